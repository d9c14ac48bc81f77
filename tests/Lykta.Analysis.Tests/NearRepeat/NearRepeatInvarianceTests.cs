using Lykta.Analysis.NearRepeat;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.NearRepeat;

/// <summary>Neither the unit of length nor the day that is called the first changes an answer; and the answer goes both ways.</summary>
public sealed class NearRepeatInvarianceTests
{
    /// <summary>Factors of two are exact: the same p to the last digit, with distances told in another unit.</summary>
    [Theory]
    [InlineData(-40)]
    [InlineData(40)]
    public void Mantel_OtherUnitOfLength_IsTheSame(int power)
    {
        var events = Made.Dated(40);
        DatedEvent[] scaled = [.. events.Select(e => e with { Position = new(Math.ScaleB(e.Position.East, power), Math.ScaleB(e.Position.North, power)) })];
        foreach (var permutations in new[] { 0, 199 })
        {
            Estimate once = Mantel.Test(events, new MantelOptions { Permutations = permutations }), again = Mantel.Test(scaled, new MantelOptions { Permutations = permutations, MetresAdded = Math.ScaleB(100, power) });
            again.Statistic!.Value.ShouldBeRelatively(once.Statistic!.Value, 1e-9);
            again.P!.Value.ShouldBeRelatively(once.P!.Value, permutations == 0 ? 1e-9 : 0);
        }
    }

    [Theory]
    [InlineData(5_000_000)]
    [InlineData(-5_000_000)]
    [InlineData(int.MaxValue - 40_000)]
    [InlineData(int.MinValue)]
    public void Both_OtherFirstDay_AreTheSame(int first)
    {
        var events = Made.Dated(40);
        DatedEvent[] moved = [.. events.Select(e => e with { Day = e.Day - 20_000 + first })];
        Mantel.Test(moved).ShouldBeEquivalentTo(Mantel.Test(events));
        Knox.Test(moved, new KnoxBands([100, 250], [4, 8]), 99).ShouldBeEquivalentTo(Knox.Test(events, new KnoxBands([100, 250], [4, 8]), 99));
    }

    /// <summary>
    /// Each day has one event at each of two far places, so that what is close in time is never close in space. By all orders that
    /// is 2¹⁰/C(20, 10), or one in 180: fewer, both by the normal approximation and by drawing.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1999)]
    public void Mantel_CloseInTimeIsFarInSpace_IsFewer(int permutations)
    {
        DatedEvent[] apart = [.. Enumerable.Range(0, 20).Select(i => new DatedEvent(new(i < 10 ? 0 : 5000, 0), 30 * (i % 10)))];
        DatedEvent[] together = [.. Enumerable.Range(0, 20).Select(i => new DatedEvent(new(i < 10 ? 0 : 5000, 0), 30 * (i / 2)))];
        var fewer = Mantel.Test(apart, new MantelOptions { Permutations = permutations });
        (fewer.Outcome, fewer.Reading.Key).ShouldBe((Outcome.FewerThanExpected, "Analysis.Mantel.FewerThanExpected"));
        fewer.Statistic!.Value.ShouldBeLessThan(0);
        var more = Mantel.Test(together, new MantelOptions { Permutations = permutations });
        (more.Outcome, more.Reading.Key).ShouldBe((Outcome.MoreThanExpected, "Analysis.Mantel.MoreThanExpected"));
        more.Statistic!.Value.ShouldBeGreaterThan(0);
    }

    /// <summary>Nineteen orders and none with as many: p is one in twenty, exactly the level, and says more.</summary>
    [Fact]
    public void Knox_PIsTheLevel_SaysMore()
    {
        DatedEvent[] events = [.. Enumerable.Range(0, 80).Select(i => new DatedEvent(new((1000 * (i / 2)) + (50 * (i % 2)), 0), (100 * (i / 2)) + (i % 2)))];
        var table = Knox.Test(events, new KnoxBands([100], [7]), 19);
        (table.Cells[1].P, table.Reading.Key).ShouldBe((0.05, "Analysis.Knox.MorePairs"));
        Knox.Test(events, new KnoxBands([100], [7]), 18).Reading.Key.ShouldBe("Analysis.Knox.NotSure");
    }
}
