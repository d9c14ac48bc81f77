namespace Lykta.Analysis.Surveillance;

/// <summary>How many alarms chance alone gives in a year when many series are followed: to be shown where alarms are.</summary>
/// <remarks>Source: docs/methods/alarm-budget.md.</remarks>
public static class AlarmBudget
{
    /// <summary>The expected number of false alarms.</summary>
    /// <param name="series">How many series are followed, at least 1.</param>
    /// <param name="periodsPerYear">How often each is judged, times a year, above 0.</param>
    /// <param name="tail">Chance of a false alarm each time, strictly between 0 and 1.</param>
    /// <returns>Statistic: false alarms a year, series · periods · tail. N: series. 50 series each week at 1 % give 26.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Estimate Of(int series, double periodsPerYear = 52.1775, double tail = 0.01)
    {
        Require.AtLeast(series, 1);
        Require.Positive(periodsPerYear);
        Require.OpenUnit(tail);
        var alarms = series * periodsPerYear * tail;
        return new Estimate
        {
            Statistic = alarms,
            N = series,
            Method = MethodStamp.Of("alarm-budget", 1, new("periodsPerYear", periodsPerYear), new("tail", tail)),
            Reading = Reading.Of(
                "Analysis.AlarmBudget.PerYear",
                new("series", series, NumberKind.Count),
                new("alarms", alarms, NumberKind.MeanCount),
                new("years", series / alarms, NumberKind.Years)),
        };
    }
}
