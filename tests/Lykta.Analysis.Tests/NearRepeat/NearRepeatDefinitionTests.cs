using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.NearRepeat;

public sealed class NearRepeatDefinitionTests
{
    /// <summary>Forty pairs close in both and nothing else close: z is about 56, whose tail is below the smallest number there is.</summary>
    [Fact]
    public void Knox_BeyondAllNumbers_IsTheSmallestPAndNotZero()
    {
        DatedEvent[] events = [.. Enumerable.Range(0, 80).Select(i => new DatedEvent(new((1000 * (i / 2)) + (50 * (i % 2)), 0), (100 * (i / 2)) + (i % 2)))];
        var table = Knox.Test(events, new KnoxBands([100], [7]), permutations: 0);
        var cell = table.Cells[1];
        (cell.Pairs, cell.P).ShouldBe((40, double.Epsilon));
        cell.Z!.Value.ShouldBeInRange(50, 60);
        table.Reading.Key.ShouldBe("Analysis.Knox.MorePairs");
        table.Method.Seed.ShouldBeNull();
        Knox.Test(events, new KnoxBands([100], [7]), permutations: 19, seed: 3).Cells[1].P.ShouldBe(0.05);
        Knox.Test(events, new KnoxBands([100], [7]), permutations: 19, seed: 3).Method.Seed.ShouldBe(3UL);
    }

    /// <summary>Five events: the drawn p is within four standard errors of that of all 120 orders of the days, ties counted as at least as many.</summary>
    [Fact]
    public void Knox_Permuted_AgreesWithAllOrders()
    {
        DatedEvent[] events = [new(new(0, 0), 1), new(new(50, 0), 3), new(new(0, 0), 20), new(new(180, 0), 5), new(new(90, 60), 12)];
        var bands = new KnoxBands([100, 250], [8, 15]);
        var cells = Knox.Test(events, bands, 9999, 7).Cells;
        var orders = Orders([.. events.Select(e => e.Day)]).Select(days => Knox.Test([.. events.Select((e, i) => e with { Day = days[i] })], bands, 0).Cells.Select(cell => cell.Pairs).ToArray()).ToList();
        for (var k = 0; k < cells.Count; k++)
        {
            if (cells[k].P is not { } p)
            {
                orders.ShouldAllBe(pairs => pairs[k] == cells[k].Pairs);
                continue;
            }
            var all = orders.Count(pairs => pairs[k] >= cells[k].Pairs) / (double)orders.Count;
            p.ShouldBe(all, (4 * Math.Sqrt(all * (1 - all) / 9999)) + 0.0002);
        }
    }

    /// <summary>Edges belong to the band above: exactly 100 m and exactly 8 days, and beyond the last edge nothing is counted.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 7, 0)]
    [InlineData(0, 8, 1)]
    [InlineData(0.001, 0, 2)]
    [InlineData(99.999, 14, 3)]
    [InlineData(100, 0, 4)]
    [InlineData(249.999, 8, 5)]
    [InlineData(250, 0, -1)]
    [InlineData(100, 15, -1)]
    public void Knox_Edges_BelongToTheBandAbove(double metres, int days, int cell)
    {
        DatedEvent[] events = [new(new(0, 0), 0), new(new(metres, 0), days), new(new(9000, 0), 500), new(new(20_000, 0), 900)];
        var table = Knox.Test(events, new KnoxBands([100, 250], [8, 15]), 0);
        table.Cells.Select(c => c.Pairs).ShouldBe(Enumerable.Range(0, 6).Select(k => k == cell ? 1L : 0));
        table.Cells.Select(c => (c.FromMetres, c.ToMetres, c.FromDays, c.ToDays)).ShouldBe([(0, 0, 0, 8), (0, 0, 8, 15), (0, 100, 0, 8), (0, 100, 8, 15), (100, 250, 0, 8), (100, 250, 8, 15)]);
        table.Warnings.ShouldBe([new(WarningCode.ManyComparisons, 6)]);
        table.N.ShouldBe(4);
    }

    /// <summary>The sentence is about the cell with the least p after Holm's adjustment, the highest ratio among equals.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 99)]
    [InlineData(4, 19)]
    public void Knox_Reading_IsAboutTheClearestCell(int seed, int permutations)
    {
        var random = new Random(seed);
        DatedEvent[] events = [.. Enumerable.Range(0, 60).SelectMany(_ =>
        {
            double x = 3000 * random.NextDouble(), y = 3000 * random.NextDouble();
            var day = random.Next(0, 200);
            return new[] { new DatedEvent(new(x, y), day), new DatedEvent(new(x + random.Next(0, 300), y), day + random.Next(0, 40)) };
        })];
        var table = Knox.Test(events, new KnoxBands([150, 300], [10, 20]), permutations);
        var fair = MultipleTesting.Adjust([.. table.Cells.Select(cell => cell.P)], Adjustment.Holm);
        var best = Enumerable.Range(0, 6).Where(k => fair[k] is not null && table.Cells[k].Ratio is not null).OrderBy(k => fair[k]).ThenByDescending(k => table.Cells[k].Ratio).First();
        var top = table.Cells[best];
        table.Reading.Key.ShouldBe(fair[best] <= 0.05 ? "Analysis.Knox.MorePairs" : "Analysis.Knox.NotSure");
        table.Reading.Numbers.Select(number => number.Value).ShouldBe([top.Pairs, top.Expected, top.FromMetres, top.ToMetres, top.FromDays, top.ToDays - 1]);
    }

