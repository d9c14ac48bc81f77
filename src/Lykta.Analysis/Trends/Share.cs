using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Trends;

/// <summary>A share in a survey: how many answered so, of how many, with how sure a figure.</summary>
/// <param name="Value">The share, 0 to 1 (weighted when the survey is); null when nobody answered.</param>
/// <param name="Respondents">Number of people who answered, at least 0; what the base rule looks at.</param>
/// <param name="EffectiveBase">Base for the uncertainty: <paramref name="Respondents"/>, or Kish's effective n of a weighted survey.</param>
/// <remarks>Source: docs/methods/share.md.</remarks>
public readonly record struct ShareOf(double? Value, int Respondents, double EffectiveBase)
{
    /// <summary>An unweighted share.</summary>
    /// <param name="positive">How many answered so, 0 to <paramref name="respondents"/>.</param>
    /// <param name="respondents">How many answered at all, at least 0; with none the share is null.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or more positive than respondents.</exception>
    public static ShareOf Count(int positive, int respondents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positive);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positive, respondents);
        return new ShareOf(respondents == 0 ? null : (double)positive / respondents, respondents, respondents);
    }
}

/// <summary>Shares and differences between shares, guarded by a least base.</summary>
/// <remarks>
/// Wilson's interval; differences by Newcombe's hybrid score interval (his method 10), whose p-value is found by inverting the
/// same interval. Source: R. G. Newcombe, Statistics in Medicine 17 (1998); docs/methods/share.md.
/// </remarks>
public static class Shares
{
    /// <summary>No figure is given for fewer respondents, for privacy as much as for noise.</summary>
    public const int DefaultLeastBase = 30;

    /// <summary>One share with its interval.</summary>
    /// <param name="share">The share.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <param name="leastBase">Least number of respondents, at least 1.</param>
    /// <returns>Statistic: share 0 to 1, undefined below the least base. N: respondents. No test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Estimate Of(ShareOf share, double level = 0.95, int leastBase = DefaultLeastBase)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leastBase, 1);
        var stamp = MethodStamp.Of("share", 1, new("level", level), new("leastBase", leastBase), new("effectiveBase", share.EffectiveBase));
        if (share.Respondents < leastBase || share.Value is not { } value)
            return Withheld("Analysis.Share.TooFewToSay", share.Respondents, leastBase, stamp, null);
        var interval = Wilson.Limits(value, share.EffectiveBase, level);
        return new Estimate
        {
            Statistic = value,
            Interval = interval,
            N = share.Respondents,
            Method = stamp,
            Reading = Reading.Of(
                "Analysis.Share.Interval",
                new("share", value, NumberKind.Share),
                new("lower", interval.Lower, NumberKind.Share),
                new("upper", interval.Upper ?? 1, NumberKind.Share),
                new("base", share.Respondents, NumberKind.Count)),
        };
    }

    /// <summary>The difference between two independent shares, second minus first.</summary>
    /// <param name="before">First share (an earlier round, or the comparison).</param>
    /// <param name="after">Second share.</param>
    /// <param name="level">Coverage; the outcome uses 1 − level.</param>
    /// <param name="leastBase">Least number of respondents on each side, at least 1.</param>
    /// <returns>
    /// Statistic: difference −1 to 1. Interval: Newcombe's. N: respondents in both. Undefined and
    /// <see cref="Outcome.TooFewToSay"/> when either base is below the least.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Estimate Difference(ShareOf before, ShareOf after, double level = 0.95, int leastBase = DefaultLeastBase)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leastBase, 1);
        Require.OpenUnit(level);
        var stamp = MethodStamp.Of(
            "share-difference",
            1,
            new("level", level),
            new("leastBase", leastBase),
            new("effectiveBaseBefore", before.EffectiveBase),
            new("effectiveBaseAfter", after.EffectiveBase));
        var smaller = Math.Min(before.Respondents, after.Respondents);
        if (smaller < leastBase || before.Value is not { } first || after.Value is not { } second)
            return Withheld("Analysis.ShareDifference.TooFewToSay", smaller, leastBase, stamp, Outcome.TooFewToSay);
        Part one = new(first, before.EffectiveBase), two = new(second, after.EffectiveBase);
        var (lower, upper) = Newcombe(one, two, NormalDistribution.TwoSidedQuantile(level));
        var outcome = lower > 0 ? Outcome.MoreThanExpected : upper < 0 ? Outcome.FewerThanExpected : Outcome.WithinNormal;
        return new Estimate
        {
            Statistic = second - first,
            Interval = new Interval(lower, upper, level),
            P = PValue(one, two),
            Outcome = outcome,
            N = before.Respondents + after.Respondents,
            Method = stamp,
            Reading = Reading.Of(
                "Analysis.ShareDifference." + outcome,
                new("before", first, NumberKind.Share),
                new("after", second, NumberKind.Share),
                new("lower", lower, NumberKind.ShareDifference),
                new("upper", upper, NumberKind.ShareDifference)),
        };
    }

    private readonly record struct Part(double Value, double Base);

    private static (double Lower, double Upper) Newcombe(Part before, Part after, double z)
    {
        var (l1, u1) = Wilson.Score(before.Value, before.Base, z);
        var (l2, u2) = Wilson.Score(after.Value, after.Base, z);
        var difference = after.Value - before.Value;
        return (difference - Hypotenuse(after.Value - l2, u1 - before.Value), difference + Hypotenuse(u2 - after.Value, before.Value - l1));
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));

    private static double PValue(Part before, Part after)
    {
        if (after.Value == before.Value) return 1;
        if (after.Value < before.Value) return PValue(after, before);
        double low = 0, high = 38;
        for (var step = 0; step < 100; step++)
        {
            var z = (low + high) / 2;
            if (Newcombe(before, after, z).Lower > 0) low = z; else high = z;
        }
        return NormalDistribution.TwoSided(low);
    }

    private static Estimate Withheld(string key, int respondents, int leastBase, MethodStamp stamp, Outcome? outcome) => new()
    {
        Undefined = respondents == 0 ? UndefinedReason.EmptyBase : UndefinedReason.BaseTooSmall,
        Outcome = outcome,
        N = respondents,
        Method = stamp,
        Warnings = [new(WarningCode.SmallBase, respondents)],
        Reading = Reading.Of(key, new("base", respondents, NumberKind.Count), new("leastBase", leastBase, NumberKind.Count)),
    };
}
