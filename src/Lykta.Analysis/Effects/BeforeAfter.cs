using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Effects;

/// <summary>Events before and after in the area of the measure and in a control area, over equally long periods.</summary>
/// <param name="TreatedBefore">Treated area before, at least 0.</param>
/// <param name="TreatedAfter">Treated area after, at least 0.</param>
/// <param name="ControlBefore">Control area before, at least 0.</param>
/// <param name="ControlAfter">Control area after, at least 0.</param>
public readonly record struct BeforeAfterCounts(long TreatedBefore, long TreatedAfter, long ControlBefore, long ControlAfter)
{
    internal void Check()
    {
        Require.AtLeast(TreatedBefore, 0);
        Require.AtLeast(TreatedAfter, 0);
        Require.AtLeast(ControlBefore, 0);
        Require.AtLeast(ControlAfter, 0);
    }
}

/// <summary>Has something changed where the measure was taken, beyond what changed where it was not?</summary>
/// <remarks>
/// Source: D. P. Farrington et al., Journal of Experimental Criminology 3 (2007), for the relative effect size and its doubled
/// variance; A. P. Wheeler and J. H. Ratcliffe, Crime Science 7 (2018), for the weighted displacement difference; K. J. Bowers
/// and S. D. Johnson, Journal of Quantitative Criminology 19 (2003), for the quotient; docs/methods/relative-effect-size.md and weighted-displacement-difference.md.
/// </remarks>
public static class BeforeAfter
{
    private const string Key = "Analysis.BeforeAfter.";

    /// <summary>Relative effect size, (Tb · Ca) / (Ta · Cb): above 1 the treated area went better than the control.</summary>
    /// <param name="counts">The four counts.</param>
    /// <param name="level">Coverage, strictly between 0 and 1; the outcome uses 1 − level.</param>
    /// <param name="varianceFactor">
    /// Factor on Σ1/n. Counts of crime vary more than Poisson from period to period, hence 2 as the conservative default. Above 0.
    /// </param>
    /// <returns>
    /// Statistic: the odds ratio. Interval: of it. P: Wald on the log scale. N: all events. Undefined and
    /// <see cref="Outcome.TooFewToSay"/> when a count is zero. <see cref="Outcome.FewerThanExpected"/>: fewer in the treated
    /// area than the control's development makes us expect.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Estimate RelativeEffect(BeforeAfterCounts counts, double level = 0.95, double varianceFactor = 2)
    {
        counts.Check();
        Require.OpenUnit(level);
        Require.Positive(varianceFactor);
        var stamp = MethodStamp.Of("relative-effect-size", 1, new("level", level), new("varianceFactor", varianceFactor));
        var n = counts.TreatedBefore + counts.TreatedAfter + counts.ControlBefore + counts.ControlAfter;
        if (LogEffect(counts, varianceFactor) is not { } effect) return TooFew(counts, n, stamp, UndefinedReason.ZeroDenominator);
        var (log, error) = effect;
        var half = NormalDistribution.TwoSidedQuantile(level) * error;
        var outcome = log - half > 0 ? Outcome.FewerThanExpected : log + half < 0 ? Outcome.MoreThanExpected
            : CouldShow(counts, level, varianceFactor) ? Outcome.WithinNormal : Outcome.TooFewToSay;
        return new Estimate
        {
            Statistic = Math.Exp(log),
            Interval = new Interval(Math.Exp(log - half), Math.Exp(log + half), level),
            P = NormalDistribution.TwoSided(log / error),
            Outcome = outcome,
            N = n,
            Method = stamp,
            Warnings = outcome == Outcome.TooFewToSay ? [new(WarningCode.FewEvents, n)] : [],
            Reading = Read(counts, outcome),
        };
    }

