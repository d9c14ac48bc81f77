namespace Lykta.Analysis.Effects;

/// <summary>What a synthetic control says.</summary>
public sealed record SyntheticControlResult : IResult<SyntheticControlResult>
{
    /// <summary>The treated area minus its synthetic control, summed over the periods after; p by placebos; the outcome.</summary>
    public required Estimate Effect { get; init; }

    /// <summary>Weight of each donor, at least 0, summing to 1; empty when undefined.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>The synthetic control in every period; empty when undefined.</summary>
    public required IReadOnlyList<double> Synthetic { get; init; }

    /// <summary>Root mean square difference before the measure, in events per period; null when undefined.</summary>
    public required double? ErrorBefore { get; init; }

    /// <summary>Ratio of the root mean square difference after to before: the treated area; null when undefined.</summary>
    public required double? Ratio { get; init; }

    /// <summary>The same ratio for each donor treated as if it had had the measure; null for a donor that is matched perfectly before.</summary>
    public required IReadOnlyList<double?> PlaceboRatios { get; init; }

    /// <inheritdoc/>
    public MethodStamp Method => Effect.Method;

    /// <inheritdoc/>
    public double N => Effect.N;

    /// <inheritdoc/>
    public IReadOnlyList<Warning> Warnings => Effect.Warnings;

    /// <inheritdoc/>
    public Reading Reading => Effect.Reading;

    /// <inheritdoc/>
    public SyntheticControlResult Carrying(IReadOnlyList<Warning> findings) => this with { Effect = Effect.Carrying(findings) };
}

/// <summary>Synthetic control: a mixture of other areas that went like the treated one before, and what it did afterwards.</summary>
/// <remarks>
/// Weights by least squares on the periods before, at least 0 and summing to 1. Each donor is then treated as if it had had the
/// measure; p is the rank of the treated area's ratio of errors after to before. Needs 20 periods before, and donors that the
/// measure cannot have reached. With fewer than 19 donors nothing can be proven at 5 %. Source: A. Abadie, A. Diamond and J.
/// Hainmueller, JASA 105 (2010); A. Abadie, Journal of Economic Literature 59 (2021); docs/methods/synthetic-control.md.
/// </remarks>
public static class SyntheticControl
{
    /// <summary>Fewest periods before the measure.</summary>
    public const int LeastBefore = 20;

    private const string Key = "Analysis.SyntheticControl.";

    /// <summary>Builds the control and tests it by placebos.</summary>
    /// <param name="treated">Counts or rates of the treated area, consecutive periods, finite and at least 0.</param>
    /// <param name="donors">The same for each area of comparison, equally long; at least two, at most 500.</param>
    /// <param name="start">Index of the first period with the measure; before the end.</param>
    /// <param name="significance">Level of the outcome, strictly between 0 and 1.</param>
    /// <param name="oversight">Who may stop the placebos and hears of them.</param>
    /// <returns>The result; undefined and too few to say with fewer than <see cref="LeastBefore"/> periods before.</returns>
    /// <exception cref="ArgumentException">Series of different length, a value below 0, too few or many donors, or a start outside.</exception>
    public static SyntheticControlResult Of(
        IReadOnlyList<double> treated, IReadOnlyList<IReadOnlyList<double>> donors, int start, double significance = 0.05, Oversight oversight = default)
    {
        Check(treated, donors, start, significance);
        var stamp = MethodStamp.Of("synthetic-control", 1, new("start", start), new("donors", donors.Count), new("significance", significance));
        if (start < LeastBefore) return Nothing(start, donors.Count, stamp);
        double[] own = [.. treated];
        double[][] others = [.. donors.Select(donor => donor.ToArray())];
        var fit = Fit(own, others, start);
        var placebos = new double?[others.Length];
        oversight.For(others.Length, j => placebos[j] = Fit(others[j], [.. others.Where((_, k) => k != j)], start).Ratio);
        return Read(own, fit, placebos, start, significance, stamp);
    }

