using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Decisions.List;

/// <summary>Beslut: every matter from proposal to done, and how many days it took.</summary>
[Needs(Permission.SeeDecisions)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<Decision> Rows { get; private set; } = [];

    public double? MedianToRuling => Median(Rows.Select(r => r.DaysToRuling));

    public double? MedianToDone => Median(Rows.Select(r => r.DaysToDone));

    [BindProperty]
    public Fields Input { get; set; } = new();

    public string Root => $"/{scope.Partnership!.Slug}/beslut";

    public bool MayManage => scope.Viewer.May(Permission.ManageDecisions);

    public bool IsWarned => Input.IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is "Input.Title" or "Input.Proposal");

    public Task OnGetAsync(CancellationToken cancel)
    {
        Input = new() { On = time.Today() };
        return ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        await ShowAsync(cancel);
        var title = await PassAsync(Input.Title, "Input.Title", 160, cancel);
        var proposal = await PassAsync(Input.Proposal, "Input.Proposal", 500, cancel);
        if (string.IsNullOrWhiteSpace(Input.Title))
            ModelState.Add(texts, DecisionErrors.NoTitle);
        if (string.IsNullOrWhiteSpace(Input.Proposal))
            ModelState.Add(texts, DecisionErrors.NoProposal);
        if (Input.On is not { } on || on > time.Today())
            ModelState.Add(texts, DecisionErrors.NoDay);
        if (!ModelState.IsValid)
            return Page();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var decision = Decision.Propose(await unit.NextNumberAsync("decision", token), title!.Value, proposal!.Value, Input.On!.Value);
            unit.Db.Add(decision);
            unit.Audit("decision.proposed", nameof(Decision), decision.Id.Value);
            return $"{Root}/{decision.Number}";
        }, cancel);
        TempData.Flash(texts["Decisions.Proposed"]);
        return Redirect(done.Outcome);
    }

    private async Task<ScreenedText?> PassAsync(string? value, string field, int longest, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(value, field, "decision") { MaxLength = longest, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task ShowAsync(CancellationToken cancel) =>
        Rows = await db.Matters().AsNoTracking().OrderByDescending(d => d.Number).Take(500).ToListAsync(cancel);

    private static double? Median(IEnumerable<int?> days)
    {
        var sorted = days.OfType<int>().Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    public sealed record Fields
    {
        public string? Title { get; init; }

        public string? Proposal { get; init; }

        public DateOnly? On { get; init; }

        public bool IsAboutNobody { get; init; }
    }
}
