using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Sheet;

/// <summary>What the file says otherwise than Lykta, row by row; each is accepted or left. A fault anywhere stops the whole.</summary>
[Needs(Permission.AnswerFollowUp)]
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class CheckModel(ImportDrafts drafts, LyktaScope scope, LyktaDbContext db, Writes writes, TextWall wall, TimeProvider time, Texts texts) : PageModel
{
    public FollowUpRound Round { get; private set; } = null!;

    public ImportDraft Draft { get; private set; } = null!;

    public RoundReading Reading { get; private set; } = null!;

    /// <summary>Rows that are taken: all but those which somebody has changed since the file was fetched.</summary>
    public HashSet<int> Accepted { get; private set; } = [];

    public bool AcceptsWarnings { get; private set; }

    public Task<IActionResult> OnGetAsync(string slug, Guid id, CancellationToken cancel) => ShowAsync(slug, id, cancel);

    /// <summary>Reads anew, with the warnings accepted.</summary>
    public Task<IActionResult> OnPostLookAsync(string slug, Guid id, [FromForm] bool godta, CancellationToken cancel)
    {
        AcceptsWarnings = godta;
        return ShowAsync(slug, id, cancel);
    }

    public async Task<IActionResult> OnPostStoreAsync(string slug, Guid id, [FromForm] string[] rad, [FromForm] bool godta, CancellationToken cancel)
    {
        AcceptsWarnings = godta;
        if (await OpenAsync(slug, id, cancel) is { } elsewhere)
            return elsewhere;
        var seen = rad.Select(r => r.Split('/')).Where(r => r.Length == 2).GroupBy(r => r[0], StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.First()[1], StringComparer.Ordinal);
        Accepted = [.. Reading.Changed.Select(c => c.Row.Measure.Number).Where(n => seen.ContainsKey($"{n}"))];
        if (Reading.Stopped.Count > 0)
            ModelState.AddModelError("", texts["FollowUps.Table.Stopped"]);
        else if (Accepted.Count == 0)
            ModelState.AddModelError("", texts["FollowUps.Table.Error.NoneChosen"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var chosen = Reading.Changed.Where(c => Accepted.Contains(c.Row.Measure.Number)).Select(c => (c, seen[$"{c.Row.Measure.Number}"])).ToList();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) => $"{await StoreAsync(unit, chosen, token)}", cancel);
        drafts.Forget(id, scope);
        var stored = int.Parse(done.Outcome, System.Globalization.CultureInfo.InvariantCulture);
        TempData.Flash(texts["FollowUps.Table.Done", stored] + (stored < chosen.Count ? " " + texts["FollowUps.Table.Left", chosen.Count - stored] : ""), stored < chosen.Count ? FlashTone.Warning : FlashTone.Done);
        return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{Round.Slug}" + (scope.Viewer.May(Permission.ManageFollowUp) ? "" : "/rader"));
    }

    // What somebody changed between the comparison on the page and the yes is left alone.
    private async Task<int> StoreAsync(WriteUnit unit, List<(RowProposal Row, string Seen)> chosen, CancellationToken cancel)
    {
        var stored = 0;
        foreach (var (row, seen) in chosen)
        {
            var entry = await unit.Db.Set<FollowUpEntry>().SingleAsync(e => e.Id == row.Row.Entry.Id, cancel);
            if (seen != $"{entry.Version}" || !entry.IsOpenAt(Round, unit.Now) || !entry.Answer(row.Answer, scope.Viewer.PrimaryMembership, unit.Now).IsOk)
                continue;
            unit.Audit("entry.answered", nameof(FollowUpEntry), entry.Id.Value, ("status", entry.Status?.ToString() ?? "none"), ("by", "table"));
            stored++;
        }

        unit.Audit("round.table.read", nameof(FollowUpRound), Round.Id.Value, ("rows", $"{stored}"));
        return stored;
    }

    private async Task<IActionResult> ShowAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (await OpenAsync(slug, id, cancel) is { } elsewhere)
            return elsewhere;
        Accepted = [.. Reading.Changed.Where(c => !c.IsStale).Select(c => c.Row.Measure.Number)];
        ModelState.Clear();
        return Page();
    }

    private async Task<IActionResult?> OpenAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (await db.RoundAsync(slug, cancel) is not { SentAt: not null } round)
            return NotFound();
        Round = round;
        if (drafts.Find(id, scope) is not { } draft || RoundTable.Read(draft.Rows, round) is not { IsOk: true } lines)
        {
            TempData.Flash(texts["Import.Lost"], FlashTone.Warning);
            return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{slug}/las-in");
        }

        Draft = draft;
        Reading = new RoundReading(round, await wall.ContextAsync(FieldKind.FreeText, cancel), AcceptsWarnings, texts)
            .Read(lines.Value, await db.RowsOfAsync(round, scope.Viewer, cancel), time.GetUtcNow());
        return null;
    }
}
