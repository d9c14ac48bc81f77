using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lykta.Web.Capabilities.Groups.Member;

/// <summary>An organisation comes into a group: one of the partnership's units, or another by its name. Never a person.</summary>
[Needs(Permission.ManageGroups)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, Writes writes, Texts texts) : PageModel
{
    private IReadOnlyList<NamedUnit> units = [];

    public WorkGroup Group { get; private set; } = null!;

    [BindProperty]
    public Fields Input { get; set; } = new();

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    public IEnumerable<SelectListItem> Units => [new("–", ""), .. units.Where(u => !u.IsClosed).OrderBy(u => u.Name, SwedishFolding.Order).Select(u => new SelectListItem(u.Name, u.Id.Value.ToString()))];

    public IEnumerable<SelectListItem> Categories => Enum.GetValues<OrganisationCategory>().Select(c => new SelectListItem(texts["Agreements.Category." + c], c.ToString()));

    public bool IsWarned => Input.IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is "Input.Organisation" or "Input.Function" or "Input.Cluster");

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await FindAsync(nr, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        if (await ReadAsync(cancel) is not { } form)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var member = GroupMember.In(Group.Id, form, Stockholm.DayOf(unit.Now));
            unit.Db.Add(member);
            unit.Audit("group.joined", nameof(GroupMember), member.Id, ("category", member.Category.ToString()));
            return Task.FromResult("");
        }, cancel);
        TempData.Flash(texts["Groups.Member.Added"]);
        return Redirect($"{Root}/{nr}");
    }

    private async Task<MemberForm?> ReadAsync(CancellationToken cancel)
    {
        var unit = units.FirstOrDefault(u => !u.IsClosed && u.Id.Value.ToString() == Input.Unit);
        var organisation = await PassAsync(Input.Organisation, "Input.Organisation", 160, unit is null ? GroupErrors.NoOrganisation : null, cancel);
        var function = await PassAsync(Input.Function, "Input.Function", 120, GroupErrors.NoFunction, cancel);
        var cluster = await PassAsync(Input.Cluster, "Input.Cluster", 80, null, cancel);
        var mailbox = FunctionMailbox.Read(Input.Mailbox);
        ModelState.Add(texts, mailbox.Errors);
        if (!ModelState.IsValid)
            return null;
        return new(unit?.Category ?? Input.Category, unit?.Name ?? organisation!.Value.Value, function!.Value) { Cluster = cluster, Unit = unit?.Id, Mailbox = mailbox.Value };
    }

    private Task<ScreenedText?> PassAsync(string? value, string field, int longest, Error? needed, CancellationToken cancel) =>
        wall.PassAsync(ModelState, new(value, field, longest, Input.IsAboutNobody, needed), cancel);

    private async Task<bool> FindAsync(int nr, CancellationToken cancel)
    {
        if (await db.GroupAsync(nr, cancel) is not { IsClosed: false } group)
            return false;
        Group = group;
        units = await db.UnitsAsync(cancel);
        return true;
    }

    public sealed record Fields
    {
        public string? Unit { get; init; }
        public string? Organisation { get; init; }
        public OrganisationCategory Category { get; init; } = OrganisationCategory.School;
        public string? Function { get; init; }
        public string? Mailbox { get; init; }
        public string? Cluster { get; init; }
        public bool IsAboutNobody { get; init; }
    }
}
