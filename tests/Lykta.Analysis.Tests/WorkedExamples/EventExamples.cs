using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Scan;
using Lykta.Analysis.Tests.NearRepeat;
using Lykta.Analysis.Tests.Scan;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about events in space and time.</summary>
internal static class EventExamples
{
    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["knox"] = Pairs,
        ["mantel"] = Closeness,
        ["space-time-permutation"] = Circles,
    };

    private static void Pairs(WorkedExample page) => page.IsHeldBy(
        nameof(KnoxTests.Test_SixEvents_MeanAndVarianceAreThoseOfAllOrders), "Six events, all 720 orders tried: mean and variance agree to 1e-12 in every cell.");

    private static void Closeness(WorkedExample page)
    {
        page.IsHeldBy(nameof(MantelTests.Moments_AllOrders_Agree), "Seven events, all 5040 orders tried: mean and variance agree to 1e-9.");
        var random = new Random(3);
        DatedEvent[] events = [.. Enumerable.Range(0, 60).SelectMany(_ =>
        {
            double x = 5000 * random.NextDouble(), y = 5000 * random.NextDouble();
            var day = random.Next(0, 300);
            return new[] { new DatedEvent(new(x, y), day), new DatedEvent(new(x + 30, y), day + 2) };
        })];
        var found = Mantel.Test(events, new MantelOptions { Permutations = 199 });
        found.Outcome.ShouldBe(Outcome.MoreThanExpected);
        page.Says($"{events.Length / 2} pairs of events {30} m and {2} days apart: more than chance, p = {found.P:0.00##} by {199} permutations.");
    }

    private static void Circles(WorkedExample page)
    {
        page.Says($"{5} of {100} inside with {2} expected: 5·ln 2.5 + 95·ln(95/98) = {new Likelihood(100, 1.0).Ratio(5, 2):0.0000}.");
        page.IsHeldBy(
            nameof(SpaceTimePermutationTests.Of_RandomEvents_StrongestIsThatOfTryingAll),
            "Random events on a coarse grid (with ties in distance): the strongest ratio is that of trying every circle and window.");
    }
}
