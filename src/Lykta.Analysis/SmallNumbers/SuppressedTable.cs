namespace Lykta.Analysis.SmallNumbers;

/// <summary>A table that may leave the house: each cell is a number or hidden.</summary>
/// <remarks>
/// Why a cell is hidden (small itself, or protecting another) is deliberately not told per cell. Source: docs/methods/suppression.md.
/// </remarks>
public sealed class SuppressedTable : IResult<SuppressedTable>
{
    private readonly Grid _grid;
    private readonly bool[] _hidden;

    internal SuppressedTable(Grid grid, bool[] hidden, int primary, SuppressionOptions options)
    {
        (_grid, _hidden, PrimaryCount) = (grid, hidden, primary);
        Method = MethodStamp.Of("suppression", 1, new("threshold", options.Threshold), new("hideZero", options.HideZero ? 1 : 0));
    }

    /// <summary>Number of cells hidden because they are small. For the log; do not publish it.</summary>
    public int PrimaryCount { get; }

    /// <summary>Number of cells hidden to protect others. For the log; do not publish it.</summary>
    public int SecondaryCount => HiddenCount - PrimaryCount;

    /// <summary>Number of hidden cells in all.</summary>
    public int HiddenCount => _hidden.Count(hidden => hidden);

    /// <summary>Number of cells, shown and hidden.</summary>
    public int CellCount => _hidden.Length;

    /// <summary>Number of cells, shown and hidden.</summary>
    public double N => CellCount;

    /// <summary>What was found wrong with the data; empty until carried.</summary>
    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    /// <summary>The sentence as data.</summary>
    public Reading Reading => Reading.Of(
        "Analysis.Suppression.Hidden", new("hidden", HiddenCount, NumberKind.Count), new("cells", CellCount, NumberKind.Count));

    /// <summary>The method and its parameters.</summary>
    public MethodStamp Method { get; }

    /// <summary>The shown number of a cell.</summary>
    /// <param name="groups">One group index per dimension, in the order of the dimensions.</param>
    /// <returns>The count, or null when the cell is hidden.</returns>
    /// <exception cref="ArgumentException">Another number of indices than dimensions, or an index out of range.</exception>
    public long? this[params ReadOnlySpan<int> groups]
    {
        get
        {
            var cell = _grid.Cell(groups);
            return _hidden[cell] ? null : _grid.Value(cell);
        }
    }

    /// <inheritdoc/>
    public SuppressedTable Carrying(IReadOnlyList<Warning> findings)
    {
        var copy = (SuppressedTable)MemberwiseClone();
        copy.Warnings = Findings.Joined(Warnings, findings);
        return copy;
    }
}
