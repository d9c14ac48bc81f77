using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Trends;

/// <summary>Wilson's score limits for a share; never Wald's.</summary>
/// <remarks>Source: E. B. Wilson, JASA 22 (1927); docs/methods/share.md.</remarks>
public static class Wilson
{
    /// <summary>Limits of a share.</summary>
    /// <param name="share">Observed share, 0 to 1.</param>
    /// <param name="n">Base, or effective base of a weighted survey; above 0, need not be whole.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>Interval within 0 to 1; always with an upper limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Interval Limits(double share, double n, double level = 0.95)
    {
        Require.OpenUnit(level);
        var (lower, upper) = Score(share, n, NormalDistribution.TwoSidedQuantile(level));
        return new Interval(lower, upper, level);
    }

    internal static (double Lower, double Upper) Score(double share, double n, double z)
    {
        Require.ClosedUnit(share);
        Require.Positive(n);
        var z2 = z * z / n;
        var centre = (share + (z2 / 2)) / (1 + z2);
        var half = Math.Sqrt((share * (1 - share) * z2) + (z2 * z2 / 4)) / (1 + z2);
        return (share == 0 ? 0 : Math.Max(0, centre - half), share == 1 ? 1 : Math.Min(1, centre + half));
    }
}
