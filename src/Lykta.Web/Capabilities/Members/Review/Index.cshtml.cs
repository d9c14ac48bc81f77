using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members.Review;

/// <summary>Granska behörigheter: once a year each right is kept or ended by a person.</summary>
[Needs(Permission.ManageMembers)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<MemberRow> Due { get; private set; } = [];

    public int Reviewed { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var all = await db.MembersAsync(cancel);
        Due = [.. all.Where(r => r.IsDue(now))];
        Reviewed = all.Count - Due.Count;
    }

    /// <summary>Keeps it; its end is asked about on a page of its own.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var membershipId = MembershipId.From(id);
        var isKept = await writes.RunAsync(async (unit, token) =>
        {
            var membership = await unit.Db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == membershipId && m.EndedAt == null, token);
            membership?.Keep(unit.Now);
            if (membership is not null)
                unit.Audit("member.kept", nameof(Membership), id);
            return membership is not null;
        }, cancel);
        if (!isKept)
            return NotFound();
        TempData.Flash(texts["Members.Kept"]);
        return RedirectToPage();
    }
}