    [Fact]
    public void Knox_AtItsBorders_IsTaken()
    {
        DatedEvent[] four = [new(new(0, 0), 0), new(new(10, 0), 0), new(new(0, 10), 9), new(new(500, 0), 32_000)];
        Knox.Test(four, new KnoxBands([100], [32_000]), 0).Cells[1].Pairs.ShouldBe(3);
        Should.Throw<ArgumentOutOfRangeException>(() => Knox.Test([.. four[..3], new(new(500, 0), 32_001)], new KnoxBands([100], [1]), 0));
        Knox.Test(four, new KnoxBands([0.001], [1]), 0).Reading.Key.ShouldBe("Analysis.Knox.TooFewToSay");
    }

    /// <summary>
    /// Ten events at each of two places, on one of two days: the sum depends on one number alone, how many at the first place are
    /// on the first day, which is hypergeometric. The drawn p is within four standard errors of it.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void Mantel_TwoPlacesTwoDays_IsTheHypergeometric(int together)
    {
        DatedEvent[] events = [.. Enumerable.Range(0, 20).Select(i => new DatedEvent(new(i < 10 ? 0 : 5000, 0), (i < 10 ? i < together : i - 10 < 10 - together) ? 0 : 300))];
        double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;
        double Chance(Func<int, bool> isIn) => Enumerable.Range(0, 11).Where(isIn).Sum(k => Choose(10, k) * Choose(10, 10 - k)) / Choose(20, 10);
        int Apart(int k) => Math.Abs(k - 5);
        var tail = Math.Min(Chance(k => Apart(k) >= Apart(together)), Chance(k => Apart(k) <= Apart(together)));
        var estimate = Mantel.Test(events, new MantelOptions { Permutations = 9999, Seed = 11 });
        estimate.P!.Value.ShouldBe(Math.Min(1, 2 * tail), (8 * Math.Sqrt(tail * (1 - tail) / 9999)) + 0.0003);
        estimate.Method.Seed.ShouldBe(11UL);
    }

    /// <summary>The correlation over all pairs of 1/(distance + 100) and 1/(days + 1), and each constant where it belongs.</summary>
    [Theory]
    [InlineData(100, 1)]
    [InlineData(20, 1)]
    [InlineData(100, 5)]
    public void Mantel_Statistic_IsTheCorrelationOfAllPairs(double metres, double days)
    {
        var events = Made.Dated(40);
        var pairs = Enumerable.Range(0, 40).SelectMany(i => Enumerable.Range(0, i).Select(j => (
            Near: 1 / (Math.Sqrt(Math.Pow(events[i].Position.East - events[j].Position.East, 2) + Math.Pow(events[i].Position.North - events[j].Position.North, 2)) + metres),
            When: 1 / (Math.Abs(events[i].Day - events[j].Day) + days)))).ToList();
        double x = pairs.Average(p => p.Near), y = pairs.Average(p => p.When);
        var r = pairs.Sum(p => (p.Near - x) * (p.When - y)) / Math.Sqrt(pairs.Sum(p => Math.Pow(p.Near - x, 2)) * pairs.Sum(p => Math.Pow(p.When - y, 2)));
        var estimate = Mantel.Test(events, new MantelOptions { MetresAdded = metres, DaysAdded = days });
        estimate.Statistic!.Value.ShouldBeRelatively(r, 1e-9);
        estimate.Reading.Number("correlation").ShouldBe(estimate.Statistic);
        (estimate.N, estimate.Method.Seed).ShouldBe((40, null));
    }

    [Fact]
    public void Mantel_AtItsBorders_IsTaken()
    {
        var events = Made.Dated(20);
        Mantel.Test(events).IsDefined.ShouldBeTrue();
        Mantel.Test(events[..19]).Warnings.ShouldBe([new(WarningCode.FewEvents, 19)]);
        Should.Throw<TooLargeException>(() => Mantel.Test(new DatedEvent[20_001])).Most.ShouldBe(20_000);
        Mantel.Test([.. events, new(new(0, 0), events.Min(e => e.Day) + 1_000_000)]).IsDefined.ShouldBeTrue();
        Should.Throw<TooLargeException>(() => Mantel.Test([.. events, new(new(0, 0), events.Min(e => e.Day) + 1_000_001)])).What.ShouldBe("days");
        var p = Mantel.Test(events, new MantelOptions { Permutations = 99 }).P!.Value;
        Mantel.Test(events, new MantelOptions { Permutations = 99, Significance = p }).Outcome.ShouldNotBe(Outcome.WithinNormal);
    }

    [Fact]
    public void Both_CanBeStoppedAndAreHeard()
    {
        var events = Made.Dated(60);
        foreach (var question in new Action<Oversight>[] { o => Knox.Test(events, new KnoxBands([100], [7]), 2000, oversight: o), o => Mantel.Test(events, new MantelOptions { Permutations = 300 }, o) })
        {
            using var heard = new Heard();
            question(heard.Oversight);
            heard.ShouldHaveRisenToOne();
            using var stopping = new Heard(stopAt: 0.1);
            Should.Throw<OperationCanceledException>(() => question(stopping.Oversight));
            Should.Throw<OperationCanceledException>(() => question(Heard.Cancelled));
        }
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 1 ? [items]
        : items.SelectMany((item, i) => Orders([.. items.Where((_, j) => j != i)]).Select(rest => rest.Prepend(item).ToArray()));
}
