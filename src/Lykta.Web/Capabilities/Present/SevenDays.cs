using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Present;

/// <summary>The period that counts, comparisons and coverage share: today and the six days before it.</summary>
public static class SevenDays
{
    public static DateOnly FirstOf(DateOnly today) => today.AddDays(-6);

    public static DateTimeOffset StartOf(DateOnly today) => Stockholm.StartOf(FirstOf(today));
}
