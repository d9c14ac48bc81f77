using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Data;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Maps;

/// <summary>What the map tells together (places, areas, the total) gives no hidden number away.</summary>
public sealed class MapHidingTests
{
    private const int Limit = 5;

    // A repeatable test needs a repeatable sequence; nothing here is secret.
#pragma warning disable CA5394
    private readonly Random random = new(4711);

    [Fact]
    public void Hides_ATotalAndAllCellsButOne_HidesAnotherCell()
    {
        var (small, large, larger) = (Place(), Place(), Place());
        var hiding = new MapHiding(Limit);
        hiding.Add(small, null, 2);
        hiding.Add(large, null, 9);
        hiding.Add(larger, null, 30);
        hiding.Hides(small).ShouldBeTrue();
        hiding.Hides(large).ShouldBeTrue("41 − 30 − 9 would be the two");
        hiding.Hides(larger).ShouldBeFalse();
        hiding.Hides(new(MapCellKind.Total)).ShouldBeFalse();
    }

    [Fact]
    public void Hides_AnAreaWithOneSmallPlace_HidesMoreThanThePlace()
    {
        var (area, other) = (AreaId.New(), AreaId.New());
        var (small, large) = (Place(), Place());
        var hiding = new MapHiding(Limit);
        hiding.Add(small, area, 2);
        hiding.Add(large, area, 9);
        hiding.Add(Place(), other, 30);
        hiding.Hides(small).ShouldBeTrue();
        (hiding.Hides(large) || hiding.Hides(new(MapCellKind.Area, area.Value))).ShouldBeTrue("11 − 9 would be the two");
    }

    /// <summary>For each hidden number there is another picture, of the same nonzero cells, that tells the same but for that number.</summary>
    [Fact]
    public void Hides_ThousandPictures_NoHiddenCellFollowsFromWhatIsTold()
    {
        var small = 0;
        for (var round = 0; round < 1000; round++)
        {
            var areas = Enumerable.Range(0, random.Next(1, 4)).Select(_ => AreaId.New()).ToList();
            var atoms = Enumerable.Range(0, random.Next(1, 10)).Select(_ => Atom(areas)).ToList();
            var hiding = new MapHiding(Limit);
            foreach (var (cell, area, count) in atoms)
                hiding.Add(cell, area, count);
            var cells = atoms.SelectMany(Cells).Distinct().ToDictionary(c => c, c => atoms.Where(a => Cells(a).Contains(c)).Sum(a => a.Count));
            cells.Where(c => c.Value < Limit).ShouldAllBe(c => hiding.Hides(c.Key));
            small += cells.Count(c => c.Value < Limit);
            foreach (var cell in cells.Keys.Where(hiding.Hides))
                CouldBeAnother(atoms, cell, hiding).ShouldBeTrue($"round {round}: {cell.Kind} of {cells[cell]}");
        }

        small.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Hides_FourHundredPlaces_AreJudgedAtOnce()
    {
        var areas = Enumerable.Range(0, 40).Select(_ => AreaId.New()).ToList();
        var places = Enumerable.Range(0, 400).Select(_ => Place()).ToList();
        var hiding = new MapHiding(Limit);
        foreach (var place in places)
            hiding.Add(place, areas[random.Next(areas.Count)], random.Next(1, 12));
        places.Count(hiding.Hides).ShouldBeGreaterThan(100);
    }

    // One more here and one fewer there, or one more alone: no told number changes, none of what was becomes nothing.
    private static bool CouldBeAnother(List<(MapCell Cell, AreaId? Area, int Count)> atoms, MapCell cell, MapHiding hiding)
    {
        var merged = atoms.GroupBy(a => (a.Cell, a.Area)).Select(g => (g.Key.Cell, g.Key.Area, Count: g.Sum(a => a.Count))).ToList();
        return merged.Any(more => merged.Select(m => (Fewer: ((MapCell, AreaId?, int Count)?)m, Cells: Cells(m))).Append((null, []))
            .Any(less => (less.Fewer is null || less.Fewer.Value.Count > 1) && Cells(more).Except(less.Cells).Concat(less.Cells.Except(Cells(more))).ToList() is { Count: > 0 } changed
                && changed.Contains(cell) && changed.TrueForAll(hiding.Hides)));
    }

    private static List<MapCell> Cells((MapCell Cell, AreaId? Area, int Count) atom) =>
        atom.Area is { } area ? [new(MapCellKind.Total), atom.Cell, new(MapCellKind.Area, area.Value)] : [new(MapCellKind.Total), atom.Cell];

    private (MapCell Cell, AreaId? Area, int Count) Atom(List<AreaId> areas)
    {
        AreaId? area = random.Next(5) == 0 ? null : areas[random.Next(areas.Count)];
        var cell = random.Next(4) > 0 ? Place() : area is { } within ? new MapCell(MapCellKind.AreaAlone, within.Value) : new(MapCellKind.Nowhere);
        return (cell, area, random.Next(3) == 0 ? random.Next(5, 30) : random.Next(1, 7));
    }

    private static MapCell Place() => new(MapCellKind.Place, Guid.NewGuid());
#pragma warning restore CA5394
}
