using System.Numerics.Tensors;
using Lykta.Analysis.Probability;
using Lykta.Analysis.Regression;

namespace Lykta.Analysis.Trends;

/// <summary>A question to an interrupted time series.</summary>
/// <param name="Counts">Counts of consecutive finished periods, oldest first; null for not measured.</param>
/// <param name="Start">Index of the first period with the measure, decided before looking at the series, never picked from it.</param>
/// <remarks>Source: docs/methods/interrupted-series.md.</remarks>
public sealed record Interruption(IReadOnlyList<int?> Counts, int Start)
{
    /// <summary>Periods of phasing in from <see cref="Start"/>, left out of the fit; at least 0.</summary>
    public int PhaseIn { get; init; }

    /// <summary>Periods in a year, above 1: 12 for months, 52.1775 for weeks.</summary>
    public double PeriodsPerYear { get; init; } = 12;

    /// <summary>Pairs of yearly waves, 0 to 2; with any, two years are needed on each side.</summary>
    public int Harmonics { get; init; }

    /// <summary>Coverage of the intervals, strictly between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>
    /// Whether to fit a negative binomial regression, for counts that vary much more than Poisson (bursts): months with many events
    /// then weigh less. False is Poisson with widened errors.
    /// </summary>
    public bool IsNegativeBinomial { get; init; }

    /// <summary>Lags of the Newey–West covariance; null for <see cref="NeweyWest.Lags"/>.</summary>
    public int? Lags { get; init; }
}

/// <summary>What an interrupted time series says.</summary>
public sealed record InterruptedSeriesResult : IResult<InterruptedSeriesResult>
{
    /// <summary>
    /// Step at the start: the factor on the level (1 is none), its interval and p. The outcome compares with the counterfactual.
    /// </summary>
    public required Estimate Level { get; init; }

    /// <summary>Change of slope: the factor on the yearly rate of change (1 is none); null when undefined.</summary>
    public required double? SlopePerYear { get; init; }

    /// <summary>Interval of <see cref="SlopePerYear"/>; null when undefined.</summary>
    public required Interval? SlopeInterval { get; init; }

    /// <summary>Fitted mean per period; empty when undefined.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>Mean per period had nothing changed (the counterfactual); equal to the fit before the start; empty when undefined.</summary>
    public required IReadOnlyList<double> Counterfactual { get; init; }

    /// <summary>Durbin–Watson statistic of the Pearson residuals, 0 to 4, 2 for none; null when undefined.</summary>
    public required double? DurbinWatson { get; init; }

    /// <summary>θ of the negative binomial fit (variance μ + μ²/θ); null for Poisson, or when the counts vary no more.</summary>
    public double? Size { get; init; }

    /// <inheritdoc/>
    public MethodStamp Method => Level.Method;

    /// <inheritdoc/>
    public double N => Level.N;

    /// <inheritdoc/>
    public IReadOnlyList<Warning> Warnings => Level.Warnings;

    /// <inheritdoc/>
    public Reading Reading => Level.Reading;

    /// <inheritdoc/>
    public InterruptedSeriesResult Carrying(IReadOnlyList<Warning> findings) => this with { Level = Level.Carrying(findings) };
}

/// <summary>Segmented Poisson or negative binomial regression: level and slope before and after a measure, with season and autocorrelation allowed for.</summary>
/// <remarks>
/// log μ = a + b·t + c·after + d·after·(t − start) + waves; errors by Newey–West, but never smaller than the quasi-Poisson ones, and
/// Student's t with rows − columns degrees of freedom (Newey–West alone is too narrow in short series). Needs 12 measured periods on
/// each side (24 with season). A change that everybody had at the same time looks like an effect: use a control. Source: A. K.
/// Wagner et al., Journal of Clinical Pharmacy and Therapeutics 27 (2002); J. Lopez Bernal et al., International Journal of
/// Epidemiology 46 (2017); docs/methods/interrupted-series.md.
/// </remarks>
public static class InterruptedSeries
{
    private const int After = InterruptedDesign.After;
    private const int Slope = InterruptedDesign.Slope;
    private static volatile KeptQuantile? _latest;

