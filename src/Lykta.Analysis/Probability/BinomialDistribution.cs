namespace Lykta.Analysis.Probability;

/// <summary>Point and tail probabilities of the binomial distribution, with small relative error in both tails.</summary>
/// <remarks>
/// Same construction as <see cref="PoissonDistribution"/>. Source: C. Loader, Fast and accurate computation of binomial
/// probabilities (2000); docs/methods/tails.md.
/// </remarks>
public static class BinomialDistribution
{
    /// <summary>P(X = count).</summary>
    /// <param name="count">Number of successes; outside 0 to <paramref name="trials"/> gives 0.</param>
    /// <param name="trials">Number of trials, at least 0.</param>
    /// <param name="chance">Probability of success, 0 to 1.</param>
    /// <returns>A probability from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Trials negative or chance outside 0 to 1.</exception>
    public static double Probability(long count, long trials, double chance)
    {
        Check(trials, chance);
        return count < 0 || count > trials ? 0 : Loader.Binomial(count, trials - count, chance, 1 - chance);
    }

    /// <summary>P(X ≤ count).</summary>
    /// <param name="count">Number of successes; below 0 gives 0, <paramref name="trials"/> or more gives 1.</param>
    /// <param name="trials">Number of trials, at least 0.</param>
    /// <param name="chance">Probability of success, 0 to 1.</param>
    /// <returns>A probability from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Trials negative or chance outside 0 to 1.</exception>
    public static double AtMost(long count, long trials, double chance)
    {
        Check(trials, chance);
        if (count < 0) return 0;
        if (count >= trials) return 1;
        return count <= trials * chance ? SumDown(count, trials, chance) : 1 - SumUp(count + 1, trials, chance);
    }

    /// <summary>P(X ≥ count).</summary>
    /// <param name="count">Number of successes; 0 or below gives 1, above <paramref name="trials"/> gives 0.</param>
    /// <param name="trials">Number of trials, at least 0.</param>
    /// <param name="chance">Probability of success, 0 to 1.</param>
    /// <returns>A probability from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Trials negative or chance outside 0 to 1.</exception>
    public static double AtLeast(long count, long trials, double chance)
    {
        Check(trials, chance);
        if (count <= 0) return 1;
        if (count > trials) return 0;
        return count > trials * chance ? SumUp(count, trials, chance) : 1 - SumDown(count - 1, trials, chance);
    }

    private static void Check(long trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        Require.ClosedUnit(chance);
    }

    private static double SumUp(long count, long trials, double chance)
    {
        if (chance == 1) return 1;
        double term = 1, sum = 1, odds = chance / (1 - chance);
        for (var k = count; k < trials && term > sum * 1e-17; k++) sum += term *= odds * (trials - k) / (k + 1);
        return Math.Min(1, sum * Loader.Binomial(count, trials - count, chance, 1 - chance));
    }

    private static double SumDown(long count, long trials, double chance)
    {
        if (chance == 0) return 1;
        double term = 1, sum = 1, odds = (1 - chance) / chance;
        for (var k = count; k > 0 && term > sum * 1e-17; k--) sum += term *= odds * k / (trials - k + 1);
        return Math.Min(1, sum * Loader.Binomial(count, trials - count, chance, 1 - chance));
    }
}
