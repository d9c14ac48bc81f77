using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Carries out a plan in one unit: districts first, then their parts, then what became what; and notes what was there before.</summary>
internal sealed class AreaImportWrite
{
    private readonly WriteUnit unit;
    private readonly Dictionary<AreaId, Area> areas;
    private readonly Dictionary<AreaId, (byte[] Boundary, AreaId? Parent)> former;
    private readonly Dictionary<string, Area> districts = new(StringComparer.Ordinal);
    private readonly List<Area> touched = [];

    private AreaImportWrite(WriteUnit unit, Dictionary<AreaId, Area> areas) =>
        (this.unit, this.areas, former) = (unit, areas, areas.Values.ToDictionary(a => a.Id, a => (a.Boundary, a.ParentId)));

    public static async Task<AreaImportRecord> SaveAsync(WriteUnit unit, AreaImport plan, ScreenedText? fileName, CancellationToken cancel)
    {
        var write = new AreaImportWrite(unit, await unit.Db.Set<Area>().ToDictionaryAsync(a => a.Id, cancel));
        var record = AreaImportRecord.Of(fileName, unit.Scope.Viewer.FunctionTitle, unit.Now);
        unit.Db.Add(record);
        foreach (var line in plan.Districts)
            write.districts[line.District.Code] = write.District(line);
        foreach (var line in plan.Lines.Where(l => l.IsTaken))
            write.Part(line);
        await write.LinkAsync(record.Id, plan.Districts, cancel);
        write.Note(record);
        unit.Audit("areas.imported", nameof(Area), unit.Scope.PartnershipId.Value,
            ("new", Number(plan.Count(AreaChange.New))), ("redrawn", Number(plan.Count(AreaChange.Redrawn))), ("districts", Number(plan.Districts.Count)));
        return record;
    }

    private Area District(DistrictLine line)
    {
        if (line.Existing is { } id)
        {
            if (line.Change == AreaChange.Redrawn)
                areas[id].Redraw(Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape));
            touched.Add(areas[id]);
            return areas[id];
        }

        var district = Area.Draw(
            line.District.Name, AreaKind.District, Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape), validFrom: line.District.ValidFrom);
        if (line.District.ValidTo is { } last)
            district.End(last);
        unit.Db.Add(district);
        touched.Add(district);
        return district;
    }

    private void Part(AreaLine line)
    {
        var parent = line.District is { } district ? districts.GetValueOrDefault(district.Code)?.Id : null;
        if (line.Existing is not { } id)
        {
            var added = Area.Draw(line.Name, AreaKind.Neighbourhood, Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape), parent);
            unit.Db.Add(added);
            touched.Add(added);
            return;
        }

        if (line.Change == AreaChange.Redrawn)
            areas[id].Redraw(Wkb.Write(line.Shape), Shapes.BoxOf(line.Shape));
        if (parent is { } under && areas[id].ParentId != parent)
            areas[id].PlaceUnder(under);
        touched.Add(areas[id]);
    }

    private async Task LinkAsync(AreaImportId import, IReadOnlyList<DistrictLine> lines, CancellationToken cancel)
    {
        var known = (await unit.Db.Set<AreaSuccession>().Select(s => new { s.FromId, s.ToId }).ToListAsync(cancel)).ToHashSet();
        foreach (var line in lines)
        {
            if (line.District is not { Successor: { } code, ValidTo: { } last } || !districts.TryGetValue(code, out var successor))
                continue;
            var from = districts[line.District.Code].Id;
            if (known.Add(new { FromId = from, ToId = successor.Id }))
                unit.Db.Add(new AreaSuccession { FromId = from, ToId = successor.Id, On = last.AddDays(1), ImportId = import });
        }
    }

    private void Note(AreaImportRecord record)
    {
        List<AreaImportChange> changes = [];
        foreach (var area in touched)
        {
            if (!former.TryGetValue(area.Id, out var was))
                changes.Add(AreaImportChange.Added(record.Id, area));
            else if (was.Boundary != area.Boundary || was.Parent != area.ParentId)
                changes.Add(AreaImportChange.Redrawn(record.Id, area, was.Boundary, was.Parent));
        }

        record.Hold(changes);
        unit.Db.AddRange(changes);
    }

    private static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
