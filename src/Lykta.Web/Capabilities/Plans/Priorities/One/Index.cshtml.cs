using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Priorities.One;

/// <summary>One list: its areas, what the areas before it have become, and of a draft what is left before it can be made current.</summary>
[Needs(Permission.SeePriorities)]
public sealed class IndexModel(PriorityTools tools, Writes writes, TimeProvider time) : PageModel
{
    public PriorityReading Priorities { get; private set; } = null!;

    public PriorityList List { get; private set; } = null!;

    public PriorityList? Before { get; private set; }

    public bool MayManage { get; private set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    public DateOnly Today => time.Today();

    public string Root => tools.Root;

    /// <summary>The areas before that have become this one.</summary>
    public IEnumerable<PriorityArea> CameFrom(PriorityArea area) => Priorities.AreasOf(Before).Where(o => Priorities.Mapped(List, o).Any(m => m.ToId == area.Id));

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, cancel))
            return NotFound();
        From = new(Today.Year + 1, 1, 1);
        return Page();
    }

    public async Task<IActionResult> OnPostCurrentAsync(int nr, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, cancel) || !List.IsDraft)
            return NotFound();
        if (!MayManage)
            return Forbid();
        // A day that could not be read says so itself.
        var errors = ModelState.IsValid ? await MakeCurrentAsync(nr, cancel) : [];
        ModelState.Add(tools.Texts, errors);
        if (ModelState.IsValid)
        {
            TempData.Flash(tools.Texts["Priorities.MadeCurrent"]);
            return LocalRedirect($"{Root}/{nr}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostDropAsync(int nr, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, cancel) || !List.IsDraft)
            return NotFound();
        if (!MayManage)
            return Forbid();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            if (await unit.Db.Set<PriorityList>().SingleOrDefaultAsync(l => l.Number == nr && l.ValidFrom == null, token) is { } draft)
            {
                unit.Db.Remove(draft);
                unit.Audit("priorities.dropped", nameof(PriorityList), draft.Id);
            }

            return "";
        }, cancel);
        TempData.Flash(tools.Texts["Priorities.Dropped"]);
        return LocalRedirect(Root);
    }

    // What was seen on the page may have changed since: it is asked again of what is written.
    private Task<IReadOnlyList<Platform.Errors.Error>> MakeCurrentAsync(int nr, CancellationToken cancel) => writes.RunAsync(async (unit, token) =>
    {
        var known = await PriorityReading.ReadAsync(unit.Db, token);
        var list = await unit.Db.Set<PriorityList>().SingleAsync(l => l.Number == nr, token);
        if (!list.IsDraft)
            return [];
        var before = await unit.Db.Set<PriorityList>().SingleOrDefaultAsync(l => l.Id == list.BeforeId, token);
        var made = list.MakeCurrent(From, before, known.AreasOf(list).Count > 0, known.Unmapped(list).Count);
        if (made.IsOk)
            unit.Audit("priorities.current", nameof(PriorityList), list.Id);
        else
            unit.Db.ChangeTracker.Clear();
        return made.Errors;
    }, cancel);

    private async Task<bool> ReadAsync(int nr, CancellationToken cancel)
    {
        Priorities = await PriorityReading.ReadAsync(tools.Db, cancel);
        MayManage = await tools.MayManageAsync(cancel);
        List = Priorities.All.FirstOrDefault(l => l.Number == nr)!;
        Before = Priorities.All.FirstOrDefault(l => l.Id == List?.BeforeId);
        return List is not null;
    }
}
