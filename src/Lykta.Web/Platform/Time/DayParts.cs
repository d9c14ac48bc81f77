namespace Lykta.Web.Platform.Time;

/// <summary>The parts of a day and the night as map and list filter by them: one meaning for both.</summary>
public static class DayParts
{
    /// <summary>Hours of the clock in Stockholm, by the code in addresses.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<int>> Hours = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal)
    {
        ["formiddag"] = [.. Enumerable.Range(6, 6)],
        ["eftermiddag"] = [.. Enumerable.Range(12, 6)],
        ["kvall"] = [.. Enumerable.Range(18, 4)],
        ["natt"] = [22, 23, 0, 1, 2, 3, 4, 5],
    };

    /// <summary>From six in the evening to six in the morning: the night now going on, or the last one.</summary>
    public static (DateOnly Evening, DateTimeOffset From, DateTimeOffset To) NightAt(DateTimeOffset now)
    {
        var today = Stockholm.DayOf(now);
        var evening = Stockholm.Local(now).Hour >= 18 ? today : today.AddDays(-1);
        return (evening, Stockholm.Instant(evening.ToDateTime(new TimeOnly(18, 0))), Stockholm.Instant(evening.AddDays(1).ToDateTime(new TimeOnly(6, 0))));
    }
}
