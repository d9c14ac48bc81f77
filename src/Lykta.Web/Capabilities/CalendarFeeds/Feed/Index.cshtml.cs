using System.Text;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.CalendarFeeds.Feed;

/// <summary>What the person's calendar program reads: it has no session, only the sealed address.</summary>
[OpenToAll("A calendar program cannot sign in; the sealed address is the key, and it tells title, time and place only.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, FeedAddresses addresses, FeedEvents events, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (addresses.FeedOf(token) is not { } id)
            return NotFound();
        // The right is the member's of today: an ended role or a closed account ends the feed.
        var member = await (
            from feed in db.Set<CalendarFeed>().AsNoTracking()
            join membership in db.Set<Membership>() on feed.MembershipId equals membership.Id
            join account in db.Users on membership.AccountId equals account.Id
            where feed.Id == id && feed.RevokedAt == null && membership.EndedAt == null && !account.IsDisabled
            select membership).SingleOrDefaultAsync(cancel);
        if (member is null)
            return NotFound();
        var now = time.GetUtcNow();
        var file = CalendarFile.Write(texts["Feeds.Name", scope.Partnership!.Name], await events.OfAsync(member, now, cancel), now);
        Response.Headers.CacheControl = "private, no-store";
        return File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8");
    }
}
