using Lykta.Analysis.NearRepeat;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.NearRepeat;

public sealed class MantelTests
{
    /// <summary>Mean and variance over all 5040 orders of seven events' days.</summary>
    [Fact]
    public void Moments_AllOrders_Agree()
    {
        DatedEvent[] events = [new(new(0, 0), 1), new(new(10, 0), 2), new(new(200, 5), 9), new(new(190, 9), 9), new(new(90, 90), 4), new(new(95, 90), 30), new(new(0, 3), 2)];
        var close = Closeness.Of(events, new MantelOptions());
        close.Fill(default);
        var sums = Orders([0, 1, 2, 3, 4, 5, 6]).Select(order => close.Sum(order, default)).ToList();
        var (mean, variance) = close.Moments();
        mean.ShouldBeRelatively(sums.Average(), 1e-12);
        variance.ShouldBeRelatively(sums.Average(x => Math.Pow(x - sums.Average(), 2)), 1e-9);
    }

    [Fact]
    public void Test_PairsCloseInBoth_AreFoundByBothWays()
    {
        var random = new Random(3);
        DatedEvent[] events = [.. Enumerable.Range(0, 60).SelectMany(_ =>
        {
            double x = 5000 * random.NextDouble(), y = 5000 * random.NextDouble();
            var day = random.Next(0, 300);
            return new[] { new DatedEvent(new(x, y), day), new DatedEvent(new(x + 30, y), day + 2) };
        })];
        Mantel.Test(events).Outcome.ShouldBe(Outcome.MoreThanExpected);
        var permuted = Mantel.Test(events, new MantelOptions { Permutations = 199 });
        permuted.P!.Value.ShouldBeRelatively(0.01, 1e-12);
        permuted.Statistic!.Value.ShouldBeInRange(0.01, 0.9);
        Mantel.Test([.. events.Select((e, i) => e with { Day = events[(i * 37) % 120].Day })]).Outcome.ShouldBe(Outcome.WithinNormal);
    }

    [Fact]
    public void Test_FewEqualOrTooMany_SaysSo()
    {
        Mantel.Test([.. Enumerable.Range(0, 19).Select(i => new DatedEvent(new(i, 0), i))]).Outcome.ShouldBe(Outcome.TooFewToSay);
        Mantel.Test([.. Enumerable.Range(0, 30).Select(i => new DatedEvent(new(i, 0), 4))]).Undefined.ShouldBe(UndefinedReason.NoVariation);
        Should.Throw<TooLargeException>(() => Mantel.Test([.. Enumerable.Range(0, 15_000).Select(i => new DatedEvent(new(i, 0), i))], new MantelOptions { Permutations = 999 }));
    }

    [Fact]
    public void Knox_Reading_NamesTheClearestCell()
    {
        var random = new Random(3);
        DatedEvent[] events = [.. Enumerable.Range(0, 200).SelectMany(_ =>
        {
            double x = 9000 * random.NextDouble(), y = 9000 * random.NextDouble();
            var day = random.Next(0, 300);
            return new[] { new DatedEvent(new(x, y), day), new DatedEvent(new(x + 30, y), day + 2) };
        })];
        var table = Knox.Test(events, new KnoxBands([100, 200], [7, 14]), 199);
        table.Reading.Key.ShouldBe("Analysis.Knox.MorePairs");
        table.Reading.Number("toMetres").ShouldBe(100);
        table.Reading.Number("toDays").ShouldBe(6);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Knox.Test(events, new KnoxBands([100], [7]), oversight: new Oversight(Cancel: source.Token)));
    }

    [Fact]
    public void Knox_CrowdedPairs_AreRefusedBeforeMemoryIsTaken() =>
        Should.Throw<TooLargeException>(() => Knox.Test([.. Enumerable.Range(0, 12_000).Select(i => new DatedEvent(new(i % 10, 0), i % 300))], new KnoxBands([100], [7])));

    private static IEnumerable<int[]> Orders(int[] values)
    {
        if (values.Length == 1)
        {
            yield return values;
            yield break;
        }
        for (var i = 0; i < values.Length; i++)
            foreach (var rest in Orders([.. values[..i], .. values[(i + 1)..]])) yield return [values[i], .. rest];
    }
}
