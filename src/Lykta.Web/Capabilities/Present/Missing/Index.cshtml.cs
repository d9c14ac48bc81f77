using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Present.Missing;

/// <summary>Vilka saknas: the units that have not answered in the last seven days, and when they last did.</summary>
[Needs(Permission.SeePicture)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public IReadOnlyList<Row> Missing { get; private set; } = [];

    public IReadOnlyList<Row> Answered { get; private set; } = [];

    /// <summary>The seven days that Läget nu counts.</summary>
    public string Period { get; private set; } = "";

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var since = SevenDays.StartOf(today);
        Period = $"{Day(SevenDays.FirstOf(today))}–{Day(today)}";
        var rows = await db.ReportingUnits().Select(unit => new
        {
            unit.Name,
            Parent = db.Set<Organisation>().Where(p => p.Id == unit.ParentId).Select(p => p.Name).FirstOrDefault(),
            Last = db.Set<WeekAnswer>().Where(a => a.UnitId == unit.Id && (a.Observations > 0 || a.HasNothingToReport))
                .OrderByDescending(a => a.Week).Select(a => new { a.LastAt, a.HasNothingToReport, a.Observations }).FirstOrDefault(),
        }).ToListAsync(cancel);
        var sorted = rows.Select(r => new Row(r.Name, r.Parent, r.Last?.LastAt, r.Last?.LastAt >= since, r.Last is { Observations: 0 }))
            .OrderBy(r => r.Name, SwedishFolding.Order).ToList();
        Missing = [.. sorted.Where(r => !r.HasAnswered)];
        Answered = [.. sorted.Where(r => r.HasAnswered)];
    }

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.CurrentCulture).TrimEnd('.');

    public sealed record Row(string Name, string? Parent, DateTimeOffset? LastAt, bool HasAnswered, bool IsNothing);
}
