using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members.Review;

/// <summary>Granska behörigheter: once a year each right is kept or ended by a person.</summary>
[Needs(Permission.ManageMembers)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, ViewerDirectory viewers, Texts texts, TimeProvider time) : PageModel
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

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "keep")] bool? decision, CancellationToken cancel)
    {
        if (decision is not { } keep)
            return BadRequest();
        var membershipId = MembershipId.From(id);
        var (key, account) = await writes.RunAsync<(string?, Guid)>(async (unit, token) =>
        {
            var membership = await unit.Db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == membershipId && m.EndedAt == null, token);
            if (membership is null)
                return (null, default);
            if (!keep && await unit.Db.IsLastAdministratorAsync(membership, token))
                return ("Members.LastAdministrator", default);
            if (keep)
                membership.Keep(unit.Now);
            else
                membership.End(unit.Now);
            unit.Audit(keep ? "member.kept" : "member.ended", nameof(Membership), id);
            return (keep ? "Members.Kept" : "Members.Ended", membership.AccountId);
        }, cancel);
        if (key is null)
            return NotFound();
        viewers.Forget($"account:{account:N}", scope.PartnershipId);
        TempData.Flash(texts[key], key == "Members.LastAdministrator" ? FlashTone.Warning : FlashTone.Done);
        return RedirectToPage();
    }
}
