using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Times;

/// <summary>Detects times that were typed for want of a better one: 00:00 and 12:00.</summary>
/// <remarks>
/// Events at exactly the full hour are compared with those at exactly the four neighbouring full hours (22, 23, 01, 02 or
/// 10, 11, 13, 14), a conditional binomial test with chance 1/5. Heaping is reported when there are at least
/// <see cref="LeastEvents"/>, at least twice the neighbours' mean, and the one-sided p is below 0.001. Source:
/// docs/methods/heaping.md.
/// </remarks>
public static class Heaping
{
    /// <summary>Fewest events at the exact hour for heaping to be reported.</summary>
    public const int LeastEvents = 5;

    private const double Limit = 0.001;

    /// <summary>Looks for heaping at midnight and noon.</summary>
    /// <param name="localTimes">Local times of events as they were entered; seconds must be zero to count as exact.</param>
    /// <returns>Warnings <see cref="WarningCode.MidnightHeaping"/> and <see cref="WarningCode.NoonHeaping"/> with the number of events; empty when neither.</returns>
    public static IReadOnlyList<Warning> Detect(IEnumerable<TimeOnly> localTimes)
    {
        var exact = new int[24];
        foreach (var time in localTimes)
            if (time.Ticks % TimeSpan.TicksPerHour == 0) exact[time.Hour]++;
        var warnings = new List<Warning>();
        if (IsHeaped(exact, 0)) warnings.Add(new(WarningCode.MidnightHeaping, exact[0]));
        if (IsHeaped(exact, 12)) warnings.Add(new(WarningCode.NoonHeaping, exact[12]));
        return warnings;
    }

    private static bool IsHeaped(int[] exact, int hour)
    {
        var at = exact[hour];
        var around = exact[(hour + 22) % 24] + exact[(hour + 23) % 24] + exact[(hour + 1) % 24] + exact[(hour + 2) % 24];
        return at >= LeastEvents && at * 2 >= around && BinomialDistribution.AtLeast(at, at + around, 0.2) < Limit;
    }
}
