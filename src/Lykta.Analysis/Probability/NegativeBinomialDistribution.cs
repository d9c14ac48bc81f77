namespace Lykta.Analysis.Probability;

/// <summary>
/// The negative binomial distribution by mean and variance, as used for predictions of counts: a Poisson count whose mean
/// itself is uncertain (gamma distributed).
/// </summary>
/// <remarks>
/// Size r = mean² / (variance − mean), any positive real number. Tails are summed from the largest term. Source: Loader (2000);
/// A. C. Cameron and P. K. Trivedi, Regression Analysis of Count Data, 2nd ed. (2013), section 3.3; docs/methods/tails.md.
/// </remarks>
public readonly record struct NegativeBinomialDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="mean">Mean, finite and above 0.</param>
    /// <param name="variance">Variance, finite and at least the mean; equal to it (within 1e-9) it is the Poisson distribution.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not positive or the variance is below it.</exception>
    public NegativeBinomialDistribution(double mean, double variance)
    {
        Require.Positive(mean);
        if (!double.IsFinite(variance) || variance < mean)
            throw new ArgumentOutOfRangeException(nameof(variance), variance, "The variance must be at least the mean.");
        (Mean, Variance) = (mean, variance);
    }

    /// <summary>Mean; above 0.</summary>
    public double Mean { get; }

    /// <summary>Variance; at least the mean.</summary>
    public double Variance { get; }

    /// <summary>Size r, above 0; large r is close to Poisson, and null is Poisson itself.</summary>
    public double? Size => IsPoisson ? null : R;

    private double R => Mean * Mean / (Variance - Mean);

    private bool IsPoisson => Variance - Mean <= 1e-9 * Mean;

    private double Success => Mean / Variance;

    private double Failure => (Variance - Mean) / Variance;

    /// <summary>P(X = count).</summary>
    /// <param name="count">Number of events; below 0 gives 0.</param>
    /// <returns>A probability from 0 to 1.</returns>
    public double Probability(long count)
    {
        if (count < 0) return 0;
        if (IsPoisson) return Loader.Poisson(count, Mean);
        return R / (R + count) * Loader.Binomial(R, count, Success, Failure);
    }

    /// <summary>P(X ≤ count).</summary>
    /// <param name="count">Number of events; below 0 gives 0.</param>
    /// <returns>A probability from 0 to 1.</returns>
    public double AtMost(long count)
    {
        if (IsPoisson) return PoissonDistribution.AtMost(count, Mean);
        if (count < 0) return 0;
        return count <= Mean ? SumDown(count) : 1 - SumUp(count + 1);
    }

    /// <summary>P(X ≥ count).</summary>
    /// <param name="count">Number of events; 0 or below gives 1.</param>
    /// <returns>A probability from 0 to 1.</returns>
    public double AtLeast(long count)
    {
        if (IsPoisson) return PoissonDistribution.AtLeast(count, Mean);
        if (count <= 0) return 1;
        return count > Mean ? SumUp(count) : 1 - SumDown(count - 1);
    }

    /// <summary>The smallest count c with P(X &gt; c) ≤ <paramref name="tail"/>.</summary>
    /// <param name="tail">Upper tail probability, strictly between 0 and 1.</param>
    /// <returns>A count, at least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tail is outside (0, 1).</exception>
    public long UpperLimit(double tail)
    {
        Require.OpenUnit(tail);
        long low = -1, high = (long)Math.Ceiling(Mean) + 1;
        while (AtLeast(high + 1) > tail) (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (AtLeast(middle + 1) <= tail) high = middle; else low = middle;
        }
        return high;
    }

    /// <summary>The largest count c with P(X &lt; c) ≤ <paramref name="tail"/>.</summary>
    /// <param name="tail">Lower tail probability, strictly between 0 and 1.</param>
    /// <returns>A count, at least 0; 0 when even zero events are not unusual.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tail is outside (0, 1).</exception>
    public long LowerLimit(double tail)
    {
        Require.OpenUnit(tail);
        long low = 0, high = 2;
        while (AtMost(high - 1) <= tail) (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (AtMost(middle - 1) <= tail) low = middle; else high = middle;
        }
        return low;
    }

    private double SumUp(long count)
    {
        double term = 1, sum = 1, r = R, q = Failure;
        for (var k = count; term > sum * 1e-17; k++) sum += term *= q * (k + r) / (k + 1);
        return Math.Min(1, sum * Probability(count));
    }

    private double SumDown(long count)
    {
        double term = 1, sum = 1, r = R, q = Failure;
        for (var k = count; k > 0 && term > sum * 1e-17; k--) sum += term *= k / (q * (k - 1 + r));
        return Math.Min(1, sum * Probability(count));
    }
}
