using Lykta.Analysis.Places;
using Lykta.Analysis.Times;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about places and times.</summary>
internal static class PlaceExamples
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["top-places"] = Top,
        ["repeat-places"] = Repeats,
        ["concentration"] = Concentrated,
        ["hour-weekday"] = Hours,
        ["heaping"] = Heaped,
    };

    private static void Top(WorkedExample page)
    {
        var top = TopPlaces.Of(Enumerable.Repeat("A", 40).Concat(Enumerable.Repeat("B", 9)).Concat(Enumerable.Repeat("C", 8)).Concat(["D"]), 2).Places;
        (top[0].BestRank, top[0].WorstRank).ShouldBe((1, 1));
        page.Says($"{top[0].Count}, {top[1].Count}, {8} and {1} events: the first is surely first; the second may be {top[1].BestRank} or {top[1].WorstRank}.");
        page.Says($"{top[1].Count} events: mean {top[1].Mean.Lower:0.00} to {top[1].Mean.Upper:0.00}.");
    }

    private static void Repeats(WorkedExample page)
    {
        var repeats = RepeatPlaces.Of(["a", "a", "a", "b", "b", "c"], 10);
        page.Says($"a, a, a, b, b, c on {10} places: {repeats.EventsAtRepeatedPlaces} of {repeats.Events} events are repeats, {100 * repeats.ShareByChance:0} % by chance.");
    }

    private static void Concentrated(WorkedExample page)
    {
        var four = Concentration.Of([0, 1, 1, 2]).AllPlaces!.Value;
        page.Says($"Places with {0}, {1}, {1} and {2} events: Gini {four.Gini:0.000}, half of the events at {100 * four.ShareOfPlacesFor50:0} % of the places.");
        var counts = new int[100_000];
        counts[0] = 10_000;
        var chance = Concentration.Of(counts).ByChance!.Value;
        page.Says($"{counts.Average():0.0} event per place at random: Gini {chance.Gini:0.000}, generalised {chance.GeneralisedGini:0.000}, half of the events in {100 * chance.ShareOfPlacesFor50:0.0} % of the places.");
    }

    private static HourWeekdayTable Table(DateTime from, DateTime to) => HourWeekdayTable.Of([Occurrence.Local(from, to, Stockholm)], Stockholm);

    private static void Hours(WorkedExample page)
    {
        var night = Table(new(2026, 11, 20, 22, 30, 0), new(2026, 11, 21, 0, 30, 0));
        page.Says($"Friday 22:30 to Saturday 00:30: {22} gets {night[DayOfWeek.Friday, 22]:0.0#}, {23} gets {night[DayOfWeek.Friday, 23]:0.0#}, Saturday 00 gets {night[DayOfWeek.Saturday, 0]:0.0#}.");
        var autumn = Table(new(2026, 10, 25, 1, 0, 0), new(2026, 10, 25, 4, 0, 0));
        page.Says($"On 25 October {2026} 01:00–04:00 is four hours: {autumn[DayOfWeek.Sunday, 1]:0.0#}, {autumn[DayOfWeek.Sunday, 2]:0.0#} and {autumn[DayOfWeek.Sunday, 3]:0.0#}.");
    }

    private static bool IsWarned(params (int Hour, int Count)[] exact) =>
        Heaping.Detect(exact.SelectMany(x => Enumerable.Repeat(new TimeOnly(x.Hour, 0), x.Count))).Count > 0;

    private static void Heaped(WorkedExample page)
    {
        IsWarned((0, 30), (22, 2), (23, 3), (1, 4), (2, 3)).ShouldBeTrue();
        page.Says($"{30} at 00:00 with {2}, {3}, {4} and {3} at the neighbouring hours: warned.");
        IsWarned((12, 8), (10, 5), (11, 6), (13, 7), (14, 6)).ShouldBeFalse();
        page.Says($"{8} at 12:00 with {5}, {6}, {7} and {6}: not.");
    }
}
