using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.SmallArea;

/// <summary>Smoothed rates of small areas.</summary>
/// <param name="Rates">Smoothed rate per area in the unit of events per exposure; null for an area without exposure.</param>
/// <param name="Variance">
/// Variance between areas used (0 when the raw one is negative: then all areas get the common rate); null for local smoothing,
/// which has one per area.
/// </param>
/// <param name="Warnings"><see cref="WarningCode.NoVariationBetweenAreas"/> when the areas do not differ more than chance.</param>
/// <param name="Method">The method.</param>
public sealed record SmoothedRates(
    IReadOnlyList<double?> Rates, double? Variance, IReadOnlyList<Warning> Warnings, MethodStamp Method) : IResult<SmoothedRates>
{
    /// <summary>Areas with a rate.</summary>
    public double N => Rates.Count(rate => rate is not null);

    /// <inheritdoc/>
    public Reading Reading => Reading.Of(
        Warnings.Any(warning => warning.Code == WarningCode.NoVariationBetweenAreas) ? "Analysis.EmpiricalBayes.AllAlike" : "Analysis.EmpiricalBayes.Smoothed",
        new ReadingNumber("areas", Rates.Count(rate => rate is not null), NumberKind.Count));

    /// <inheritdoc/>
    public SmoothedRates Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Empirical Bayes: the rate of a small area is pulled towards the common rate as much as its smallness demands.</summary>
/// <remarks>
/// Moment estimator. A negative variance between areas is set to zero. Source: R. J. Marshall, Applied Statistics 40 (1991);
/// local form as in GeoDa (Anselin, Lozano-Gracia and Koschinky, 2006), the area itself included among its neighbours;
/// docs/methods/empirical-bayes.md.
/// </remarks>
public static class EmpiricalBayes
{
    /// <summary>Smooths towards the rate of all areas together.</summary>
    /// <param name="observed">Events per area, each finite and at least 0.</param>
    /// <param name="exposure">Exposure per area, finite and at least 0, in the same order.</param>
    /// <returns>Smoothed rates; all null when there is no exposure.</returns>
    /// <exception cref="ArgumentException">Lists of different length or a negative number.</exception>
    public static SmoothedRates Global(IReadOnlyList<double> observed, IReadOnlyList<double> exposure)
    {
        Check(observed, exposure);
        var used = Enumerable.Range(0, observed.Count).Where(i => exposure[i] > 0).ToArray();
        var (mean, raw) = Moments(observed, exposure, used);
        var rates = observed.Select((count, i) => exposure[i] > 0 ? Shrink(count, exposure[i], mean, Math.Max(0, raw)) : (double?)null);
        IReadOnlyList<Warning> warnings = used.Length > 0 && raw <= 0 ? [new(WarningCode.NoVariationBetweenAreas, raw)] : [];
        return new SmoothedRates([.. rates], Math.Max(0, raw), warnings, MethodStamp.Of("empirical-bayes-global", 1));
    }

    /// <summary>Smooths each area towards the rate of its neighbourhood.</summary>
    /// <param name="observed">Events per area, each finite and at least 0.</param>
    /// <param name="exposure">Exposure per area, finite and at least 0, in the same order.</param>
    /// <param name="neighbours">Neighbours of each area; the area itself is always added.</param>
    /// <returns>Smoothed rates; an area without neighbours keeps its own rate.</returns>
    /// <exception cref="ArgumentException">Lists of different length or a negative number.</exception>
    public static SmoothedRates Local(
        IReadOnlyList<double> observed, IReadOnlyList<double> exposure, Neighbours neighbours)
    {
        Check(observed, exposure);
        if (neighbours.Count != observed.Count) throw new ArgumentException("The neighbours must be of the same areas.", nameof(neighbours));
        var rates = new double?[observed.Count];
        for (var i = 0; i < rates.Length; i++)
        {
            if (exposure[i] == 0) continue;
            int[] used = [.. neighbours.Of(i).ToArray().Append(i).Where(j => exposure[j] > 0)];
            var (mean, raw) = Moments(observed, exposure, used);
            rates[i] = Shrink(observed[i], exposure[i], mean, Math.Max(0, raw));
        }
        return new SmoothedRates(rates, null, [], MethodStamp.Of("empirical-bayes-local", 1));
    }

    /// <summary>Common rate, and Marshall's variance between areas, which may be negative.</summary>
    private static (double Mean, double Variance) Moments(IReadOnlyList<double> observed, IReadOnlyList<double> exposure, int[] areas)
    {
        double events = areas.Sum(i => observed[i]), size = areas.Sum(i => exposure[i]);
        if (size == 0) return (0, 0);
        var mean = events / size;
        var spread = areas.Sum(i => exposure[i] * Math.Pow((observed[i] / exposure[i]) - mean, 2)) / size;
        return (mean, spread - (mean * areas.Length / size));
    }

    private static double Shrink(double count, double exposure, double mean, double variance)
    {
        var noise = variance + (mean / exposure);
        return noise == 0 ? mean : mean + (variance / noise * ((count / exposure) - mean));
    }

    private static void Check(IReadOnlyList<double> observed, IReadOnlyList<double> exposure)
    {
        if (observed.Count != exposure.Count) throw new ArgumentException("One exposure per area is needed.", nameof(exposure));
        for (var i = 0; i < observed.Count; i++)
        {
            Require.NotNegative(observed[i], nameof(observed));
            Require.NotNegative(exposure[i], nameof(exposure));
        }
    }
}
