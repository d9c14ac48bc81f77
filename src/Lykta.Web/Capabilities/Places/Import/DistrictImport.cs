using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Puts Stockholm's districts together from their parts, those that a reform has ended included.</summary>
internal static class DistrictImport
{
    public static (List<DistrictLine> Districts, List<DistrictGap> Gaps) Plan(List<AreaLine> lines, AreaMap there, DateOnly today)
    {
        var shapes = there.On(today).Where(a => a.Kind != AreaKind.District).DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(a => a.Name, a => a.Boundary, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Where(l => l.IsTaken))
            shapes[line.Name] = line.Shape;
        var touched = lines.Where(l => l.IsTaken && l.District is not null).Select(l => l.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (districts, gaps) = (new List<DistrictLine>(), new List<DistrictGap>());
        foreach (var district in StockholmDistricts.Embedded.All.Where(d => d.Parts.Any(touched.Contains)))
        {
            var missing = district.Parts.Count(p => !shapes.ContainsKey(p));
            if (missing == 0)
                districts.Add(Line(district, [.. district.Parts.Select(p => shapes[p])], there));
            else if (district.IsValidOn(today))
                gaps.Add(new(district.Name, missing, district.Parts.Count));
        }

        return (districts, gaps);
    }

    private static DistrictLine Line(StockholmDistrict district, List<Geometry> parts, AreaMap there)
    {
        var shape = Shapes.Union(parts);
        var existing = there.All.FirstOrDefault(a =>
            a.Kind == AreaKind.District && a.Name == district.Name && a.ValidFrom == district.ValidFrom && a.ValidTo == district.ValidTo);
        var change = existing is null ? AreaChange.New
            : Wkb.Write(existing.Boundary).AsSpan().SequenceEqual(Wkb.Write(shape)) ? AreaChange.Unchanged : AreaChange.Redrawn;
        return new(district, change, shape, existing?.Id);
    }
}
