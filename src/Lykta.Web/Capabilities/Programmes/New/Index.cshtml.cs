using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lykta.Web.Capabilities.Programmes.New;

/// <summary>Nytt program, for one of the own units; MST brings its four targets.</summary>
[Needs(Permission.AnswerFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, ProgrammeText text, Texts texts, TimeProvider time) : PageModel
{
    private static readonly (string Key, int Percent)[] Mst = [("Completed", 85), ("AtHome", 90), ("SchoolOrWork", 90), ("NoArrests", 90)];

    [BindProperty]
    public ProgrammeInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public bool HasSoftWarning { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => OpenAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        List<Error> errors = [];
        var isProtected = Input.Kind == ProgrammeKind.IntimateViolence;
        var name = await text.PassAsync(Input.Name, "Input.Name", Programme.LongestName, isProtected, Input.IsAccepted, cancel);
        var aim = await text.PassAsync(Input.Aim, "Input.Aim", 2000, isProtected, Input.IsAccepted, cancel);
        errors.AddRange(name.Errors.Concat(aim.Errors));
        if (name.IsOk && name.Value is null)
            errors.Add(ProgrammeErrors.NoName);
        if (!Enum.IsDefined(Input.Kind))
            errors.Add(PlanErrors.Needed("Input.Kind"));
        if (!Guid.TryParseExact(Input.Unit, "N", out var unit) || Units.All(u => u.Value != Input.Unit))
            errors.Add(ProgrammeErrors.NoUnit);
        if (errors.Count > 0)
        {
            HasSoftWarning = errors.HasSoftWarning();
            ModelState.Add(texts, errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var targets = Input.Kind == ProgrammeKind.Mst ? await MstTargetsAsync(cancel) : [];
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (work, token) =>
        {
            var programme = Programme.Begin(await work.NextNumberAsync("programme", token), name.Value!.Value, Input.Kind, OrganisationId.From(unit), aim.Value, time.Today());
            work.Db.Add(programme);
            work.Db.AddRange(targets.Select((t, i) => OutcomeTarget.Of(programme.Id, i + 1, t.Name, t.Percent, t.Method)));
            work.Audit("programme.begun", nameof(Programme), programme.Id.Value, ("kind", Input.Kind.ToString()));
            return $"/{scope.Partnership!.Slug}/program/{programme.Number}";
        }, cancel);
        TempData.Flash(texts["Programmes.New.Done"]);
        return LocalRedirect(done.Outcome);
    }

    // Words of ours, which pass the wall like everybody's.
    private async Task<List<(ScreenedText Name, int Percent, ScreenedText? Method)>> MstTargetsAsync(CancellationToken cancel)
    {
        var method = (await text.PassAsync(texts["Programmes.Mst.Method"], "", 1000, isProtected: false, isAccepted: true, cancel)).Value;
        List<(ScreenedText, int, ScreenedText?)> targets = [];
        foreach (var (key, percent) in Mst)
            targets.Add(((await text.PassAsync(texts[$"Programmes.Mst.{key}"], "", 200, isProtected: false, isAccepted: true, cancel)).Value!.Value, percent, method));
        return targets;
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        var own = await db.OwnUnitsAsync(scope.Viewer, cancel);
        Units = [.. (await db.UnitsAsync(cancel)).Where(u => !u.IsClosed && (own.Contains(u.Id) || scope.Viewer.May(Permission.ManagePlan)))
            .OrderBy(u => u.Name, SwedishFolding.Order).Select(u => new SelectListItem(u.Name, u.Id.Value.ToString("N")))];
        Kinds = [.. Enum.GetValues<ProgrammeKind>().Select(k => new SelectListItem(texts[$"Programmes.Kind.{k}"], k.ToString()))];
    }
}

public sealed record ProgrammeInput
{
    public string? Name { get; init; }
    public ProgrammeKind Kind { get; init; } = ProgrammeKind.SocialInterventionGroup;
    public string? Unit { get; init; }
    public string? Aim { get; init; }
    public bool IsAccepted { get; init; }
}
