using Lykta.Analysis.SmallNumbers;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Maps;

internal enum MapCellKind
{
    /// <summary>All that is shown on the map.</summary>
    Total = 1,

    /// <summary>All in an area.</summary>
    Area,

    /// <summary>At a named place.</summary>
    Place,

    /// <summary>Told by the area alone.</summary>
    AreaAlone,

    /// <summary>Neither place nor area is known.</summary>
    Nowhere,
}

/// <summary>A number that one picture tells.</summary>
internal readonly record struct MapCell(MapCellKind Kind, Guid Id = default);

/// <summary>
/// Which of the numbers of one picture are hidden: the small ones, and those that would give them away. Places, areas and the
/// total stand in each other's sums and leave together (page, data, files), so they are judged together.
/// </summary>
internal sealed class MapHiding(int limit)
{
    private readonly Dictionary<(MapCell Cell, Guid Area), long> counts = [];
    private HashSet<MapCell>? hidden;

    /// <summary>Observations about people that stand in a cell of the list, and in an area.</summary>
    public void Add(MapCell cell, AreaId? area, int count)
    {
        var key = (cell, area?.Value ?? Guid.Empty);
        counts[key] = counts.GetValueOrDefault(key) + count;
        hidden = null;
    }

    public bool Hides(MapCell cell) => (hidden ??= Settle()).Contains(cell);

    private HashSet<MapCell> Settle()
    {
        if (counts.Count == 0)
            return [];
        // In a fixed order: the same rows always hide the same cells.
        var atoms = counts.OrderBy(c => c.Key.Cell.Kind).ThenBy(c => c.Key.Cell.Id).ThenBy(c => c.Key.Area).ToList();
        var cells = new Dictionary<MapCell, List<int>>();
        for (var i = 0; i < atoms.Count; i++)
        {
            Of(cells, new(MapCellKind.Total)).Add(i);
            Of(cells, atoms[i].Key.Cell).Add(i);
            if (atoms[i].Key.Area != Guid.Empty)
                Of(cells, new(MapCellKind.Area, atoms[i].Key.Area)).Add(i);
        }

        var groups = cells.ToList();
        var table = Suppression.Apply(
            [.. atoms.Select(a => a.Value)], [new Dimension(atoms.Count, [.. groups.Select(g => (IReadOnlyCollection<int>)g.Value)])], new() { Threshold = limit });
        return [.. groups.Where((_, i) => table[i] is null).Select(g => g.Key)];
    }

    private static List<int> Of(Dictionary<MapCell, List<int>> cells, MapCell cell) => cells.TryGetValue(cell, out var atoms) ? atoms : cells[cell] = [];
}
