using System.ComponentModel.DataAnnotations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members.Edit;

/// <summary>One membership: another role or function; its end is asked about on a page of its own.</summary>
[Needs(Permission.ManageMembers)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, LyktaStore store, ViewerDirectory viewers, TextWall wall, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public MemberRow Row { get; private set; } = null!;

    public bool IsDisabled { get; private set; }

    public IEnumerable<SelectListItem> Roles => MemberQueries.Given.Select(r =>
        new SelectListItem(texts["Members.Role." + r], r.ToString()) { Group = new() { Name = texts["Members.Role.Help." + r] } });

    public string Root => "/" + scope.Partnership!.Slug;

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
            return NotFound();
        Input = new() { Title = Row.FunctionTitle, Role = Row.Role };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
            return NotFound();
        if (Input.Role is { } role && !MemberQueries.Given.Contains(role))
            ModelState.AddModelError("Input.Role", texts["Members.Role.Missing"]);
        await ModelState.PassAsync(wall, texts, Input.Title, "Input.Title", Input.IsAccepted, cancel);
        if (!ModelState.IsValid)
            return Page();
        return await ChangeAsync(async (membership, unit, token) =>
        {
            WriteUnit.Expect(membership, Request.RowVersion());
            if (Input.Role != Role.Administrator && await unit.Db.IsLastAdministratorAsync(membership, token))
                return false;
            unit.Audit("member.changed", nameof(Membership), id, ("from", membership.Role.ToString()), ("to", Input.Role!.Value.ToString()));
            membership.ChangeRole(Input.Role.Value, Input.Title!.Trim());
            return true;
        }, cancel);
    }

    /// <summary>Closes the account behind the membership, which ends its sessions, or opens it again.</summary>
    public async Task<IActionResult> OnPostAccountAsync([FromRoute] Guid id, bool? open, CancellationToken cancel)
    {
        if (open is not { } isOpen)
            return BadRequest();
        ModelState.Clear();
        if (!await ReadAsync(id, cancel))
            return NotFound();
        Input = new() { Title = Row.FunctionTitle, Role = Row.Role };
        if (await ReasonNotToAsync(cancel) is { } reason)
        {
            ModelState.AddModelError("", texts[reason]);
            return Page();
        }

        await writes.RunAsync(async (unit, token) =>
        {
            var stamp = Guid.NewGuid().ToString("N");
            await unit.Db.Users.Where(a => a.Id == Row.AccountId)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.IsDisabled, !isOpen).SetProperty(x => x.SecurityStamp, stamp), token);
            await unit.Db.Set<AccountSession>().Where(s => s.AccountId == Row.AccountId).ExecuteDeleteAsync(token);
            unit.Audit(isOpen ? "account.enabled" : "account.disabled", nameof(Account), Row.AccountId);
            return true;
        }, cancel);
        viewers.Forget($"account:{Row.AccountId:N}", scope.PartnershipId);
        TempData.Flash(texts[isOpen ? "Members.Account.Opened" : "Members.Account.Closed"]);
        return Redirect($"{Root}/medlemmar/{id}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        await ReadAsync(Row.Id.Value, cancel) ? new(new { Title = Row.FunctionTitle, Row.Role }) : null;

    // An account is one for the whole installation: another partnership's member is not shut out from here.
    private async Task<string?> ReasonNotToAsync(CancellationToken cancel)
    {
        if (Row.AccountId == scope.AccountId)
            return "Members.Account.Own";
        var belongs = await MyPartnerships.ReadAsync(store, Row.AccountId, cancel);
        return belongs.Any(p => p != scope.PartnershipId) ? "Members.Account.Elsewhere" : null;
    }

    private async Task<IActionResult> ChangeAsync(Func<Membership, WriteUnit, CancellationToken, Task<bool>> change, CancellationToken cancel)
    {
        var isChanged = await writes.RunAsync(async (unit, token) =>
            await change(await unit.Db.Set<Membership>().SingleAsync(m => m.Id == Row.Id, token), unit, token), cancel);
        if (!isChanged)
        {
            ModelState.AddModelError("", texts["Members.LastAdministrator"]);
            return Page();
        }

        viewers.Forget($"account:{Row.AccountId:N}", scope.PartnershipId);
        TempData.Flash(texts["Members.Changed"]);
        return Redirect(Root + "/medlemmar");
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        var membership = MembershipId.From(id);
        var row = (await db.MembersAsync(cancel)).SingleOrDefault(r => r.Id == membership);
        Row = row!;
        IsDisabled = row is not null && await db.Users.AnyAsync(a => a.Id == row.AccountId && a.IsDisabled, cancel);
        return row is not null;
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "Members.Function.Missing"), StringLength(120, ErrorMessage = "Members.Function.Long")]
        public string? Title { get; init; }

        [Required(ErrorMessage = "Members.Role.Missing")]
        public Role? Role { get; init; }

        public bool IsAccepted { get; init; }
    }
}
