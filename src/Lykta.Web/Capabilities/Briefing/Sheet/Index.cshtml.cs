using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Sheet;

/// <summary>One evening's sheet as the coordinator works with it: every block, every line, and who gets it.</summary>
[Needs(Permission.ManageBriefings)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, BriefingDesk desk, PartnershipDirectory partnerships, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public BriefingSheet Sheet { get; private set; } = null!;

    public string? Collaboration { get; private set; }

    public IReadOnlyList<BriefingItem> Items { get; private set; } = [];

    /// <summary>Taken away from the draft, until it is locked.</summary>
    public IReadOnlyList<BriefingItem> Removed { get; private set; } = [];

    public SheetDocument Document { get; private set; } = null!;

    public IReadOnlyList<SourceLine> Others { get; private set; } = [];

    public bool IsReleased { get; private set; }

    public bool IsTonight => Sheet.Day == BriefingQueries.Evening(time.GetUtcNow());

    public DateOnly AgesOn => Sheet.AgesOn(time.Today());

    public string Root => $"/{scope.Partnership!.Slug}";

    public string Address => $"{Root}/utsattning/{Sheet.Key}";

    /// <summary>Heading and text: a draft's in the reader's language, a locked sheet's as they were locked.</summary>
    public (string? Heading, string? Text) Words(BriefingItem item) => Sheet.IsDraft ? item.In(CultureInfo.CurrentUICulture) : (item.Heading, item.Text);

    public IEnumerable<BriefingItem> In(BriefingBlock block) => Items.Where(i => i.Block == block);

    /// <summary>Who was out last time, until somebody has said that it holds tonight too.</summary>
    public bool IsUnconfirmed(BriefingItem item) => Sheet.IsDraft && item is { Block: BriefingBlock.Presence, Origin: ItemOrigin.CarriedOver };

    public Cover? CoverOf(BriefingItem item) => Document.Covers().FirstOrDefault(c => c.Place.Item == item.Id.Value);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
            return NotFound();
        Collaboration = await BriefingDesk.CollaborationNameAsync(db, Sheet, cancel);
        Items = await db.Set<BriefingItem>().AsNoTracking().Where(i => i.SheetId == Sheet.Id).OrderBy(i => i.Block).ThenBy(i => i.Order).ThenBy(i => i.Id).ToListAsync(cancel);
        Removed = Sheet.IsDraft ? await WithRemoved(db).AsNoTracking().Where(i => i.SheetId == Sheet.Id && i.RemovedAt != null).OrderBy(i => i.Block).ThenBy(i => i.RemovedAt).ToListAsync(cancel) : [];
        var lines = await SheetSource.OwnLinesAsync(db, Sheet.Id, cancel, Sheet.IsDraft ? CultureInfo.CurrentUICulture : null);
        Others = await SheetSource.OthersLinesAsync(db, Sheet, partnerships, cancel);
        Document = new(scope.Partnership!.Name, Collaboration, Sheet.Day, Sheet.Edition, Sheet.MeetingAt, Sheet.From, Sheet.To, BriefingAudience.PoliceAndMunicipality, Sheet.DeleteFilesBy, Sheet.SharedAt, Sheet.IsSecrecyMarked, [.. lines.Select(l => l.Line)]);
        var own = scope.PartnershipId;
        IsReleased = Sheet.CollaborationId is { } of && await db.Set<CollaborationRelease>()
            .AnyAsync(r => r.CollaborationId == of && r.PartnershipId == own && r.Kind == ReleaseKind.Briefing && r.Week == Sheet.Day && r.WithdrawnAt == null, cancel);
        reads.Note(nameof(BriefingSheet), Sheet.Id.Value, "sheet");
        return Page();
    }

    public async Task<IActionResult> OnPostFillAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel))
            return NotFound();
        var fill = await desk.FillAsync(Sheet.Id, cancel);
        return await DoAsync((unit, token) => fill(unit, token), "Briefing.Sheet.Filled", cancel);
    }

    public Task<IActionResult> OnPostReleaseAsync(string key, CancellationToken cancel) => CommonAsync(key, BriefingDesk.ReleaseAsync, "Briefing.Release.Done", cancel);

    public Task<IActionResult> OnPostWithdrawAsync(string key, CancellationToken cancel) => CommonAsync(key, BriefingDesk.WithdrawAsync, "Briefing.Release.Withdrawn", cancel);

    public async Task<IActionResult> OnPostCorrectAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel) || Sheet.IsDraft)
            return NotFound();
        return await DoAsync(async (unit, token) => (await BriefingDesk.CorrectAsync(unit, Sheet.Id, token)).Key, "Briefing.Sheet.Corrected", cancel);
    }

    /// <summary>The drafted correction is thrown away with its lines; the shared edition has never changed.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(string key, [FromForm] bool isSure, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel) || !Sheet.IsCorrection)
            return NotFound();
        if (!isSure)
        {
            TempData.Flash(texts["Briefing.Correction.NotSure"], FlashTone.Warning);
            return Redirect(Address);
        }

        return await DoAsync(async (unit, token) =>
        {
            if (await unit.Db.Set<BriefingSheet>().SingleOrDefaultAsync(s => s.Id == Sheet.Id, token) is not { } draft)
                return "";
            if (!draft.IsCorrection)
                return "locked";
            unit.Db.Remove(draft);
            unit.Audit("briefing.correction-discarded", nameof(BriefingSheet), draft.Id.Value, ("edition", draft.Edition.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return "";
        }, "Briefing.Correction.Discarded", cancel);
    }

    public async Task<IActionResult> OnPostCancelAsync(string key, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel) || !Sheet.Cancel())
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            if ((await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Id == Sheet.Id, token)).Cancel())
                unit.Audit("briefing.cancelled", nameof(BriefingSheet), Sheet.Id.Value);
            return "";
        }, cancel);
        TempData.Flash(texts["Briefing.Sheet.Cancelled"], FlashTone.Warning);
        return Redirect($"/{scope.Partnership!.Slug}/utsattning");
    }

    public Task<IActionResult> OnPostRemoveAsync(string key, Guid rad, CancellationToken cancel) =>
        LineAsync(key, rad, (unit, item) => item.Remove(unit.Now), "briefing.line-removed", "Briefing.Line.Removed", cancel);

    public Task<IActionResult> OnPostTakeBackAsync(string key, Guid rad, CancellationToken cancel) =>
        LineAsync(key, rad, (_, item) => item.TakeBack(), "briefing.line-taken-back", "Briefing.Line.TakenBack", cancel);

    public Task<IActionResult> OnPostConfirmAsync(string key, Guid rad, CancellationToken cancel) =>
        LineAsync(key, rad, (_, item) => item.Confirm(), "briefing.line-confirmed", "Briefing.Line.Confirmed", cancel);

    public Task<IActionResult> OnPostDoneAsync(string key, Guid rad, CancellationToken cancel) =>
        LineAsync(key, rad, (unit, item) => item.Close(unit.Now), "briefing.point-closed", "Briefing.Line.Done", cancel);

    public Task<IActionResult> OnPostReopenAsync(string key, Guid rad, CancellationToken cancel) =>
        LineAsync(key, rad, (_, item) => item.Reopen(), "briefing.point-reopened", "Briefing.Line.Reopened", cancel);

    private async Task<IActionResult> CommonAsync(string key, Func<WriteUnit, BriefingSheet, CancellationToken, Task> work, string done, CancellationToken cancel)
    {
        if (!await FindAsync(key, cancel) || Sheet.CollaborationId is not { } of || !await db.Set<Collaboration>().AnyAsync(c => c.Id == of, cancel))
            return NotFound();
        return await DoAsync(async (unit, token) => { await work(unit, Sheet, token); return ""; }, done, cancel);
    }

    private async Task<IActionResult> LineAsync(string key, Guid line, Action<WriteUnit, BriefingItem> change, string action, string done, CancellationToken cancel)
    {
        var id = BriefingItemId.From(line);
        if (!await FindAsync(key, cancel) || await WithRemoved(db).Where(i => i.Id == id && i.SheetId == Sheet.Id).Select(i => (BriefingBlock?)i.Block).SingleOrDefaultAsync(cancel) is not { } block)
            return NotFound();
        // Back to the block, so that the keyboard goes on where it was.
        return await DoAsync(async (unit, token) =>
        {
            var isDraft = await unit.Db.Set<BriefingSheet>().Where(s => s.Id == Sheet.Id).Select(s => s.State == SheetState.Draft).SingleAsync(token);
            if (!isDraft)
                return "locked";
            // Gone for good when the sheet is another's draft by now.
            if (await WithRemoved(unit.Db).SingleOrDefaultAsync(i => i.Id == id, token) is { } item)
            {
                change(unit, item);
                unit.Audit(action, nameof(BriefingItem), line);
            }

            return "";
        }, done, cancel, $"#block-{(int)block}");
    }

    private static IQueryable<BriefingItem> WithRemoved(LyktaDbContext from) => from.Set<BriefingItem>().IgnoreQueryFilters([BriefingItem.RemovedFilter]);

    private async Task<IActionResult> DoAsync(Func<WriteUnit, CancellationToken, Task<string>> work, string done, CancellationToken cancel, string place = "")
    {
        var submitted = await writes.RunOnceAsync(Request.SubmissionKey(), work, cancel);
        if (submitted.Outcome == "locked")
            TempData.Flash(texts["Briefing.Error.Locked"], FlashTone.Warning);
        else
            TempData.Flash(texts[done]);
        return Redirect(Address + place);
    }

    private async Task<bool> FindAsync(string key, CancellationToken cancel)
    {
        Sheet = (await db.SheetAsync(key, cancel))!;
        return Sheet is not null;
    }
}
