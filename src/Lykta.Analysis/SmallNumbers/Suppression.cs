namespace Lykta.Analysis.SmallNumbers;

/// <summary>Hides small counts, and as many others as it takes for nobody to compute the hidden ones.</summary>
/// <remarks>
/// <para>Primary: every cell from 1 up to the threshold, totals included. Complementary: for each such cell the cheapest move
/// is sought that adds to it, and takes as much from elsewhere, without touching any shown number; the cells that the move
/// touches are hidden. Each move is a hypercube (at most two atoms per dimension), so the result comes with a proof: for every
/// hidden small cell there is another table, without negative numbers, that agrees with everything shown and in which the cell
/// is at or above the threshold. Hiding more never breaks an earlier proof.</para>
/// <para>It does not protect against someone who already knows other hidden cells, nor against tables published elsewhere with
/// groups that were not listed. Source: the hypercube method, S. Giessing and D. Repsilber, in Inference Control in Statistical
/// Databases (2002); docs/methods/suppression.md.</para>
/// </remarks>
public static class Suppression
{
    /// <summary>Most cells, all groups of all dimensions.</summary>
    public const int MostCells = 5_000_000;

    private const double MostMoves = 2e9;

    /// <summary>Hides what must be hidden.</summary>
    /// <param name="atoms">Counts of the finest cells, each at least 0, the last dimension varying fastest.</param>
    /// <param name="dimensions">One to three dimensions (areas, categories, periods) with every shown group.</param>
    /// <param name="options">Choices; null gives threshold 5.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The table with hidden cells. The same input always gives the same output.</returns>
    /// <exception cref="ArgumentException">No or more than three dimensions, a wrong number of counts, a negative count, a threshold outside 3 to 10, or too large a table.</exception>
    public static SuppressedTable Apply(
        IReadOnlyList<long> atoms, IReadOnlyList<Dimension> dimensions, SuppressionOptions? options = null, Oversight oversight = default)
    {
        var choices = options ?? new SuppressionOptions();
        choices.Check();
        if (dimensions.Count is < 1 or > 3) throw new ArgumentException("One to three dimensions are needed.", nameof(dimensions));
        if (atoms.Any(count => count < 0)) throw new ArgumentException("A count cannot be negative.", nameof(atoms));
        Require.NotMoreThan(dimensions.Aggregate(1.0, (cells, dimension) => cells * dimension.Groups), MostCells, "cells");
        var grid = new Grid(atoms, dimensions);
        var hidden = new bool[grid.Cells];
        var primary = Enumerable.Range(0, grid.Cells).Where(cell => choices.IsSensitive(grid.Value(cell))).ToList();
        foreach (var cell in primary) hidden[cell] = true;
        Require.NotMoreThan(primary.Sum(grid.Moves), MostMoves, "moves to try");
        var search = new MoveSearch(grid, hidden, oversight);
        var meter = oversight.Count(Math.Max(1, primary.Count));
        foreach (var cell in primary.OrderByDescending(grid.Value).ThenBy(cell => cell))
        {
            search.Protect(cell, choices.Threshold - grid.Value(cell));
            meter.Tick();
        }
        return new SuppressedTable(grid, hidden, primary.Count, choices);
    }
}
