using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.SmallArea;
using Lykta.Analysis.SmallNumbers;
using Lykta.Analysis.Tests.Autocorrelation;
using Lykta.Analysis.Tests.SmallNumbers;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about areas, and the one about small numbers.</summary>
internal static class AreaExamples
{
    private static readonly AutocorrelationOptions Binary = new() { LeastAreas = 4, Weighting = Weighting.Binary };

    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["funnel-plot"] = Funnel,
        ["empirical-bayes"] = Smoothed,
        ["moran"] = Likeness,
        ["geary"] = Difference,
        ["local-moran"] = Local,
        ["suppression"] = Hidden,
    };

    private static void Funnel(WorkedExample page)
    {
        int[] observed = [22, 20, .. Enumerable.Repeat(9, 14), .. Enumerable.Repeat(8, 4)];
        var plot = FunnelPlot.Of(observed, [.. observed.Select(_ => 1.0)]);
        FunnelPoint above = plot.Points[0]!.Value, inside = plot.Points[1]!.Value;
        (plot.Dispersion, above.Outcome, inside.Outcome).ShouldBe((1, Outcome.MoreThanExpected, Outcome.WithinNormal));
        page.Says($"An area with {above.Expected:0.######} expected has {100 * above.Outer.Level:0.0} % limits {above.Outer.Lower}–{above.Outer.Upper} by Poisson; {above.Observed} seen is clearly above, {inside.Observed} is not.");
    }

    private static void Smoothed(WorkedExample page)
    {
        var smoothed = EmpiricalBayes.Global([2, 4, 9], [100, 100, 100]);
        double[] rates = [.. smoothed.Rates.Select(rate => rate!.Value)];
        var weight = (rates[2] - 0.05) / (0.09 - 0.05);
        page.Says($"{2}, {4} and {9} events per {100}: m = {rates.Average():0.00}, A = {smoothed.Variance:0.000000}, weight {weight * 26:0.######}/{26}; smoothed {rates[0]:0.0000}, {rates[1]:0.0000}, {rates[2]:0.0000}.");
    }

    private static void Likeness(WorkedExample page)
    {
        page.Says($"{1}, {2}, {3}, {4} in a row, binary weights: I = 1/{1 / Moran.Global([1, 2, 3, 4], Neighbours.QueenGrid(4, 1), Binary).Statistic:0.######}.");
        var lattice = Lattice.Of([.. Enumerable.Range(0, 25).Select(i => (double)i)], Neighbours.RookGrid(5, 5), Weighting.RowStandardised);
        page.Says($"A {5} × {5} grid with rook neighbours, row-standardised: S₀ {lattice.S0:0.######}, S₁ {lattice.S1:0.00000}, S₂ {lattice.S2:0.0000}.");
        page.IsHeldBy(nameof(AutocorrelationTests.Moments_AllOrders_Agree), "Seven areas, all 5040 orders tried: mean and variance agree to 1e-9.");
    }

    private static void Difference(WorkedExample page)
    {
        page.Says($"{1}, {2}, {3}, {4} in a row, binary weights: C = {Geary.Global([1, 2, 3, 4], Neighbours.QueenGrid(4, 1), Binary).Statistic:0.0#####}.");
        page.IsHeldBy(nameof(AutocorrelationTests.Moments_AllOrders_Agree), "Seven areas, all 5040 orders tried: mean and variance agree to 1e-9.");
    }

    private static void Local(WorkedExample page)
    {
        page.IsHeldBy(
            nameof(AutocorrelationTests.LocalMoran_NoPattern_KeepsItsPromise),
            "900 cells without any pattern, 999 permutations: about 5 % of the raw p-values are below 5 %, and hardly any is left after adjustment.");
        page.IsHeldBy(
            nameof(AutocorrelationTests.LocalMoran_P_AgreesWithTryingAllOthers),
            "Twelve cells in a row, every pair of the other eleven tried: the same p within four standard errors.");
    }

    private static void Hidden(WorkedExample page)
    {
        long[] atoms = [2, 9, 30];
        var table = Suppression.Apply(atoms, [Dimension.WithTotal(3)]);
        (table[0], table[1]).ShouldBe((null, null));
        page.Says($"{string.Join(", ", atoms)} with total {atoms.Sum()}: the {atoms[0]} is hidden, and the {atoms[1]} with it, since {atoms.Sum()} − {atoms[1] + atoms[2]} gives it away; {table[2]} and {table[3]} are shown.");
        long[] weeks = [2, 6, 6, 7, 7];
        var open = Suppression.Apply(weeks, [new Dimension(5, [[1, 2, 3, 4], [0, 1, 2, 3, 4], [0]])]);
        (open[0] is null || open[1] is null).ShouldBeTrue();
        page.Says($"\"Last four weeks\" {weeks[1..].Sum()} and \"last five weeks\" {weeks.Sum()} would tell that the fifth had {weeks[0]}: one of them is hidden.");
        page.IsHeldBy(nameof(DifferencingAttackTests), "The tests attack 150 random tables of each of five shapes by trying every table that agrees with what is shown.");
    }
}
