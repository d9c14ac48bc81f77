using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Effects;

/// <summary>
/// What would happen at the worst places if nothing were done? Places picked for being high fall by themselves; only the fall
/// beyond that is an effect.
/// </summary>
/// <remarks>
/// Gamma–Poisson empirical Bayes: the counts of all places give the prior by moments, each picked place its posterior mean, and
/// the sum at the picked places a negative binomial prediction. Source: E. Hauer, Observational Before–After Studies in Road
/// Safety (1997); docs/methods/regression-to-the-mean.md.
/// </remarks>
public static class RegressionToTheMean
{
    /// <summary>Compares the later number at the picked places with what doing nothing would give.</summary>
    /// <param name="before">Events before at every place that could have been picked, each at least 0; at least two places.</param>
    /// <param name="picked">Indices of the picked places, without repeats; at least one.</param>
    /// <param name="after">Events afterwards at the picked places together, over an equally long period, at least 0.</param>
    /// <param name="level">Coverage of the prediction, strictly between 0 and 1; the outcome uses 1 − level.</param>
    /// <returns>
    /// Statistic: expected events afterwards if nothing was done. Interval: prediction in whole events. N: events before at the
    /// picked places. Warning <see cref="WarningCode.RegressionToTheMean"/> with the fall that comes by itself. Undefined when
    /// there are no events.
    /// </returns>
    /// <exception cref="ArgumentException">Too few places, a negative count, an unknown or repeated index.</exception>
    public static Estimate Compare(IReadOnlyList<int> before, IReadOnlyCollection<int> picked, long after, double level = 0.95)
    {
        Check(before, picked, after);
        Require.OpenUnit(level);
        var stamp = MethodStamp.Of("regression-to-the-mean", 1, new Parameter("level", level));
        var events = picked.Sum(i => (long)before[i]);
        double mean = before.Average(), variance = before.Sum(x => (x - mean) * (x - mean)) / (before.Count - 1);
        if (mean == 0) return Nothing(events, after, stamp);
        var (expected, uncertainty) = Posterior(mean, variance, events, picked.Count);
        var prediction = new NegativeBinomialDistribution(expected, expected + uncertainty);
        var tail = (1 - level) / 2;
        var interval = new Interval(prediction.LowerLimit(tail), prediction.UpperLimit(tail), level);
        double atMost = prediction.AtMost(after), atLeast = prediction.AtLeast(after);
        var outcome = interval.Lower == 0 && after < expected ? Outcome.TooFewToSay
            : atMost <= tail ? Outcome.FewerThanExpected
            : atLeast <= tail ? Outcome.MoreThanExpected
            : Outcome.WithinNormal;
        return new Estimate
        {
            Statistic = expected,
            Interval = interval,
            P = Math.Min(1, 2 * Math.Min(atMost, atLeast)),
            Outcome = outcome,
            N = events,
            Method = stamp,
            Warnings = events > expected ? [new(WarningCode.RegressionToTheMean, events - expected)] : [],
            Reading = Read(outcome, events, after, expected),
        };
    }

    /// <summary>Posterior mean and variance of the sum of the picked places' means.</summary>
    private static (double Mean, double Variance) Posterior(double mean, double variance, long events, int places)
    {
        if (variance <= mean) return (places * mean, 0);
        var rate = mean / (variance - mean);
        var sum = ((mean * rate * places) + events) / (rate + 1);
        return (sum, sum / (rate + 1));
    }

    private static void Check(IReadOnlyList<int> before, IReadOnlyCollection<int> picked, long after)
    {
        Require.AtLeast(before.Count, 2, nameof(before));
        Require.AtLeast(picked.Count, 1, nameof(picked));
        Require.AtLeast(after, 0, nameof(after));
        foreach (var count in before) Require.AtLeast(count, 0, nameof(before));
        if (picked.Distinct().Count() != picked.Count) throw new ArgumentException("A place is picked twice.", nameof(picked));
        if (picked.Any(i => i < 0 || i >= before.Count)) throw new ArgumentException("An unknown place is picked.", nameof(picked));
    }

    private static Estimate Nothing(long events, long after, MethodStamp stamp) => new()
    {
        Undefined = UndefinedReason.NoEvents,
        Outcome = Outcome.TooFewToSay,
        N = events,
        Method = stamp,
        Reading = Read(Outcome.TooFewToSay, events, after, 0),
    };

    private static Reading Read(Outcome outcome, long events, long after, double expected)
    {
        ReadingNumber before = new("before", events, NumberKind.Count), seen = new("after", after, NumberKind.Count);
        return outcome == Outcome.TooFewToSay
            ? Reading.Of("Analysis.RegressionToTheMean.TooFewToSay", before, seen)
            : Reading.Of("Analysis.RegressionToTheMean." + outcome, before, seen, new("expected", expected, NumberKind.MeanCount));
    }
}
