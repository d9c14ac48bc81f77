using System.ComponentModel.DataAnnotations;
using Lykta.Web.Capabilities.Links;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members.Invite;

/// <summary>Bjud in: a one-time link to a role, shown to the administrator and sent by mail.</summary>
[Needs(Permission.ManageMembers)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, TextWall wall, MailDesk mail, NewAccounts accounts, Texts texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IEnumerable<SelectListItem> Roles => MemberQueries.Given.Select(r =>
        new SelectListItem(texts["Members.Role." + r], r.ToString()) { Group = new() { Name = texts["Members.Role.Help." + r] } });

    /// <summary>What the invited has here already, in another role or unit.</summary>
    public IReadOnlyList<HeldRight> Held { get; private set; } = [];

    public string? Made { get; private set; }

    /// <summary>False where this installation sends no mail: the link must be handed over.</summary>
    public bool IsSent => mail.IsOn;

    public string Root => "/" + scope.Partnership!.Slug;

    public async Task OnGetAsync(CancellationToken cancel) => Units = await db.OpenUnitsAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Units = await db.OpenUnitsAsync(cancel);
        var unitId = OrganisationId.From(Input.UnitId ?? default);
        if (Input.Role is { } role && !MemberQueries.Given.Contains(role))
            ModelState.AddModelError("Input.Role", texts["Members.Role.Missing"]);
        if (Input.UnitId is not null && !await db.Set<Organisation>().AnyAsync(o => o.Id == unitId && o.ClosedAt == null, cancel))
            ModelState.AddModelError("Input.UnitId", texts["Members.Unit.Missing"]);
        await ModelState.PassAsync(wall, texts, Input.Title, "Input.Title", Input.IsAccepted, cancel);
        Held = Input.Email is { } email ? await db.RightsOfAsync(email, cancel) : [];
        // An account that was begun here and that nobody can sign in to is claimed by being invited anew.
        if (Held.Any(h => h.UnitId == unitId && h.Role == Input.Role) && await accounts.IsTakenAsync(Input.Email!.Trim(), scope.PartnershipId, cancel))
            ModelState.AddModelError("Input.Email", texts["Members.Invite.Already"]);
        if (!ModelState.IsValid)
            return Page();
        NewLink? made = null;
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            made = Invite(unit, unitId);
            return Task.FromResult(made.Id.Value.ToString("N"));
        }, cancel);
        if (done.IsReplay || made is null)
        {
            TempData.Flash(texts["Links.ShownOnce"], FlashTone.Warning);
            return Redirect(Root + "/medlemmar");
        }

        Made = AddressOf(made);
        return Page();
    }

    private NewLink Invite(WriteUnit unit, OrganisationId unitId)
    {
        var invitation = new Invitation(Input.Email!.Trim(), Input.Role!.Value);
        var link = Doors.Make(unit, AccessLinkKind.Invitation, unitId, Input.Title!.Trim(), invitation.Write());
        unit.Audit("member.invited", nameof(AccessLink), link.Id.Value, ("role", invitation.Role.ToString()));
        mail.Order(unit, InvitationMail.Kind, link.Id.Value, secret: link.Token);
        return link;
    }

    private string AddressOf(NewLink link) => $"{Request.PublicRoot()}/inbjudan/{link.Token}";

    public sealed record Fields
    {
        [Required(ErrorMessage = "Members.Invite.Email.Missing"), EmailAddress(ErrorMessage = "SignIn.Email.Odd"), StringLength(200, ErrorMessage = "SignIn.Email.Odd")]
        public string? Email { get; init; }

        [Required(ErrorMessage = "Members.Function.Missing"), StringLength(120, ErrorMessage = "Members.Function.Long")]
        public string? Title { get; init; }

        [Required(ErrorMessage = "Members.Unit.Missing")]
        public Guid? UnitId { get; init; }

        [Required(ErrorMessage = "Members.Role.Missing")]
        public Role? Role { get; init; }

        public bool IsAccepted { get; init; }
    }
}
