using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lykta.Web.Capabilities.Answers.New;

/// <summary>Nytt ärende: who asks, both dnr, the dates, and the numbered questions pasted as they came.</summary>
[Needs(Permission.ManageCases)]
public sealed class IndexModel(LyktaScope scope, Writes writes, CaseText text, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public CaseInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<CaseKind>().Select(k => new SelectListItem(texts[$"Answers.Kind.{k}"], k.ToString()))];

    public bool HasSoftWarning => text.HasSoftWarning;

    public void OnGet() => Input = new() { ReceivedOn = time.Today() };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        text.IsAccepted = Input.IsAccepted;
        var head = await Input.ReadAsync(text, cancel);
        var signatories = await text.LinesAsync(Input.Signatories, "Input.Signatories", 120, isNumbered: false, cancel);
        var substitutes = await text.LinesAsync(Input.Substitutes, "Input.Substitutes", 120, isNumbered: false, cancel);
        var questions = await text.LinesAsync(Input.Questions, "Input.Questions", 2000, isNumbered: true, cancel);
        if (Input.Kind == CaseKind.BoardQuestion && questions.Count == 0)
            text.Errors.Add(CaseErrors.NoQuestions);
        if (Input.Kind == CaseKind.BoardQuestion && signatories.Count == 0)
            text.Errors.Add(CaseErrors.NoSubmitter);
        if (text.Errors.Count > 0 || head is null)
        {
            ModelState.Add(texts, text.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var appendix = await text.PassAsync(texts["Answers.Appendix.Name"], "", 300, cancel);
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var made = AnswerCase.Receive(await unit.NextNumberAsync("case", token), Input.Kind, head, head.ReceivedOn.Year);
            unit.Db.Add(made);
            unit.Db.AddRange(signatories.Select((s, i) => CaseSubmitter.Of(made.Id, i + 1, s, SubmitterRole.Signatory)));
            unit.Db.AddRange(substitutes.Select((s, i) => CaseSubmitter.Of(made.Id, signatories.Count + i + 1, s, SubmitterRole.SubstituteStatement)));
            unit.Db.AddRange(questions.Select((q, i) => CaseQuestion.Of(made.Id, i + 1, q)));
            unit.Db.Add(CaseAttachment.Of(made.Id, 1, appendix!.Value, isGenerated: true));
            unit.Audit("case.received", nameof(AnswerCase), made.Id.Value, ("kind", Input.Kind.ToString()), ("questions", $"{questions.Count}"));
            return $"/{scope.Partnership!.Slug}/arenden/{made.Number}";
        }, cancel);
        TempData.Flash(texts["Answers.New.Done"]);
        return LocalRedirect(done.Outcome);
    }
}

public sealed record CaseInput
{
    public CaseKind Kind { get; init; } = CaseKind.BoardQuestion;
    public string? Title { get; init; }
    public string? OwnDiary { get; init; }
    public string? TheirDiary { get; init; }
    public string? Sender { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? BoardOn { get; init; }
    public DateOnly? UnionOn { get; init; }
    public DateOnly? CouncilOn { get; init; }
    public string? Signatories { get; init; }
    public string? Substitutes { get; init; }
    public string? Questions { get; init; }
    public bool IsAccepted { get; init; }

    public async Task<CaseHead?> ReadAsync(CaseText text, CancellationToken cancel)
    {
        var title = await text.PassAsync(Title, "Input.Title", 300, cancel, PlanErrors.Needed("Input.Title"));
        var (own, theirs, sender) = (await text.PassAsync(OwnDiary, "Input.OwnDiary", 60, cancel), await text.PassAsync(TheirDiary, "Input.TheirDiary", 60, cancel), await text.PassAsync(Sender, "Input.Sender", 160, cancel));
        if (ReceivedOn is null)
            text.Errors.Add(PlanErrors.Needed("Input.ReceivedOn"));
        if (!Enum.IsDefined(Kind))
            text.Errors.Add(PlanErrors.Needed("Input.Kind"));
        return title is null || ReceivedOn is null ? null
            : new(title.Value, own, theirs, sender, ReceivedOn.Value) { DueOn = DueOn, BoardOn = BoardOn, UnionOn = UnionOn, CouncilOn = CouncilOn };
    }
}
