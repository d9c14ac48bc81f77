using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Continuity.Availability;

/// <summary>When one function is reached: the days that are ticked, by part of the day.</summary>
[Needs(Permission.ManageBriefings)]
public sealed class EditModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts) : PageModel, IShowsBoth
{
    public FunctionContact Contact { get; private set; } = null!;

    [BindProperty]
    public List<string> Day { get; set; } = [];

    [BindProperty]
    public List<string> Evening { get; set; } = [];

    [BindProperty]
    public List<string> Night { get; set; } = [];

    public string Root => $"/{scope.Partnership!.Slug}/tillganglighet";

    public IEnumerable<SelectListItem> Weekdays => Reach.Weekdays.Select(d => new SelectListItem(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(d), d.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        (Day, Evening, Night) = (Chosen(ReachPart.Day), Chosen(ReachPart.Evening), Chosen(ReachPart.Night));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        var reach = default(Reach).With(ReachPart.Day, Read(Day)).With(ReachPart.Evening, Read(Evening)).With(ReachPart.Night, Read(Night));
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            WriteUnit.Expect(await unit.Db.Set<FunctionContact>().SingleAsync(c => c.Id == id, token), Request.RowVersion()).BeReached(reach);
            unit.Audit("contact.reach", nameof(FunctionContact), id);
            return "";
        }, cancel);
        TempData.Flash(texts["Continuity.Reach.Saved"]);
        return Redirect(Root);
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(Contact.Id, cancel)
        ? new(new { Day = Chosen(ReachPart.Day), Evening = Chosen(ReachPart.Evening), Night = Chosen(ReachPart.Night) }, "") : null;

    private List<string> Chosen(ReachPart part) => [.. Contact.Reach.Days(part).Select(d => d.ToString())];

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel) =>
        (Contact = (await db.Set<FunctionContact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel))!) is not null;

    private static IEnumerable<DayOfWeek> Read(List<string> chosen) => Reach.Weekdays.Where(d => chosen.Contains(d.ToString(), StringComparer.Ordinal));
}
