using Lykta.Analysis.Geometry;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.HotSpots;

/// <summary>One cell of a map of relative risk.</summary>
/// <param name="Ratio">Density of cases / density of controls, each summing to 1 over the map; 1 is the same.</param>
/// <param name="P">Two-sided p-value by permuting who is a case, (r + 1) / (B + 1).</param>
/// <param name="Adjusted">The p-value adjusted for all cells (Benjamini–Hochberg).</param>
/// <param name="Outcome">More or fewer cases than controls, when clear after adjustment.</param>
public readonly record struct RelativeRiskCell(double Ratio, double P, double Adjusted, Outcome Outcome);

/// <summary>A map of relative risk.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Cells">Row by row from the south; null where there are hardly any controls, and everywhere under 30 cases or controls.</param>
/// <param name="Warnings">Few events, many comparisons.</param>
/// <param name="Method">The method and its parameters.</param>
/// <param name="Reading">The sentence as data.</param>
public sealed record RelativeRiskMap(
    RasterGrid Grid, IReadOnlyList<RelativeRiskCell?> Cells, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading)
    : IResult<RelativeRiskMap>
{
    /// <summary>Cells that were tested.</summary>
    public double N => Cells.Count(cell => cell is not null);

    /// <inheritdoc/>
    public RelativeRiskMap Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Dual density: where are there more cases than the controls (dwellings, another kind of event, another year) make us expect?</summary>
/// <remarks>
/// Both maps with the same fixed bandwidth, so that edges cancel. Source: J. F. Bithell, Statistics in Medicine 9 (1990); J. E.
/// Kelsall and P. J. Diggle, Bernoulli 1 (1995); docs/methods/relative-risk.md.
/// </remarks>
public static class RelativeRisk
{
    private const double LeastControls = 1;

    /// <summary>Maps the ratio.</summary>
    /// <param name="cases">Positions of the cases in metres, finite.</param>
    /// <param name="controls">Positions of the controls in metres, finite.</param>
    /// <param name="grid">Where to compute; at most four million cells.</param>
    /// <param name="options">Bandwidth and kernel; exactness, edge, land and weights are not used here.</param>
    /// <param name="permutations">Number of permutations, 99 to 9999.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The map; a cell is undefined when fewer than one control is expected within two standard deviations of the kernel.</returns>
    /// <exception cref="ArgumentException">A position that is not finite, a number out of range, or too many cells.</exception>
    public static RelativeRiskMap Of(
        IReadOnlyList<PlanePosition> cases, IReadOnlyList<PlanePosition> controls, RasterGrid grid, DensityOptions options,
        int permutations = 999, ulong seed = 1, Oversight oversight = default)
    {
        Require.AtLeast(permutations, 99);
        Require.NotMoreThan(permutations, 9999, "permutations");
        Require.NotMoreThan((double)grid.Width * grid.Height, 4_000_000, "cells");
        var plain = new DensityOptions(options.BandwidthInMetres) { Kernel = options.Kernel };
        plain.Check(cases.Count, grid);
        var cells = new RelativeRiskCell?[grid.Width * grid.Height];
        var warnings = new List<Warning>();
        var fewest = Math.Min(cases.Count, controls.Count);
        if (fewest < KernelDensity.LeastEvents) warnings.Add(new(WarningCode.FewEvents, fewest));
        else Fill(cells, new RiskLabels([.. cases, .. controls], cases.Count, grid, plain), permutations, seed, oversight);
        var judged = cells.Count(cell => cell is not null);
        if (judged > 1) warnings.Add(new(WarningCode.ManyComparisons, judged));
        return new RelativeRiskMap(grid, cells, warnings, Stamp(plain, grid, permutations, seed), Read(cells, judged));
    }

    private static void Fill(RelativeRiskCell?[] cells, RiskLabels labels, int permutations, ulong seed, Oversight oversight)
    {
        var seen = labels.Ratio(labels.Identity);
        int[] atLeast = new int[cells.Length], atMost = new int[cells.Length];
        var meter = oversight.Count(permutations);
        for (var b = 0; b < permutations; b++)
        {
            oversight.Look();
            var order = labels.Identity;
            new CounterRandom(seed, (ulong)b).Shuffle(order.AsSpan());
            var drawn = labels.Ratio(order);
            for (var cell = 0; cell < cells.Length; cell++)
            {
                var slack = 1e-9 * seen[cell];
                if (drawn[cell] is not { } ratio || ratio >= seen[cell] - slack) atLeast[cell]++;
                if (drawn[cell] is not { } low || low <= seen[cell] + slack) atMost[cell]++;
            }
            meter.Tick();
        }
        var p = new double?[cells.Length];
        for (var cell = 0; cell < cells.Length; cell++)
            if (seen[cell] is not null) p[cell] = Math.Min(1, 2 * (Math.Min(atLeast[cell], atMost[cell]) + 1.0) / (permutations + 1));
        var adjusted = MultipleTesting.Adjust(p);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (seen[cell] is not { } ratio || p[cell] is not { } raw || adjusted[cell] is not { } fair) continue;
            var outcome = fair > 0.05 ? Outcome.WithinNormal : ratio > 1 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
            cells[cell] = new RelativeRiskCell(ratio, raw, fair, outcome);
        }
    }

    private static Reading Read(RelativeRiskCell?[] cells, int judged)
    {
        if (judged == 0) return Reading.Of("Analysis.RelativeRisk.TooFewToSay", new ReadingNumber("cells", cells.Length, NumberKind.Count));
        int Said(Outcome outcome) => cells.Count(cell => cell is { } seen && seen.Outcome == outcome);
        return Reading.Of(
            "Analysis.RelativeRisk.Map",
            new("cells", judged, NumberKind.Count),
            new("more", Said(Outcome.MoreThanExpected), NumberKind.Count),
            new("fewer", Said(Outcome.FewerThanExpected), NumberKind.Count));
    }

    private static MethodStamp Stamp(DensityOptions o, RasterGrid grid, int permutations, ulong seed) => MethodStamp.Of(
        "relative-risk",
        2,
        new("bandwidthInMetres", o.BandwidthInMetres),
        new("kernel", (int)o.Kernel),
        new("cellInMetres", grid.CellInMetres),
        new("permutations", permutations)) with
    { Seed = seed };

    /// <summary>All points, of which the first so many in a given order are cases.</summary>
    private sealed class RiskLabels(PlanePosition[] points, int cases, RasterGrid grid, DensityOptions options)
    {
        private readonly double[] _all = KernelDensity.Smooth(new WeighedEvents(points, null), grid, options, default);

        public int[] Identity => [.. Enumerable.Range(0, points.Length)];

        public double?[] Ratio(int[] order)
        {
            var own = KernelDensity.Smooth(new WeighedEvents([.. order.Take(cases).Select(i => points[i])], null), grid, options, default);
            var sd = options.BandwidthInMetres * KernelShape.Deviation(options.Kernel);
            double area = Math.PI * 4 * sd * sd / 1e6, controls = points.Length - cases;
            var ratio = new double?[own.Length];
            for (var cell = 0; cell < own.Length; cell++)
            {
                var others = Math.Max(0, _all[cell] - own[cell]);
                if (others * area >= LeastControls) ratio[cell] = own[cell] / cases / (others / controls);
            }
            return ratio;
        }
    }
}
