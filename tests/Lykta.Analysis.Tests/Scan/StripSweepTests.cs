using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Randomness;
using Lykta.Analysis.Scan;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Scan;

/// <summary>Thirty-two windows at a time find the same ratio as one by one, whatever the floor, the lengths and the circles.</summary>
public sealed class StripSweepTests
{
    [Theory]
    [InlineData(1, 300, 8, 2, 0.5, 3)]
    [InlineData(2, 400, 30, 3, 0.5, 3)]
    [InlineData(3, 400, 30, 3, 0.1, 6)]
    [InlineData(4, 500, 75, 4, 0.3, 2)]
    [InlineData(5, 120, 30, 2, 0.5, 0.5)]
    public void Strongest_AnyOrder_IsThatOfOneByOne(int days, int events, int longest, int least, double share, double floor)
    {
        var random = new CounterRandom((ulong)events, (ulong)days);
        var places = Enumerable.Range(0, 40).Select(_ => new PlanePosition(1500 * random.NextUnit(), 1500 * random.NextUnit())).ToArray();
        DatedEvent[] seen = [.. Enumerable.Range(0, events).Select(_ => new DatedEvent(places[random.Below(40)], (random.Below(30) * days) + random.Below(12)))];
        var options = new ScanOptions { LargestRadiusInMetres = 500, LongestDays = longest, LeastEvents = least, LargestShare = share };
        var circles = Circles.Of(seen, 500, default);
        int[] order = [.. circles.EventsByPlace.Select(i => seen[i].Day)];
        var upTo = new int[order.Max() + 2];
        foreach (var day in order) upTo[day + 1]++;
        for (var day = 1; day < upTo.Length; day++) upTo[day] += upTo[day - 1];
        var strips = Strips.Of(circles, upTo, options, floor).ShouldNotBeNull();
        var fast = SpaceTimePermutation.Strongest(strips, circles, upTo, options, floor);
        var slow = SpaceTimePermutation.Strongest(null, circles, upTo, options, floor);
        for (var turn = 0; turn < 30; turn++)
        {
            fast(order).ShouldBe(slow(order), 1e-12);
            new CounterRandom(7, (ulong)turn).Shuffle(order.AsSpan());
        }
    }

    [Fact]
    public void Of_CurrentOrVeryLongWindows_AreTakenOneByOne()
    {
        DatedEvent[] seen = [.. Enumerable.Range(0, 60).Select(i => new DatedEvent(new(i % 5, 0), i))];
        var circles = Circles.Of(seen, 500, default);
        int[] upTo = [.. Enumerable.Range(0, 61)];
        Strips.Of(circles, upTo, new ScanOptions { IsCurrent = true }, 3).ShouldBeNull();
        Strips.Of(circles, upTo, new ScanOptions { LongestDays = 97 }, 3).ShouldBeNull();
        Strips.Of(circles, upTo, new ScanOptions { LongestDays = 96 }, 3).ShouldNotBeNull();
        Strips.Of(circles, upTo, new ScanOptions(), 0).ShouldBeNull();
    }
}