    /// <summary>
    /// Weighted displacement difference in events: (change in treated) + (change in displacement area) − (changes in their
    /// controls). Negative means events prevented.
    /// </summary>
    /// <param name="counts">Treated area and its control.</param>
    /// <param name="displacement">The surrounding area where events may have moved, and its control; null to leave it out.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>Statistic, interval: events over the period after. P: normal. N: all events. Undefined when there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Estimate DisplacementDifference(BeforeAfterCounts counts, BeforeAfterCounts? displacement = null, double level = 0.95)
    {
        counts.Check();
        displacement?.Check();
        Require.OpenUnit(level);
        var stamp = MethodStamp.Of("weighted-displacement-difference", 1, new("level", level), new("displacement", displacement is null ? 0 : 1));
        var (change, n) = Change(counts);
        if (displacement is { } around) (change, n) = (change + Change(around).Change, n + Change(around).Sum);
        if (n == 0) return TooFew(counts, 0, stamp, UndefinedReason.NoEvents);
        var half = NormalDistribution.TwoSidedQuantile(level) * Math.Sqrt(n);
        var outcome = change + half < 0 ? Outcome.FewerThanExpected : change - half > 0 ? Outcome.MoreThanExpected
            : counts.TreatedBefore + counts.ControlBefore < half ? Outcome.TooFewToSay : Outcome.WithinNormal;
        return new Estimate
        {
            Statistic = change,
            Interval = new Interval(change - half, change + half, level),
            P = NormalDistribution.TwoSided(change / Math.Sqrt(n)),
            Outcome = outcome,
            N = n,
            Method = stamp,
            Reading = Reading.Of(
                "Analysis.DisplacementDifference." + outcome,
                new("change", change, NumberKind.Count),
                new("lower", change - half, NumberKind.Count),
                new("upper", change + half, NumberKind.Count)),
        };
    }

    /// <summary>
    /// Weighted displacement quotient, (Da/Ca − Db/Cb) / (Ta/Ca − Tb/Cb), for those who ask: it has no variance and explodes
    /// when the effect is near zero.
    /// </summary>
    /// <param name="counts">Treated area and control.</param>
    /// <param name="displacementBefore">Events around the treated area before, at least 0.</param>
    /// <param name="displacementAfter">Events around the treated area after, at least 0.</param>
    /// <returns>
    /// Below −1: more moved than was won; −1 to 0: some moved; above 0: the surroundings gained too. Null when a control count
    /// is zero, or when the treated area did not go better than the control (the quotient then has no meaning).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public static double? DisplacementQuotient(BeforeAfterCounts counts, long displacementBefore, long displacementAfter)
    {
        counts.Check();
        Require.AtLeast(displacementBefore, 0);
        Require.AtLeast(displacementAfter, 0);
        if (counts.ControlBefore == 0 || counts.ControlAfter == 0) return null;
        double before = counts.ControlBefore, after = counts.ControlAfter;
        var success = (counts.TreatedAfter / after) - (counts.TreatedBefore / before);
        return success < 0 ? ((displacementAfter / after) - (displacementBefore / before)) / success : null;
    }

    private static (double Log, double Error)? LogEffect(BeforeAfterCounts c, double factor)
    {
        if (c.TreatedBefore == 0 || c.TreatedAfter == 0 || c.ControlBefore == 0 || c.ControlAfter == 0) return null;
        var log = Math.Log(c.TreatedBefore) + Math.Log(c.ControlAfter) - Math.Log(c.TreatedAfter) - Math.Log(c.ControlBefore);
        var variance = (1.0 / c.TreatedBefore) + (1.0 / c.TreatedAfter) + (1.0 / c.ControlBefore) + (1.0 / c.ControlAfter);
        return (log, Math.Sqrt(factor * variance));
    }

    /// <summary>Whether any fall in the treated area could have been proven with these counts.</summary>
    private static bool CouldShow(BeforeAfterCounts counts, double level, double factor) =>
        LogEffect(counts with { TreatedAfter = 1 }, factor) is { } best
        && best.Log > NormalDistribution.TwoSidedQuantile(level) * best.Error;

    private static (double Change, double Sum) Change(BeforeAfterCounts c) =>
        (c.TreatedAfter - c.TreatedBefore - (c.ControlAfter - c.ControlBefore),
        c.TreatedBefore + c.TreatedAfter + c.ControlBefore + c.ControlAfter);

    private static Estimate TooFew(BeforeAfterCounts counts, double n, MethodStamp stamp, UndefinedReason reason) => new()
    {
        Undefined = reason,
        Outcome = Outcome.TooFewToSay,
        N = n,
        Method = stamp,
        Warnings = [new(WarningCode.FewEvents, n)],
        Reading = Read(counts, Outcome.TooFewToSay),
    };

    private static Reading Read(BeforeAfterCounts counts, Outcome outcome) => Reading.Of(
        Key + outcome,
        new("before", counts.TreatedBefore, NumberKind.Count),
        new("after", counts.TreatedAfter, NumberKind.Count),
        new("controlBefore", counts.ControlBefore, NumberKind.Count),
        new("controlAfter", counts.ControlAfter, NumberKind.Count));
}
