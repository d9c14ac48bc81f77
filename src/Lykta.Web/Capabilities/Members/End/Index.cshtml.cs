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

namespace Lykta.Web.Capabilities.Members.End;

/// <summary>Ends a membership after a question, as it cannot be taken back.</summary>
[Needs(Permission.ManageMembers)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, ViewerDirectory viewers, Texts texts) : PageModel
{
    /// <summary>Asked from the yearly review, to which one comes back.</summary>
    [BindProperty(SupportsGet = true, Name = "granskning")]
    public bool IsReview { get; set; }

    public MemberRow Row { get; private set; } = null!;

    public string Root => "/" + scope.Partnership!.Slug;

    public string Back => Root + (IsReview ? "/medlemmar/granskning" : $"/medlemmar/{Row.Id.Value}");

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id, CancellationToken cancel) => await ReadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
            return NotFound();
        var isEnded = await writes.RunAsync(async (unit, token) =>
        {
            var membership = await unit.Db.Set<Membership>().SingleAsync(m => m.Id == Row.Id, token);
            if (membership.EndedAt is not null)
                return true;
            if (await unit.Db.IsLastAdministratorAsync(membership, token))
                return false;
            membership.End(unit.Now);
            unit.Audit("member.ended", nameof(Membership), id);
            return true;
        }, cancel);
        if (!isEnded)
        {
            ModelState.AddModelError("", texts["Members.LastAdministrator"]);
            return Page();
        }

        viewers.Forget($"account:{Row.AccountId:N}", scope.PartnershipId);
        TempData.Flash(texts["Members.Ended"]);
        return Redirect(Root + (IsReview ? "/medlemmar/granskning" : "/medlemmar"));
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        var membership = MembershipId.From(id);
        Row = (await db.MembersAsync(cancel)).SingleOrDefault(r => r.Id == membership)!;
        return Row is not null;
    }
}
