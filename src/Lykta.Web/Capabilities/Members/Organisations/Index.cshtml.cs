using System.ComponentModel.DataAnnotations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
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

/// <summary>Organisationer: the parties of the partnership as trees, and who is waited for each week.</summary>
[Needs(Permission.ManageMembers)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, TextWall wall, Texts texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public IReadOnlyList<OrganisationNode> Trees { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public IReadOnlyList<string> Branches { get; private set; } = [];

    public IEnumerable<SelectListItem> Categories => Enum.GetValues<OrganisationCategory>()
        .Select(c => new SelectListItem(texts["Members.Kind." + c], c.ToString())).OrderBy(c => c.Text, MemberQueries.Swedish);

    public string Root => "/" + scope.Partnership!.Slug;

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ModelState.PassAsync(wall, texts, Input.Name, "Input.Name", isAccepted: true, cancel);
        await ModelState.PassAsync(wall, texts, Input.Branch, "Input.Branch", isAccepted: true, cancel);
        if (Input.ParentId is null && Input.Category is null)
            ModelState.AddModelError("Input.Category", texts["Members.Kind.Missing"]);
        if (!ModelState.IsValid)
        {
            await ReadAsync(cancel);
            return Page();
        }

        var done = await writes.RunOnceAsync(Request.SubmissionKey(), AddAsync, cancel);
        if (done.Outcome.Length == 0)
            return NotFound();
        TempData.Flash(texts["Members.Organisation.Added", Input.Name!.Trim()]);
        return RedirectToPage();
    }

    private async Task<string> AddAsync(WriteUnit unit, CancellationToken cancel)
    {
        var branch = await unit.BranchAsync(Input.Branch!.Trim(), cancel);
        Organisation? organisation;
        if (Input.ParentId is { } parentId)
        {
            var id = OrganisationId.From(parentId);
            var parent = await unit.Db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == id && o.ClosedAt == null, cancel);
            if (parent is null)
                return "";
            organisation = Organisation.Under(parent, Input.Name!.Trim(), branch.Id);
        }
        else
        {
            organisation = Organisation.Root(Input.Name!.Trim(), Input.Category!.Value, branch.Id);
        }

        if (Input.IsWeekly)
            organisation.ExpectWeekly(null);
        unit.Db.Add(organisation);
        unit.Audit("organisation.added", nameof(Organisation), organisation.Id.Value);
        return organisation.Id.Value.ToString("N");
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Trees = await db.TreesAsync(cancel);
        Parents = await db.OpenUnitsAsync(cancel);
        Branches = await db.BranchNamesAsync(cancel);
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "Members.Organisation.Missing"), StringLength(160, ErrorMessage = "Members.Organisation.Long")]
        public string? Name { get; init; }

        public Guid? ParentId { get; init; }

        public OrganisationCategory? Category { get; init; }

        [Required(ErrorMessage = "Members.Branch.Missing"), StringLength(120, ErrorMessage = "Members.Branch.Missing")]
        public string? Branch { get; init; }

        public bool IsWeekly { get; init; }
    }
}
