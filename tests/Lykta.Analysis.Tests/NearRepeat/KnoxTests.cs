using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.NearRepeat;

public sealed class KnoxTests
{
    private static readonly KnoxBands Bands = new([100, 250], [8, 15]);

    private static DatedEvent[] Random(int n, int seed, int side = 12)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => new DatedEvent(
            new(674000 + random.Next(0, side) * 40, 6580000 + random.Next(0, side) * 40), random.Next(0, 60)))];
    }

    /// <summary>Six events: all 720 orders of the days are tried; the mean and the variance are exact.</summary>
    [Fact]
    public void Test_SixEvents_MeanAndVarianceAreThoseOfAllOrders()
    {
        DatedEvent[] events =
        [
            new(new(0, 0), 1), new(new(50, 0), 3), new(new(0, 0), 20), new(new(180, 0), 5), new(new(90, 60), 12), new(new(500, 0), 2),
        ];
        var cells = Knox.Test(events, Bands, permutations: 0).Cells;
        var orders = Orders([.. events.Select(e => e.Day)]).Select(days =>
            Count([.. events.Select((e, i) => e with { Day = days[i] })])).ToList();
        orders.Count.ShouldBe(720);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var mean = orders.Average(counts => counts[cell]);
            cells[cell].Expected.ShouldBe(mean, 1e-12);
            cells[cell].Variance.ShouldBe(orders.Average(counts => Math.Pow(counts[cell] - mean, 2)), 1e-12);
            cells[cell].Pairs.ShouldBe((long)Count(events)[cell]);
        }
    }

    [Fact]
    public void Test_Permutations_AgreeWithTheExactMoments()
    {
        var events = Random(300, 1);
        foreach (var cell in Knox.Test(events, Bands, 1999).Cells)
        {
            var normal = Analysis.Probability.NormalDistribution.AtLeast((cell.Pairs - 0.5 - cell.Expected) / Math.Sqrt(cell.Variance));
            cell.P!.Value.ShouldBe(normal, 0.06);
        }
    }

    [Fact]
    public void Test_NoInteraction_IsNotFoundAndInteractionIs()
    {
        Knox.Test(Random(200, 2), Bands, 499).Cells[2].P!.Value.ShouldBeGreaterThan(0.01);
        var random = new Random(3);
        var events = Random(150, 4, 80).SelectMany(e => new[]
        {
            e, new DatedEvent(new(e.Position.East + random.Next(5, 60), e.Position.North), e.Day + random.Next(0, 4)),
        }).ToList();
        var cell = Knox.Test(events, Bands, 499).Cells[2];
        cell.P!.Value.ShouldBe(1.0 / 500, 1e-12);
        cell.Ratio!.Value.ShouldBeGreaterThan(1.1);
    }

    [Fact]
    public void Test_OrderAndPlaceOnEarth_DoNotMatter()
    {
        var events = Random(120, 5);
        var moved = events.Select(e => e with { Position = new(e.Position.East - 674000, e.Position.North - 6580000), Day = e.Day + 700000 });
        var here = Knox.Test(events, Bands, 0).Cells;
        var there = Knox.Test([.. moved.Reverse()], Bands, 0).Cells;
        for (var i = 0; i < here.Count; i++)
        {
            there[i].Pairs.ShouldBe(here[i].Pairs);
            there[i].Variance.ShouldBe(here[i].Variance, 1e-9);
        }
    }

    [Fact]
    public void Test_SameSeed_GivesTheSameAnswer()
    {
        var events = Random(100, 6);
        Knox.Test(events, Bands, 333, seed: 4).Cells.ShouldBe(Knox.Test(events, Bands, 333, seed: 4).Cells);
    }

    [Fact]
    public void Test_WrongBands_Throws()
    {
        Should.Throw<ArgumentException>(() => Knox.Test(Random(10, 1), new([100, 100], [8])));
        Should.Throw<ArgumentException>(() => Knox.Test(Random(10, 1), new([100], [8, 8])));
        Should.Throw<ArgumentException>(() => Knox.Test(Random(3, 1), Bands));
    }

    private static double[] Count(DatedEvent[] events)
    {
        var counts = new double[6];
        for (var i = 0; i < events.Length; i++)
        {
            for (var j = i + 1; j < events.Length; j++)
            {
                var distance = Math.Sqrt(Math.Pow(events[i].Position.East - events[j].Position.East, 2)
                    + Math.Pow(events[i].Position.North - events[j].Position.North, 2));
                var days = Math.Abs(events[i].Day - events[j].Day);
                if (distance >= 250 || days >= 15) continue;
                counts[(2 * (distance == 0 ? 0 : distance < 100 ? 1 : 2)) + (days < 8 ? 0 : 1)]++;
            }
        }
        return counts;
    }

    private static IEnumerable<int[]> Orders(int[] items)
    {
        if (items.Length == 1) return [items];
        return items.SelectMany((item, i) => Orders([.. items.Where((_, j) => j != i)]).Select(rest => rest.Prepend(item).ToArray()));
    }
}
