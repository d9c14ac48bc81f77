using System.Globalization;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
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

namespace Lykta.Web.Capabilities.NightPatrols.Group;

/// <summary>A group of night patrols: what it is, when it walks, and the address by which people sign up.</summary>
[Needs(Permission.ManagePatrols)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public PatrolGroup? Group { get; private set; }

    public IReadOnlyList<PatrolTemplate> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    [BindProperty]
    public Fields Input { get; set; } = new();

    [BindProperty]
    public WalkFields Walk { get; set; } = new();

    public string Root => $"/{scope.Partnership!.Slug}/nattvandring";

    public string SignUpAddress => $"{Request.PublicRoot()}/{scope.Partnership!.Slug}/nattvandra/{Group!.SignUpKey}";

    public bool IsWarned => Input.IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is "Input.Name" or "Input.LeaderFunction");

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<PatrolGroupKind>().Select(k => new SelectListItem(texts["Patrols.Kind." + k], k.ToString()));

    public IEnumerable<SelectListItem> Weekdays => Enumerable.Range(0, 7).Select(i => (DayOfWeek)((i + 5) % 7))
        .Select(d => new SelectListItem(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(d), d.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        if (Group is { } group)
            Input = Shown(group);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        ModelState.Forget("Walk");
        var name = await PassAsync(Input.Name, "Input.Name", 80, cancel);
        var leader = await PassAsync(Input.LeaderFunction, "Input.LeaderFunction", 80, cancel);
        var mailbox = FunctionMailbox.Read(Input.Mailbox);
        ModelState.Add(texts, mailbox.Errors);
        if (ModelState.IsValid && name is null)
            ModelState.Add(texts, PatrolErrors.NoGroupName);
        if (Units.All(u => u.Value != Input.Unit))
            ModelState.Add(texts, PatrolErrors.NoUnit);
        // The leader's unit reads the list of those who have signed up: it is theirs until the walk is over.
        else if (Group is { } kept && kept.UnitId.Value.ToString() != Input.Unit
            && await db.Set<PatrolShift>().AnyAsync(s => s.GroupId == kept.Id && db.Set<PatrolSignUp>().Any(u => u.ShiftId == s.Id), cancel))
            ModelState.Add(texts, PatrolErrors.UnitHasList);
        if (!ModelState.IsValid)
            return Page();
        var words = new GroupWords(name!.Value, OrganisationId.From(Guid.Parse(Input.Unit!)), Input.Kind, leader) { Mailbox = mailbox.Value };
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var group = Group is null ? PatrolGroup.Begin(words)
                : WriteUnit.Expect(await unit.Db.Set<PatrolGroup>().SingleAsync(g => g.Id == Group.Id, token), Request.RowVersion());
            if (Group is null)
                unit.Db.Add(group);
            else
                group.Say(words);
            unit.Audit(Group is null ? "patrol.group-begun" : "patrol.group-changed", nameof(PatrolGroup), group.Id.Value);
            return group.Id.Value.ToString();
        }, cancel);
        TempData.Flash(texts["Patrols.Group.Saved"]);
        return Redirect($"{Root}/grupp/{done.Outcome}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        await FindAsync(Group?.Id.Value, cancel) && Group is { } group ? new(Shown(group)) : null;

    private static Fields Shown(PatrolGroup group) =>
        new() { Name = group.Name, Unit = group.UnitId.Value.ToString(), Kind = group.Kind, LeaderFunction = group.LeaderFunction, Mailbox = group.Mailbox };

    public async Task<IActionResult> OnPostWalkAsync(Guid? id, CancellationToken cancel)
    {
        if (id is null || !await FindAsync(id, cancel))
            return NotFound();
        ModelState.Forget("Input");
        var route = await PassAsync(Walk.Route, "Walk.Route", PatrolShift.LongestRoute, cancel);
        if (Walk.From == Walk.To)
            ModelState.AddModelError("Walk.From", texts[PatrolErrors.Window.Key]);
        if (Walk.Wanted is < PatrolShift.FewestAdults or > PatrolShift.MostAdults)
            ModelState.AddModelError("Walk.Wanted", texts[PatrolErrors.Wanted.Key]);
        if (!ModelState.IsValid)
            return Page();
        var place = Guid.TryParse(Walk.Place, out var chosen) && Places.Any(p => p.Value == Walk.Place) ? PlaceId.From(chosen) : (PlaceId?)null;
        var today = BriefingQueries.Evening(time.GetUtcNow());
        await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var template = PatrolTemplate.Of(Group!.Id, Walk.Weekday, new(Walk.From, Walk.To, place, route, Walk.Wanted));
            unit.Db.Add(template);
            unit.Db.AddRange(template.DaysFrom(today).Select(day => PatrolShift.Plan(template, day)));
            unit.Audit("patrol.template-made", nameof(PatrolTemplate), template.Id);
            return Task.FromResult("");
        }, cancel);
        TempData.Flash(texts["Patrols.Template.Made", PatrolTemplate.WeeksAhead]);
        return Redirect($"{Root}/grupp/{id}");
    }

    public Task<IActionResult> OnPostStopAsync(Guid? id, Guid template, CancellationToken cancel) => ChangeAsync(id, "Patrols.Template.Stopped", async (unit, group, token) =>
    {
        var stopped = await unit.Db.Set<PatrolTemplate>().SingleOrDefaultAsync(t => t.Id == template && t.GroupId == group.Id && t.EndedAt == null, token);
        stopped?.End(unit.Now);
        var now = BriefingQueries.Evening(unit.Now);
        // What nobody has signed up for goes; the others are cancelled one by one, so that the walkers are told.
        await unit.Db.Set<PatrolShift>().Where(s => s.TemplateId == template && s.GroupId == group.Id && s.Day > now && s.SignedUp == 0).ExecuteDeleteAsync(token);
        unit.Audit("patrol.template-stopped", nameof(PatrolTemplate), template);
    }, cancel);

    public Task<IActionResult> OnPostAddressAsync(Guid? id, CancellationToken cancel) => ChangeAsync(id, "Patrols.Address.Changed", (unit, group, _) =>
    {
        group.ChangeAddress();
        unit.Audit("patrol.address-changed", nameof(PatrolGroup), group.Id.Value);
        return Task.CompletedTask;
    }, cancel);

    private async Task<IActionResult> ChangeAsync(Guid? id, string said, Func<WriteUnit, PatrolGroup, CancellationToken, Task> change, CancellationToken cancel)
    {
        if (id is null || !await FindAsync(id, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await change(unit, await unit.Db.Set<PatrolGroup>().SingleAsync(g => g.Id == Group!.Id, token), token);
            return "";
        }, cancel);
        TempData.Flash(texts[said]);
        return Redirect($"{Root}/grupp/{id}");
    }

    private async Task<ScreenedText?> PassAsync(string? value, string field, int longest, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(value, field, "patrol") { MaxLength = longest, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<bool> FindAsync(Guid? id, CancellationToken cancel)
    {
        if (id is { } asked)
        {
            var which = PatrolGroupId.From(asked);
            Group = await db.Set<PatrolGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == which && g.EndedAt == null, cancel);
            if (Group is null)
                return false;
            Templates = await db.Set<PatrolTemplate>().AsNoTracking().Where(t => t.GroupId == which && t.EndedAt == null).OrderBy(t => t.Weekday).ToListAsync(cancel);
        }

        var units = await db.Set<Organisation>().AsNoTracking().Where(o => o.ClosedAt == null).Select(o => new { o.Id, o.Name, o.Category }).ToListAsync(cancel);
        Units = [.. units.OrderByDescending(u => u.Category == OrganisationCategory.Volunteers).ThenBy(u => u.Name, StringComparer.CurrentCulture).Select(u => new SelectListItem(u.Name, u.Id.Value.ToString()))];
        var places = await db.Set<Place>().AsNoTracking().Where(p => p.ClosedAt == null).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        Places = [new("", ""), .. places.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new SelectListItem(p.Name, p.Id.Value.ToString()))];
        return true;
    }

    public sealed record Fields
    {
        public string? Name { get; init; }

        public string? Unit { get; init; }

        public PatrolGroupKind Kind { get; init; } = PatrolGroupKind.Association;

        public string? LeaderFunction { get; init; }

        public string? Mailbox { get; init; }

        public bool IsAboutNobody { get; init; }
    }

    public sealed record WalkFields
    {
        public DayOfWeek Weekday { get; init; } = DayOfWeek.Friday;

        public TimeOnly From { get; init; } = new(21, 0);

        public TimeOnly To { get; init; } = new(1, 0);

        public string? Place { get; init; }

        public string? Route { get; init; }

        public int Wanted { get; init; } = 3;
    }
}