    private sealed record KeptQuantile(double Tail, double Degrees, double Value);

    /// <summary>Fits the model.</summary>
    /// <param name="question">The series and the choices.</param>
    /// <returns>The result; undefined and <see cref="Outcome.TooFewToSay"/> with too few periods or events.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or a choice out of range.</exception>
    public static InterruptedSeriesResult Of(Interruption question)
    {
        Check(question);
        var (rows, counts) = Measured(question);
        var least = question.Harmonics == 0 ? 12 : (int)Math.Max(24, Math.Round(2 * question.PeriodsPerYear));
        int before = rows.Count(t => t < question.Start), after = rows.Length - before;
        if (Math.Min(before, after) < least) return Nothing(question, rows.Length, UndefinedReason.HistoryTooShort);
        var design = InterruptedDesign.Of(question);
        var columns = design.Rows(rows);
        if (TensorPrimitives.Sum<double>(counts) < 5 * columns.Length) return Nothing(question, rows.Length, UndefinedReason.NotEstimable);
        var burst = question.IsNegativeBinomial ? NegativeBinomialRegression.OfColumns(columns, counts) : null;
        var fit = burst?.Fit ?? PoissonRegression.FitColumns(columns, counts);
        return fit is null ? Nothing(question, rows.Length, UndefinedReason.NotEstimable) : Read(question, fit, burst, design, columns, counts);
    }

    /// <summary>The measured periods outside the phasing in, and their counts.</summary>
    private static (int[] Rows, double[] Counts) Measured(Interruption question)
    {
        var rows = new List<int>(question.Counts.Count);
        var counts = new List<double>(question.Counts.Count);
        for (var t = 0; t < question.Counts.Count; t++)
        {
            if (question.Counts[t] is not { } count || (t >= question.Start && t < question.Start + question.PhaseIn)) continue;
            rows.Add(t);
            counts.Add(count);
        }
        return ([.. rows], [.. counts]);
    }

    private static InterruptedSeriesResult Read(
        Interruption question, PoissonRegression fit, NegativeBinomialRegression? burst, InterruptedDesign design, double[][] columns, double[] counts)
    {
        var covariance = NeweyWest.OfColumns(fit, columns, counts, question.Lags ?? NeweyWest.Lags(counts.Length), burst is null ? null : [.. burst.Weights]);
        var size = fit.Coefficients.Count;
        double[] coefficients = [.. fit.Coefficients];
        var z = Quantile((1 - question.Level) / 2, counts.Length - size);
        var dispersion = Math.Max(1, fit.Dispersion(counts, burst?.Weights) ?? 1);
        double Error(int j) => Math.Sqrt(Math.Max(covariance[(j * size) + j], dispersion * fit.Covariance(j, j)));
        double stepError = Error(After), slopeError = Error(Slope);
        Interval Factor(double log, double error, double scale) =>
            new(Math.Exp((log - (z * error)) * scale), Math.Exp((log + (z * error)) * scale), question.Level);
        var watson = DurbinWatson(counts, fit.Means);
        return new InterruptedSeriesResult
        {
            Level = Step(question, coefficients[After], stepError, Factor(coefficients[After], stepError, 1), counts, fit, watson),
            SlopePerYear = Math.Exp(coefficients[Slope] * question.PeriodsPerYear),
            SlopeInterval = Factor(coefficients[Slope], slopeError, question.PeriodsPerYear),
            Fitted = design.Means(coefficients, counterfactual: false),
            Counterfactual = design.Means(coefficients, counterfactual: true),
            DurbinWatson = watson,
            Size = burst?.Size,
        };
    }

