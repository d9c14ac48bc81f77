using System.Globalization;
using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Areas;

/// <summary>Områden as they were on a day, and what became what.</summary>
[Needs(Permission.SeePlaces)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, AreaLookup areas, Texts texts, TimeProvider time) : PageModel
{
    public DateOnly Day { get; private set; }

    public bool IsToday => Day == time.Today();

    public IReadOnlyList<DistrictRow> Districts { get; private set; } = [];

    public IReadOnlyList<Reform> Reforms { get; private set; } = [];

    public int Parts { get; private set; }

    public MapSketch? Map { get; private set; }

    public bool MayManage => scope.Viewer.May(Permission.ManagePlaces);

    public string DayText => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The division of the asked day.</summary>
    /// <param name="dag">The day, as 2023-06-30; today when it is left out.</param>
    /// <param name="cancel">When the reader has gone.</param>
    public async Task OnGetAsync([FromQuery] string? dag, CancellationToken cancel)
    {
        Day = time.Today();
        if (DateOnly.TryParseExact(dag, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked))
            Day = asked;
        else if (!string.IsNullOrEmpty(dag))
            ModelState.AddModelError("dag", texts["Places.Areas.BadDay"]);
        var map = await areas.MapAsync(cancel);
        ReadDay(map);
        await ReadReformsAsync(map, cancel);
    }

    private void ReadDay(AreaMap map)
    {
        var there = map.On(Day).ToList();
        var districts = there.Where(a => a.Kind == AreaKind.District).ToList();
        var parts = there.Where(a => a.Kind != AreaKind.District).ToList();
        Parts = parts.Count;
        var byDistrict = parts.ToLookup(p => map.DistrictOf(p, Day)?.Id);
        Districts = [.. districts.Select(d => new DistrictRow(d, [.. byDistrict[d.Id]]))];
        if (byDistrict[null].Any())
            Districts = [.. Districts, new DistrictRow(null, [.. byDistrict[null]])];
        if (there.Count == 0)
            return;
        // Neighbouring districts in different shades, parts as lines inside them.
        var shade = districts.Select((d, at) => (d.Id, Shade: at % 4)).ToDictionary(d => d.Id, d => d.Shade);
        Map = new(texts["Places.Areas.Map", DayText], texts["Places.Areas.Count", Parts, districts.Count, DayText],
            [
                .. districts.Select(d => new SketchArea(d.Name, d.Boundary, shade[d.Id]) { IsNamed = districts.Count > 1 }),
                .. parts.Select(p => new SketchArea(p.Name, p.Boundary, map.DistrictOf(p, Day) is { } d ? shade[d.Id] : null) { IsNamed = districts.Count < 2 }),
            ], []);
    }

    private async Task ReadReformsAsync(AreaMap map, CancellationToken cancel)
    {
        var links = await db.Set<AreaSuccession>().AsNoTracking().ToListAsync(cancel);
        // Merged areas share what they became, split ones what they were.
        Reforms = [.. links.Where(l => map[l.FromId] is not null && map[l.ToId] is not null)
            .GroupBy(l => (l.On, Merged: links.Count(o => o.ToId == l.ToId && o.On == l.On) > 1 ? l.ToId : l.FromId))
            .Select(g => new Reform(g.Key.On, Names(map, g.Select(l => l.FromId)), Names(map, g.Select(l => l.ToId))))
            .OrderByDescending(r => r.On).ThenBy(r => r.To[0], SwedishFolding.Order)];
    }

    private static List<string> Names(AreaMap map, IEnumerable<AreaId> ids) =>
        [.. ids.Distinct().Select(id => map[id]!.Name).Order(SwedishFolding.Order)];

    public sealed record DistrictRow(AreaShape? District, IReadOnlyList<AreaShape> Parts);

    public sealed record Reform(DateOnly On, IReadOnlyList<string> From, IReadOnlyList<string> To);
}
