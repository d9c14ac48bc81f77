using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.List;
using System.ComponentModel.DataAnnotations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans.Share;
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

namespace Lykta.Web.Capabilities.Members.Organisations;

/// <summary>One organisation or unit: its name, branch, and whether it is waited for each week; or its closing.</summary>
[Needs(Permission.ManageMembers)]
public sealed class EditModel(LyktaDbContext db, Writes writes, LyktaScope scope, TextWall wall, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];

    public string Root => "/" + scope.Partnership!.Slug;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
            return NotFound();
        Input = await ShownAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
            return NotFound();
        await ModelState.PassAsync(wall, texts, Input.Name, "Input.Name", isAccepted: true, cancel);
        await ModelState.PassAsync(wall, texts, Input.Branch, "Input.Branch", isAccepted: true, cancel);
        if (!string.IsNullOrEmpty(Input.ReporterCategory) && !Categories.Any(c => c.Value == Input.ReporterCategory))
            ModelState.AddModelError("Input.ReporterCategory", texts["Members.Category.Missing"]);
        if (!ModelState.IsValid)
            return Page();
        await writes.RunAsync(async (unit, token) =>
        {
            var organisation = WriteUnit.Expect(await unit.Db.Set<Organisation>().SingleAsync(o => o.Id == Organisation.Id, token), Request.RowVersion());
            organisation.Rename(Input.Name!.Trim());
            await ShareDesk.FollowNameAsync(unit, organisation, token);
            organisation.Mark((await unit.BranchAsync(Input.Branch!.Trim(), token)).Id);
            organisation.Expect(Input.IsWeekly, string.IsNullOrEmpty(Input.ReporterCategory) ? null : Input.ReporterCategory);
            unit.Audit("organisation.changed", nameof(Organisation), id, ("weekly", Input.IsWeekly.ToString()));
            return true;
        }, cancel);
        TempData.Flash(texts["Members.Organisation.Saved"]);
        return Redirect(Root + "/organisationer");
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await ReadAsync(id, cancel))
            return NotFound();
        Input = await ShownAsync(cancel);
        var isClosed = await writes.RunAsync(async (unit, token) =>
        {
            var organisationId = Organisation.Id;
            if (await unit.Db.Set<Organisation>().AnyAsync(o => o.ParentId == organisationId && o.ClosedAt == null, token)
                || await unit.Db.Set<Membership>().AnyAsync(m => m.OrganisationId == organisationId && m.EndedAt == null, token))
                return false;
            (await unit.Db.Set<Organisation>().SingleAsync(o => o.Id == organisationId, token)).Close(unit.Now);
            foreach (var link in await unit.Db.Set<AccessLink>().Where(l => l.UnitId == organisationId && l.RevokedAt == null).ToListAsync(token))
                link.Revoke(unit.Now);
            unit.Audit("organisation.closed", nameof(Organisation), id);
            return true;
        }, cancel);
        if (!isClosed)
        {
            ModelState.AddModelError("", texts["Members.Organisation.InUse"]);
            return Page();
        }

        TempData.Flash(texts["Members.Organisation.Closed"]);
        return Redirect(Root + "/organisationer");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        await ReadAsync(Organisation.Id.Value, cancel) ? new(await ShownAsync(cancel)) : null;

    private async Task<Fields> ShownAsync(CancellationToken cancel)
    {
        var branch = await db.Set<Branch>().AsNoTracking().SingleAsync(b => b.Id == Organisation.BranchId, cancel);
        return new() { Name = Organisation.Name, Branch = branch.Name, IsWeekly = Organisation.ReportsWeekly, ReporterCategory = Organisation.ReporterCategory };
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        var organisationId = OrganisationId.From(id);
        Organisation = (await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == organisationId && o.ClosedAt == null, cancel))!;
        if (Organisation is null)
            return false;
        var english = ObservationNames.IsEnglish;
        var categories = await db.ReporterCategoriesAsync(cancel);
        Categories = [new(texts["Members.Category.None"], ""), .. categories.Select(c => new SelectListItem(c.Name(english), c.Code))];
        // One that has been taken out of use stays with the unit that has it.
        if (Organisation.ReporterCategory is { } own && !categories.Any(c => c.Code == own))
            Categories = [.. Categories, new(own, own)];
        return true;
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "Members.Organisation.Missing"), StringLength(160, ErrorMessage = "Members.Organisation.Long")]
        public string? Name { get; init; }

        [Required(ErrorMessage = "Members.Branch.Missing"), StringLength(120, ErrorMessage = "Members.Branch.Missing")]
        public string? Branch { get; init; }

        public bool IsWeekly { get; init; }

        public string? ReporterCategory { get; init; }
    }
}
