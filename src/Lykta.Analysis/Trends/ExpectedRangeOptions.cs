namespace Lykta.Analysis.Trends;

/// <summary>The length of the periods of a series.</summary>
public enum Rhythm
{
    /// <summary>ISO weeks, 52.1775 a year on average.</summary>
    Week = 1,

    /// <summary>Calendar months, 12 a year.</summary>
    Month = 2,
}

/// <summary>Choices of <see cref="ExpectedRange"/>, with defaults for weeks.</summary>
/// <remarks>Source: docs/methods/expected-range.md.</remarks>
public sealed record ExpectedRangeOptions
{
    /// <summary>Defaults for weeks: four recent weeks, ± two weeks around the same week in three earlier years.</summary>
    public static ExpectedRangeOptions Weeks { get; } = new();

    /// <summary>Defaults for months: three recent months, ± one month around the same month in three earlier years.</summary>
    public static ExpectedRangeOptions Months { get; } =
        new() { Rhythm = Rhythm.Month, RecentPeriods = 3, HalfWindow = 1, LeastHistory = 6, GuardPeriods = 1 };

    /// <summary>Length of a period.</summary>
    public Rhythm Rhythm { get; init; } = Rhythm.Week;

    /// <summary>Coverage of the range, strictly between 0 and 1; 0.98 leaves one chance in a hundred on each side.</summary>
    public double Level { get; init; } = 0.98;

    /// <summary>How many periods just before the observed one belong to the history; at least 1.</summary>
    public int RecentPeriods { get; init; } = 4;

    /// <summary>How many periods on each side of the same period in an earlier year; at least 0.</summary>
    public int HalfWindow { get; init; } = 2;

    /// <summary>How many earlier years to look at; at least 1.</summary>
    public int Years { get; init; } = 3;

    /// <summary>Fewest usable periods of history; with fewer the outcome is <see cref="Outcome.TooFewToSay"/>. At least 2.</summary>
    public int LeastHistory { get; init; } = 8;

    /// <summary>Over how many periods, the observed one last, <see cref="LeastEvents"/> are asked for; at least 1.</summary>
    public int GuardPeriods { get; init; } = 4;

    /// <summary>Fewest events, seen or expected, over <see cref="GuardPeriods"/> for the comparison to say anything; at least 0.</summary>
    public int LeastEvents { get; init; } = 5;

    /// <summary>Index of the first comparable period; earlier ones (before a changed routine or code) are not used. At least 0.</summary>
    public int ComparableFrom { get; init; }

    internal double PeriodsPerYear => Rhythm == Rhythm.Week ? 52.1775 : 12;

    internal void Check()
    {
        Require.OpenUnit(Level, nameof(Level));
        Require.AtLeast(RecentPeriods, 1);
        Require.AtLeast(HalfWindow, 0);
        Require.AtLeast(Years, 1);
        Require.AtLeast(LeastHistory, 2);
        Require.AtLeast(GuardPeriods, 1);
        Require.AtLeast(LeastEvents, 0);
        Require.AtLeast(ComparableFrom, 0);
    }
}
