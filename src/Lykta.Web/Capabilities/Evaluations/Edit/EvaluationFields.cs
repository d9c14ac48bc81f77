using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lykta.Web.Capabilities.Evaluations.Edit;

/// <summary>The fields of an evaluation's form, which writing and changing it share.</summary>
public abstract class EvaluationFields(LyktaDbContext db, LyktaScope scope, TextWall wall, Texts texts) : PageModel
{
    private List<Evaluated> things = [];

    [BindProperty]
    public EvaluationInput Input { get; set; } = new();

    public IEnumerable<SelectListItem> Things => [new("–", ""), .. things.Select(t => new SelectListItem($"{texts[$"Evaluations.Subject.{t.Subject}"].Value}: {t.Name}", t.Key))];

    public IEnumerable<SelectListItem> Methods => Enum.GetValues<EvaluationMethod>().Select(m => new SelectListItem(texts[$"Evaluations.Method.{m}"], m.ToString()));

    public IEnumerable<SelectListItem> Fates => Enum.GetValues<RecommendationFate>().Select(f => new SelectListItem(texts[$"Evaluations.Fate.{f}"], f.ToString()));

    public IEnumerable<SelectListItem> Levels => new[] { SharingLevel.Partnership, SharingLevel.Organisation, SharingLevel.Branch }.Select(s => new SelectListItem(texts[$"Plans.SharingLevel.{s}"], s.ToString()));

    public bool IsWarned => Input.IsAboutNobody || !ModelState.IsValid;

    public string Root => $"/{scope.Partnership!.Slug}/utvarderingar";

    protected async Task FillAsync(CancellationToken cancel) => things = await db.EvaluatedAsync(cancel);

    /// <summary>What is no longer there, or not seen, can still be kept as it stands.</summary>
    protected void Keep(Evaluated gone)
    {
        if (things.TrueForAll(t => t.Key != gone.Key))
            things.Add(gone);
    }

    /// <summary>Null when something is wrong; it then stands on the fields.</summary>
    protected async Task<EvaluationForm?> FormAsync(CancellationToken cancel)
    {
        var title = await PassAsync(Input.Title, nameof(Input.Title), Evaluation.LongestTitle, true, cancel);
        var methodText = await PassAsync(Input.MethodText, nameof(Input.MethodText), Evaluation.LongestText, false, cancel);
        var measured = await LinesAsync(Input.Measured, nameof(Input.Measured), cancel);
        var experienced = await LinesAsync(Input.Experienced, nameof(Input.Experienced), cancel);
        var recommendation = await PassAsync(Input.Recommendation, nameof(Input.Recommendation), Evaluation.LongestText, false, cancel);
        var fateText = await PassAsync(Input.FateText, nameof(Input.FateText), Evaluation.LongestText, false, cancel);
        var of = things.Find(t => t.Key == Input.Of);
        Need(of is not null, nameof(Input.Of));
        Need(Input.Method is { } method && Enum.IsDefined(method), nameof(Input.Method));
        Need(Enum.IsDefined(Input.Fate), nameof(Input.Fate));
        Need(Levels.Any(l => l.Value == Input.Sharing.ToString()), nameof(Input.Sharing));
        Need(Input.From is not null, nameof(Input.From));
        Need(Input.To is not null, nameof(Input.To));
        if (!ModelState.IsValid)
            return null;
        var read = Evaluation.Check(new(title!.Value, of!, Input.Method!.Value, Input.From!.Value, Input.To!.Value)
        {
            MethodText = methodText,
            Respondents = Input.Respondents,
            Measured = measured,
            Experienced = experienced,
            Recommendation = recommendation,
            Fate = Input.Fate,
            FateText = fateText,
            Sharing = Input.Sharing,
        });
        ModelState.Add(texts, read.Errors);
        return read.IsOk ? read.Value : null;
    }

    protected PageResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Need(bool isThere, string field)
    {
        if (!isThere && ModelState[$"Input.{field}"]?.Errors.Count is null or 0)
            ModelState.Add(texts, PlanErrors.Needed($"Input.{field}"));
    }

    private async Task<ScreenedText?> PassAsync(string? text, string field, int longest, bool isNeeded, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), $"Input.{field}", "evaluation") { MaxLength = longest, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        if (isNeeded && passed is { IsOk: true, Value: null })
            ModelState.Add(texts, PlanErrors.Needed($"Input.{field}"));
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<List<ScreenedText>> LinesAsync(string? text, string field, CancellationToken cancel)
    {
        List<ScreenedText> lines = [];
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (await PassAsync(line, field, Evaluation.LongestFinding, false, cancel) is { } passed)
                lines.Add(passed);
        }

        return lines;
    }
}

public sealed record EvaluationInput
{
    public string? Title { get; init; }
    public string? Of { get; init; }
    public EvaluationMethod? Method { get; init; }
    public string? MethodText { get; init; }
    public int? Respondents { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Measured { get; init; }
    public string? Experienced { get; init; }
    public string? Recommendation { get; init; }
    public RecommendationFate Fate { get; init; } = RecommendationFate.Open;
    public string? FateText { get; init; }
    public SharingLevel Sharing { get; init; } = SharingLevel.Partnership;
    public bool IsAboutNobody { get; init; }

    public static EvaluationInput Read(WholeEvaluation whole, Evaluated of) => new()
    {
        Title = whole.Evaluation.Title,
        Of = of.Key,
        Method = whole.Evaluation.Method,
        MethodText = whole.Evaluation.MethodText,
        Respondents = whole.Evaluation.Respondents,
        From = whole.Evaluation.From,
        To = whole.Evaluation.To,
        Measured = string.Join('\n', whole.Said(FindingBasis.Measured)),
        Experienced = string.Join('\n', whole.Said(FindingBasis.Experienced)),
        Recommendation = whole.Evaluation.Recommendation,
        Fate = whole.Evaluation.Fate,
        FateText = whole.Evaluation.FateText,
        Sharing = whole.Evaluation.Sharing,
    };
}
