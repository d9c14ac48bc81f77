using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Carries out a plan in one unit: districts first, then their parts, then what became what.</summary>
internal static class AreaImportWrite
{
    public static async Task SaveAsync(WriteUnit unit, AreaImport plan, CancellationToken cancel)
    {
        var areas = await unit.Db.Set<Area>().ToDictionaryAsync(a => a.Id, cancel);
        var districts = new Dictionary<string, Area>(StringComparer.Ordinal);
        foreach (var line in plan.Districts)
            districts[line.District.Code] = District(unit, line, areas);
        foreach (var line in plan.Lines.Where(l => l.IsTaken))
            Part(unit, line, areas, districts);
        await LinkAsync(unit, plan.Districts, districts, cancel);
        unit.Audit("areas.imported", nameof(Area), unit.Scope.PartnershipId.Value,
            ("new", Number(plan.Count(AreaChange.New))), ("redrawn", Number(plan.Count(AreaChange.Redrawn))), ("districts", Number(plan.Districts.Count)));
    }

    private static Area District(WriteUnit unit, DistrictLine line, Dictionary<AreaId, Area> areas)
    {
        if (line.Existing is { } id)
        {
            if (line.Change == AreaChange.Redrawn)
                areas[id].Redraw(Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape));
            return areas[id];
        }

        var district = Area.Draw(
            line.District.Name, AreaKind.District, Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape), validFrom: line.District.ValidFrom);
        if (line.District.ValidTo is { } last)
            district.End(last);
        unit.Db.Add(district);
        return district;
    }

    private static void Part(WriteUnit unit, AreaLine line, Dictionary<AreaId, Area> areas, Dictionary<string, Area> districts)
    {
        var parent = line.District is { } district ? districts.GetValueOrDefault(district.Code)?.Id : null;
        if (line.Existing is not { } id)
        {
            unit.Db.Add(Area.Draw(line.Name, AreaKind.Neighbourhood, Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape), parent));
            return;
        }

        if (line.Change == AreaChange.Redrawn)
            areas[id].Redraw(Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape));
        if (parent is { } under && areas[id].ParentId != parent)
            areas[id].PlaceUnder(under);
    }

    private static async Task LinkAsync(
        WriteUnit unit, IReadOnlyList<DistrictLine> lines, Dictionary<string, Area> districts, CancellationToken cancel)
    {
        var known = (await unit.Db.Set<AreaSuccession>().Select(s => new { s.FromId, s.ToId }).ToListAsync(cancel)).ToHashSet();
        foreach (var line in lines)
        {
            if (line.District is not { Successor: { } code, ValidTo: { } last } || !districts.TryGetValue(code, out var successor))
                continue;
            var from = districts[line.District.Code].Id;
            if (known.Add(new { FromId = from, ToId = successor.Id }))
                unit.Db.Add(new AreaSuccession { FromId = from, ToId = successor.Id, On = last.AddDays(1) });
        }
    }

    private static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
