using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members.List;

/// <summary>Medlemmar: who has which role here, by function, and the invitations that wait.</summary>
[Needs(Permission.ManageMembers)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<MemberRow> Rows { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Title, string Email, DateTimeOffset Until)> Waiting { get; private set; } = [];

    public int Due { get; private set; }

    /// <summary>Empty when nothing is left to begin with.</summary>
    public IReadOnlyList<BeginningStep> Beginning { get; private set; } = [];

    public string Root => "/" + scope.Partnership!.Slug;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        Rows = await db.MembersAsync(cancel);
        Due = Rows.Count(r => r.IsDue(now));
        var open = await db.Set<AccessLink>().AsNoTracking()
            .Where(l => l.Kind == AccessLinkKind.Invitation && l.RevokedAt == null && l.ExpiresAt > now).OrderBy(l => l.CreatedAt).ToListAsync(cancel);
        Waiting = [.. open.Select(l => (l.Id.Value, l.Label, Invitation.Read(l.Grant).Email, l.ExpiresAt!.Value))];
        var steps = await db.BeginningAsync(hasInvited: Rows.Count + Waiting.Count > 1, cancel);
        Beginning = steps.All(s => s.IsDone) ? [] : [.. steps.Where(s => scope.Viewer.May(s.Needs))];
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancel)
    {
        var linkId = AccessLinkId.From(id);
        var isDone = await writes.RunAsync(async (unit, token) =>
        {
            var link = await unit.Db.Set<AccessLink>()
                .SingleOrDefaultAsync(l => l.Id == linkId && l.Kind == AccessLinkKind.Invitation && l.RevokedAt == null, token);
            link?.Revoke(unit.Now);
            if (link is not null)
                unit.Audit("member.invitation-withdrawn", nameof(AccessLink), id);
            return link is not null;
        }, cancel);
        if (!isDone)
            return NotFound();
        TempData.Flash(texts["Members.Withdrawn"]);
        return RedirectToPage();
    }
}
