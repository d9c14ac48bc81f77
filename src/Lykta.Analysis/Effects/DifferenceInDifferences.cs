using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Effects;

/// <summary>What a panel of areas says about a measure.</summary>
/// <param name="Effect">The factor on the treated areas' level (1 is none), its interval, p and outcome.</param>
/// <param name="ClusteredError">Standard error of the log factor, clustered by area (CV1, as packages give it; the interval uses the larger of it and the jackknife's); null when undefined.</param>
/// <param name="IsPermuted">Whether interval and p come from permuting the areas rather than from the clustered error.</param>
/// <param name="Earlier">The same question about the time before the measure, cut in two: it should say nothing; null when too short.</param>
public sealed record PanelEffect(Estimate Effect, double? ClusteredError, bool IsPermuted, Estimate? Earlier) : IResult<PanelEffect>
{
    /// <inheritdoc/>
    public MethodStamp Method => Effect.Method;

    /// <inheritdoc/>
    public double N => Effect.N;

    /// <inheritdoc/>
    public IReadOnlyList<Warning> Warnings => Effect.Warnings;

    /// <inheritdoc/>
    public Reading Reading => Effect.Reading;

    /// <inheritdoc/>
    public PanelEffect Carrying(IReadOnlyList<Warning> findings) => this with { Effect = Effect.Carrying(findings) };
}

/// <summary>Difference in differences: did several treated areas develop differently from several others?</summary>
/// <remarks>
/// Poisson regression with a level per area and per period and one effect. All treated areas begin together (areas that begin at
/// different times would compare treated areas with each other), and then the estimate has a closed form. The error is clustered
/// by area, the larger of the usual one and the jackknife's (the usual one alone is too small with 20 areas), t with areas − 1
/// degrees; with fewer than ten areas, or five on a side, the areas are permuted instead. Source: J. D. Angrist and J.-S.
/// Pischke, Mostly Harmless Econometrics (2009); J. G. MacKinnon, M. Ø. Nielsen and M. D. Webb, Journal of Econometrics 232
/// (2023); docs/methods/difference-in-differences.md.
/// </remarks>
public static class DifferenceInDifferences
{
    private const string Key = "Analysis.Panel.";

    /// <summary>Estimates the effect.</summary>
    /// <param name="panel">The counts.</param>
    /// <param name="options">Choices; null gives the defaults.</param>
    /// <param name="oversight">For permutations: who may stop them and hears of them.</param>
    /// <returns>
    /// Statistic: the factor. P: two-sided. N: all events. Undefined when treated or control areas have no events before or after.
    /// Too few to say when nothing is proven and nothing could have been.
    /// </returns>
    /// <exception cref="ArgumentException">A panel that is not whole, a negative count, or a choice out of range.</exception>
    public static PanelEffect Of(AreaPanel panel, PanelOptions? options = null, Oversight oversight = default)
    {
        panel.Check();
        var choices = options ?? new PanelOptions();
        choices.Check();
        var earlier = panel.Earlier() is { } before ? Judge(before, choices, oversight, null).Effect : null;
        return Judge(panel, choices, oversight, earlier);
    }

    private static PanelEffect Judge(AreaPanel panel, PanelOptions options, Oversight oversight, Estimate? earlier)
    {
        var sums = PanelSums.Of(panel);
        if (sums.LogFactor is not { } log)
            return new PanelEffect(Nothing(panel, sums, options), null, false, earlier);
        int areas = panel.Counts.Count, fewest = Math.Min(panel.Treated.Count, areas - panel.Treated.Count);
        var jackknife = sums.JackknifeError();
        var permuted = areas < options.LeastAreas || fewest < options.LeastPerSide || jackknife is null;
        var error = Math.Max(sums.ClusteredError(), jackknife ?? 0);
        var (p, interval, provable) = permuted
            ? AreaPermutation.Of(sums, options, oversight).Judge(log, options.Level)
            : Clustered(log, error, areas, options.Level, sums);
        var outcome = p <= 1 - options.Level ? (log > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected)
            : provable ? Outcome.WithinNormal : Outcome.TooFewToSay;
        var warnings = new List<Warning>();
        if (permuted) warnings.Add(new(WarningCode.FewAreas, areas));
        if (earlier is { P: < 0.05 and { } before }) warnings.Add(new(WarningCode.EarlierDifference, before));
        var effect = new Estimate
        {
            Statistic = Math.Exp(log),
            Interval = interval,
            P = p,
            Outcome = outcome,
            N = sums.Events,
            Method = Stamp(panel, options),
            Warnings = warnings,
            Reading = Read(outcome, log, interval, panel),
        };
        return new PanelEffect(effect, sums.ClusteredError(), permuted, earlier);
    }

    private static (double P, Interval? Interval, bool Provable) Clustered(double log, double error, int areas, double level, PanelSums sums)
    {
        var tail = (1 - level) / 2;
        var half = StudentDistribution.UpperQuantile(tail, areas - 1) * error;
        var p = error > 0 ? 2 * StudentDistribution.AtLeast(Math.Abs(log / error), areas - 1) : log == 0 ? 1 : double.Epsilon;
        return (Math.Min(1, p), new Interval(Math.Exp(log - half), Math.Exp(log + half), level), sums.CouldShow(level));
    }

    private static Reading Read(Outcome outcome, double log, Interval? interval, AreaPanel panel)
    {
        ReadingNumber areas = new("areas", panel.Treated.Count, NumberKind.Count), others = new("others", panel.Counts.Count - panel.Treated.Count, NumberKind.Count);
        return outcome == Outcome.TooFewToSay || interval is not { } limits
            ? Reading.Of(Key + Outcome.TooFewToSay, areas, others)
            : Reading.Of(
                Key + outcome,
                areas,
                others,
                new("factor", Math.Exp(log), NumberKind.Ratio),
                new("lower", limits.Lower, NumberKind.Ratio),
                new("upper", limits.Upper ?? Math.Exp(log), NumberKind.Ratio));
    }

    private static Estimate Nothing(AreaPanel panel, PanelSums sums, PanelOptions options) => new()
    {
        Undefined = sums.Events == 0 ? UndefinedReason.NoEvents : UndefinedReason.ZeroDenominator,
        Outcome = Outcome.TooFewToSay,
        N = sums.Events,
        Method = Stamp(panel, options),
        Warnings = [new(WarningCode.FewEvents, sums.Events)],
        Reading = Read(Outcome.TooFewToSay, 0, null, panel),
    };

    private static MethodStamp Stamp(AreaPanel panel, PanelOptions o) => MethodStamp.Of(
        "difference-in-differences",
        1,
        new("level", o.Level),
        new("start", panel.Start),
        new("permutations", o.Permutations),
        new("leastAreas", o.LeastAreas),
        new("leastPerSide", o.LeastPerSide)) with
    { Seed = o.Seed };
}
