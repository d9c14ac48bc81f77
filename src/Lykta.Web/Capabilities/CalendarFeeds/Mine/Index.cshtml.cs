using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.CalendarFeeds.Mine;

/// <summary>Min kalender: one's own address, shown again whenever one wants, and revoked with a press.</summary>
[Needs(Permission.SeePicture)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, FeedAddresses addresses, FeedEvents events, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    private const int MostShown = 8;

    public string? Address { get; private set; }

    /// <summary>The nearest of what the calendar holds.</summary>
    public IReadOnlyList<CalendarEvent> Next { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var (now, mine) = (time.GetUtcNow(), scope.Viewer.PrimaryMembership);
        if (await db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == mine, cancel) is { } member)
            Next = [.. (await events.OfAsync(member, now, cancel)).Where(e => e.Ends > now).Take(MostShown)];
        if (await FindAsync(cancel) is { } feed)
            Address = $"{Request.PublicRoot()}/{scope.Partnership!.Slug}/kalender/{addresses.Of(feed)}.ics";
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancel)
    {
        if (scope.Viewer.PrimaryMembership is not { } me)
            return NotFound();
        if (await FindAsync(cancel) is null)
        {
            await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
            {
                var feed = CalendarFeed.For(me, unit.Now);
                unit.Db.Add(feed);
                unit.Audit("feed.made", nameof(CalendarFeed), feed.Id);
                return Task.FromResult("");
            }, cancel);
        }

        TempData.Flash(texts["Feeds.Made"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } mine)
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            (await unit.Db.Set<CalendarFeed>().SingleAsync(f => f.Id == mine.Id, token)).Revoke(unit.Now);
            unit.Audit("feed.revoked", nameof(CalendarFeed), mine.Id);
            return "";
        }, cancel);
        TempData.Flash(texts["Feeds.Revoked"]);
        return RedirectToPage();
    }

    private Task<CalendarFeed?> FindAsync(CancellationToken cancel)
    {
        var mine = scope.Viewer.Memberships.ToList();
        return db.Set<CalendarFeed>().AsNoTracking().Where(f => mine.Contains(f.MembershipId) && f.RevokedAt == null).OrderBy(f => f.CreatedAt).FirstOrDefaultAsync(cancel);
    }
}