    private static SyntheticControlResult Read(double[] own, MixtureFit fit, double?[] placebos, int start, double significance, MethodStamp stamp)
    {
        var effect = Enumerable.Range(start, own.Length - start).Sum(t => own[t] - fit.Series[t]);
        var rank = 1 + placebos.Count(ratio => ratio is null || fit.Ratio is null || ratio >= fit.Ratio);
        var p = fit.Ratio is null ? (double?)null : rank / (placebos.Length + 1.0);
        var outcome = p is not { } chance || 1.0 / (placebos.Length + 1) > significance ? Outcome.TooFewToSay
            : chance > significance ? Outcome.WithinNormal
            : effect > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        double seen = own.Skip(start).Sum(), mean = own.Take(start).Average();
        var isPoor = fit.ErrorBefore > 2 * Math.Sqrt(Math.Max(mean, 1));
        return new SyntheticControlResult
        {
            Effect = new Estimate
            {
                Statistic = effect,
                P = p,
                Outcome = outcome,
                N = own.Length,
                Method = stamp,
                Warnings = isPoor ? [new(WarningCode.PoorFit, fit.ErrorBefore / Math.Max(mean, 1))] : [],
                Reading = Reading.Of(
                    Key + outcome,
                    new("observed", seen, NumberKind.Count),
                    new("expected", seen - effect, NumberKind.MeanCount),
                    new("donors", placebos.Length, NumberKind.Count)),
            },
            Weights = fit.Weights,
            Synthetic = fit.Series,
            ErrorBefore = fit.ErrorBefore,
            Ratio = fit.Ratio,
            PlaceboRatios = placebos,
        };
    }

    private readonly record struct MixtureFit(double[] Weights, double[] Series, double ErrorBefore, double? Ratio);

    private static MixtureFit Fit(double[] target, double[][] donors, int start)
    {
        var weights = NearestMixture.Of(target[..start], [.. donors.Select(donor => donor[..start])]);
        var series = new double[target.Length];
        for (var j = 0; j < donors.Length; j++)
            for (var t = 0; t < series.Length; t++) series[t] += weights[j] * donors[j][t];
        double Error(int from, int to) => Math.Sqrt(Enumerable.Range(from, to - from).Average(t => Math.Pow(target[t] - series[t], 2)));
        double before = Error(0, start), after = Error(start, target.Length);
        return new MixtureFit(weights, series, before, before > 1e-9 * (1 + target.Average()) ? after / before : null);
    }

    private static SyntheticControlResult Nothing(int start, int donors, MethodStamp stamp) => new()
    {
        Effect = new Estimate
        {
            Undefined = UndefinedReason.HistoryTooShort,
            Outcome = Outcome.TooFewToSay,
            N = start,
            Method = stamp,
            Warnings = [new(WarningCode.ShortHistory, start)],
            Reading = Reading.Of(Key + "TooShort", new("periods", start, NumberKind.Periods), new("leastPeriods", LeastBefore, NumberKind.Periods)),
        },
        Weights = [],
        Synthetic = [],
        ErrorBefore = null,
        Ratio = null,
        PlaceboRatios = new double?[donors],
    };

    private static void Check(IReadOnlyList<double> treated, IReadOnlyList<IReadOnlyList<double>> donors, int start, double significance)
    {
        Require.OpenUnit(significance);
        Require.AtLeast(donors.Count, 2, nameof(donors));
        Require.NotMoreThan(donors.Count, 500, "donors");
        Require.AtLeast(start, 1);
        Require.AtLeast(treated.Count - 1, start, nameof(start));
        foreach (var series in donors.Append(treated))
        {
            if (series.Count != treated.Count) throw new ArgumentException("All areas must have the same periods.", nameof(donors));
            foreach (var value in series) Require.NotNegative(value, nameof(donors));
        }
    }
}