    private static Estimate Step(
        Interruption question, double log, double error, Interval interval, double[] counts, PoissonRegression fit, double? watson)
    {
        var p = Math.Min(1, 2 * StudentDistribution.AtLeast(Math.Abs(log / error), counts.Length - fit.Coefficients.Count));
        var outcome = p > 1 - question.Level ? Outcome.WithinNormal : log > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        var warnings = new List<Warning>();
        if (watson is < 1.5 or > 2.5) warnings.Add(new(WarningCode.Autocorrelation, watson.Value));
        if (!fit.IsConverged) warnings.Add(new(WarningCode.NotConverged, fit.Steps));
        if (!question.IsNegativeBinomial && fit.Dispersion(counts) is > 2 and { } dispersion) warnings.Add(new(WarningCode.Overdispersed, dispersion));
        return new Estimate
        {
            Statistic = Math.Exp(log),
            Interval = interval,
            P = p,
            Outcome = outcome,
            N = counts.Length,
            Method = Stamp(question),
            Warnings = warnings,
            Reading = Reading.Of(
                "Analysis.InterruptedSeries." + outcome,
                new("factor", Math.Exp(log), NumberKind.Ratio),
                new("lower", interval.Lower, NumberKind.Ratio),
                new("upper", interval.Upper ?? interval.Lower, NumberKind.Ratio),
                new("periods", counts.Length, NumberKind.Periods)),
        };
    }

    /// <summary>The latest quantile is kept: many series of one length ask for the same.</summary>
    private static double Quantile(double tail, double degrees)
    {
        if (_latest is { } kept && kept.Tail == tail && kept.Degrees == degrees) return kept.Value;
        var value = StudentDistribution.UpperQuantile(tail, degrees);
        _latest = new(tail, degrees, value);
        return value;
    }

    private static double? DurbinWatson(double[] counts, double[] fitted)
    {
        double squares = 0, steps = 0, before = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var residual = (counts[i] - fitted[i]) / Math.Sqrt(fitted[i]);
            squares += residual * residual;
            if (i > 0) steps += (residual - before) * (residual - before);
            before = residual;
        }
        return squares == 0 ? null : steps / squares;
    }

    private static InterruptedSeriesResult Nothing(Interruption question, int periods, UndefinedReason reason) => new()
    {
        Level = new Estimate
        {
            Undefined = reason,
            Outcome = Outcome.TooFewToSay,
            N = periods,
            Method = Stamp(question),
            Warnings = [new(reason == UndefinedReason.HistoryTooShort ? WarningCode.ShortHistory : WarningCode.FewEvents, periods)],
            Reading = Reading.Of("Analysis.InterruptedSeries.TooFewToSay", new ReadingNumber("periods", periods, NumberKind.Periods)),
        },
        SlopePerYear = null,
        SlopeInterval = null,
        Fitted = [],
        Counterfactual = [],
        DurbinWatson = null,
    };

    private static MethodStamp Stamp(Interruption q) => MethodStamp.Of(
        "interrupted-series",
        1,
        new("level", q.Level),
        new("start", q.Start),
        new("phaseIn", q.PhaseIn),
        new("periodsPerYear", q.PeriodsPerYear),
        new("harmonics", q.Harmonics),
        new("lags", q.Lags ?? -1),
        new("isNegativeBinomial", q.IsNegativeBinomial ? 1 : 0));

    private static void Check(Interruption question)
    {
        Require.OpenUnit(question.Level, nameof(question));
        Require.AtLeast(question.Start, 0, nameof(question));
        Require.AtLeast(question.PhaseIn, 0, nameof(question));
        Require.AtLeast(question.Harmonics, 0, nameof(question));
        Require.AtLeast(2, question.Harmonics, nameof(question));
        Require.AtLeast(question.Lags ?? 0, 0, nameof(question));
        Require.Positive(question.PeriodsPerYear - 1, nameof(question));
        foreach (var count in question.Counts) Require.AtLeast(count ?? 0, 0, nameof(question));
    }
}
