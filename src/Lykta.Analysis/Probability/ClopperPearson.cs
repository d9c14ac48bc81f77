namespace Lykta.Analysis.Probability;

/// <summary>Exact (Clopper–Pearson) limits for a binomial chance.</summary>
/// <remarks>Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934); docs/methods/tails.md.</remarks>
public static class ClopperPearson
{
    /// <summary>Two-sided limits.</summary>
    /// <param name="count">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, at least 0; with none the limits are 0 and 1.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>Lower and upper limit, each from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is outside 0 to trials or the level outside (0, 1).</exception>
    public static (double Lower, double Upper) Limits(long count, long trials, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, trials);
        Require.OpenUnit(level);
        var tail = (1 - level) / 2;
        var lower = count == 0 ? 0 : Solve(count, trials, tail);
        var upper = count == trials ? 1 : 1 - Solve(trials - count, trials, tail);
        return (lower, upper);
    }

    private static double Solve(long count, long trials, double tail) => Root.Find(
        p => (BinomialDistribution.AtLeast(count, trials, p) - tail, trials * BinomialDistribution.Probability(count - 1, trials - 1, p)),
        0,
        1,
        (double)count / (trials + 1) * 0.9);
}
