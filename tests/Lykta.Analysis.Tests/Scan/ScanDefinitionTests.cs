using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Scan;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Scan;

/// <summary>What is reported of each cluster, recounted; and each choice at its border.</summary>
public sealed class ScanDefinitionTests
{
    private static readonly ScanOptions Small = new() { LargestRadiusInMetres = 300, LongestDays = 8, Permutations = 99 };

    [Theory]
    [InlineData(1, false, 0.5)]
    [InlineData(2, false, 0.1)]
    [InlineData(3, true, 0.5)]
    [InlineData(4, true, 0.2)]
    public void Of_EveryCluster_IsWhatItSays(int seed, bool isCurrent, double share)
    {
        var events = Cloud(seed, 140);
        var options = Small with { IsCurrent = isCurrent, LargestShare = share, DaysBetweenAnalyses = 7, LeastEvents = 2 };
        var result = SpaceTimePermutation.Of(events, options);
        (result.Events, result.N, result.Permutations, result.Places).ShouldBe((140, 140, 99, events.Select(e => e.Position).Distinct().Count()));
        result.Clusters.Count.ShouldBeInRange(2, 10);
        foreach (var cluster in result.Clusters) ShouldBeAsCounted(cluster, events, options);
        foreach (var (stronger, weaker) in result.Clusters.Zip(result.Clusters.Skip(1)))
        {
            weaker.LogLikelihoodRatio.ShouldBeLessThanOrEqualTo(stronger.LogLikelihoodRatio);
            weaker.P.ShouldBeGreaterThanOrEqualTo(stronger.P);
        }
        foreach (var a in result.Clusters)
            foreach (var b in result.Clusters.Where(other => other != a))
                events.ShouldNotContain(e => Away(e.Position, a.Centre) <= a.RadiusInMetres + 1e-6 && Away(e.Position, b.Centre) <= b.RadiusInMetres + 1e-6);
        SpaceTimePermutation.Of(events, options with { MostClusters = 2 }).Clusters.ShouldBe(result.Clusters.Take(2));
        result.Reading.Number("observed").ShouldBe(result.Clusters[0].Events);
        result.Reading.Number("days").ShouldBe(result.Clusters[0].LastDay - result.Clusters[0].FirstDay + 1);
    }

    /// <summary>A burst stronger than all 99 permutations: p is 1/100, and the level decides what is said of it.</summary>
    [Fact]
    public void Of_PlantedBurst_PIsOneInAHundredAndTheLevelDecides()
    {
        DatedEvent[] burst = [.. Cloud(5, 120), .. Enumerable.Range(0, 8).Select(i => new DatedEvent(new(900, 900), 40 + (i % 2)))];
        var result = SpaceTimePermutation.Of(burst, Small);
        (result.Clusters[0].Centre, result.Clusters[0].P, result.Clusters[0].Outcome).ShouldBe((new(900, 900), 0.01, Outcome.MoreThanExpected));
        result.Reading.Key.ShouldBe("Analysis.Scan.Found");
        SpaceTimePermutation.Of(burst, Small with { Significance = 0.01 }).Clusters[0].Outcome.ShouldBe(Outcome.MoreThanExpected);
        var strict = SpaceTimePermutation.Of(burst, Small with { Significance = 0.009 });
        (strict.Clusters[0].Outcome, strict.Reading.Key).ShouldBe((Outcome.WithinNormal, "Analysis.Scan.NotSure"));
    }

    /// <summary>Half of a hundred events at one place is within the share of a half, and 51 of 101 is not.</summary>
    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Of_LargestShare_HoldsItsBorder(int crowd, bool isTaken)
    {
        DatedEvent[] events = [.. Enumerable.Range(0, crowd).Select(i => new DatedEvent(new(0, 0), i < 30 ? 5 : i)), .. Enumerable.Range(0, 50).Select(i => new DatedEvent(new(9000 + (700 * i), 0), i))];
        SpaceTimePermutation.Of(events, Small).Clusters.Any(cluster => cluster.Centre == new PlanePosition(0, 0)).ShouldBe(isTaken);
    }

    /// <summary>Four events at a place on two days, as far apart as the longest window holds, and a day more.</summary>
    [Theory]
    [InlineData(8, 7, 4, true)]
    [InlineData(8, 8, 4, false)]
    [InlineData(1, 0, 4, true)]
    [InlineData(8, 7, 5, false)]
    public void Of_LongestDaysAndLeastEvents_HoldTheirBorders(int longest, int apart, int least, bool isFound)
    {
        DatedEvent[] events = [.. Enumerable.Range(0, 4).Select(i => new DatedEvent(new(0, 0), 30 + (i < 2 ? 0 : apart))), .. Enumerable.Range(0, 90).Select(i => new DatedEvent(new(9000 + (700 * i), 0), i))];
        SpaceTimePermutation.Of(events, Small with { LongestDays = longest, LeastEvents = least }).Clusters.Any(cluster => cluster is { Events: 4, RadiusInMetres: 0 }).ShouldBe(isFound);
        DatedEvent[] atTheEnd = [.. events.Select(e => e.Position.East > 0 ? e with { Day = e.Day % (31 + apart) } : e)];
        SpaceTimePermutation.Of(atTheEnd, Small with { LongestDays = longest, LeastEvents = least, IsCurrent = true }).Clusters.Any(cluster => cluster is { Events: 4, RadiusInMetres: 0 }).ShouldBe(isFound);
    }

    /// <summary>Four places on a cross, all 100 m from the middle: taken in together, so the circle holds five places or one.</summary>
    [Fact]
    public void Of_PlacesAtTheSameDistance_AreTakenInTogether()
    {
        PlanePosition[] cross = [new(0, 0), new(100, 0), new(-100, 0), new(0, 100), new(0, -100)];
        DatedEvent[] events = [.. cross.SelectMany(at => new[] { new DatedEvent(at, 10), new DatedEvent(at, 11) }), .. Enumerable.Range(0, 90).Select(i => new DatedEvent(new(9000 + (700 * i), 0), i))];
        var top = SpaceTimePermutation.Of(events, Small with { LargestRadiusInMetres = 100 }).Clusters[0];
        (top.Centre, top.RadiusInMetres, top.Events, top.FirstDay, top.LastDay).ShouldBe((new(0, 0), 100, 10, 10, 11));
        SpaceTimePermutation.Of(events, Small with { LargestRadiusInMetres = 99.99 }).Clusters.ShouldAllBe(cluster => cluster.RadiusInMetres == 0);
    }

    /// <summary>Stopped early: after so many stronger ones; whole when there are never so many.</summary>
    [Fact]
    public void Of_StopAfter_StopsAtTheStrongerOnes()
    {
        var events = Cloud(31, 140);
        var whole = Small with { Permutations = 500 };
        var all = SpaceTimePermutation.Of(events, whole);
        var half = (int)Math.Round((all.Clusters[0].P * 501) - 1) / 2;
        var stopped = SpaceTimePermutation.Of(events, whole with { StopAfter = half });
        stopped.Permutations.ShouldBeInRange(101, 499);
        stopped.Clusters[0].P.ShouldBeRelatively((double)half / stopped.Permutations, 1e-12);
        stopped.Clusters[0].LogLikelihoodRatio.ShouldBe(all.Clusters[0].LogLikelihoodRatio);
        SpaceTimePermutation.Of(events, whole with { Permutations = stopped.Permutations }).Clusters[0].P.ShouldBeRelatively((half + 1.0) / (stopped.Permutations + 1), 1e-12);
        SpaceTimePermutation.Of(events, whole with { Permutations = stopped.Permutations - 1 }).Clusters[0].P.ShouldBeRelatively((double)half / stopped.Permutations, 1e-12);
        SpaceTimePermutation.Of(events, whole with { Permutations = stopped.Permutations, StopAfter = half }).Clusters[0].P.ShouldBeRelatively((half + 1.0) / (stopped.Permutations + 1), 1e-12);
        var never = SpaceTimePermutation.Of(events, whole with { StopAfter = 500 });
        (never.Permutations, never.Clusters[0].P).ShouldBe((500, all.Clusters[0].P));
    }

    [Fact]
    public void Of_FewSharedOrLong_SaysSo()
    {
        SpaceTimePermutation.Of(Cloud(1, 49)).Warnings.ShouldBe([new(WarningCode.FewEvents, 49)]);
        SpaceTimePermutation.Of(Cloud(1, 50), Small).Warnings.ShouldBeEmpty();
        DatedEvent[] crowded = [.. Cloud(1, 90), .. Enumerable.Range(0, 10).Select(i => new DatedEvent(new(1, 1), i * 9))];
        SpaceTimePermutation.Of(crowded, Small).Warnings.ShouldBe([new(WarningCode.SharedCoordinate, 0.1)]);
        var from = Cloud(1, 60).Min(e => e.Day);
        Should.NotThrow(() => SpaceTimePermutation.Of([.. Cloud(1, 60), new(new(0, 0), from + 36_600)], Small));
        Should.Throw<TooLargeException>(() => SpaceTimePermutation.Of([.. Cloud(1, 60), new(new(0, 0), from + 36_601)], Small)).What.ShouldBe("days");
        Should.Throw<TooLargeException>(() => SpaceTimePermutation.Of(Cloud(1, 120), Small with { StopAfter = int.MaxValue })).What.ShouldBe("windows");
    }

    /// <summary>
    /// One place with an event a day for 500 days, windows of any length: 500 · 501 · 502 / 6 windows around its days for each order,
    /// which a hundred thousand orders make too many.
    /// </summary>
    [Fact]
    public void Of_TooManyWindows_IsRefusedByTheirNumberTimesTheOrders()
    {
        DatedEvent[] daily = [.. Enumerable.Range(0, 500).Select(i => new DatedEvent(new(0, 0), i))];
        var refusal = Should.Throw<TooLargeException>(() => SpaceTimePermutation.Of(daily, Small with { LongestDays = 500, LargestShare = 1, LeastEvents = 600, Permutations = 99_999 }));
        (refusal.What, refusal.Most).ShouldBe(("windows", 2e12));
        refusal.Asked.ShouldBe(99_999 * (500.0 * 501 * 502 / 6));
    }

    [Fact]
    public void Options_AtTheirBorders_AreTaken()
    {
        var events = Cloud(2, 60);
        foreach (var options in new[] { Small with { LongestDays = 1 }, Small with { LongestDays = 3660 }, Small with { LargestShare = 1 }, Small with { LeastEvents = 2 }, Small with { MostClusters = 1 }, Small with { MostClusters = 100 } })
            SpaceTimePermutation.Of(events, options).Events.ShouldBe(60);
        SpaceTimePermutation.Of(events[..49], Small with { Permutations = 99_999 }).Clusters.ShouldBeEmpty();
    }

    [Fact]
    public void Of_Permutations_CanBeStoppedAndAreHeard()
    {
        var events = Cloud(3, 100);
        foreach (var options in new[] { Small, Small with { StopAfter = 99 } })
        {
            using var heard = new Heard();
            SpaceTimePermutation.Of(events, options, heard.Oversight);
            heard.ShouldHaveRisenToOne();
            using var stopping = new Heard(stopAt: 0.02);
            Should.Throw<OperationCanceledException>(() => SpaceTimePermutation.Of(events, options with { Permutations = 2000 }, stopping.Oversight));
        }
        Should.Throw<OperationCanceledException>(() => SpaceTimePermutation.Of(events, Small, Heard.Cancelled));
    }

    private static void ShouldBeAsCounted(ScanCluster cluster, DatedEvent[] events, ScanOptions options)
    {
        var inside = events.Where(e => Away(e.Position, cluster.Centre) <= cluster.RadiusInMetres + 1e-6).ToArray();
        var during = events.Count(e => e.Day >= cluster.FirstDay && e.Day <= cluster.LastDay);
        inside.Length.ShouldBeLessThanOrEqualTo((int)(options.LargestShare * 140));
        inside.Max(e => Away(e.Position, cluster.Centre)).ShouldBe(cluster.RadiusInMetres, 1e-6);
        cluster.RadiusInMetres.ShouldBeLessThanOrEqualTo(300);
        cluster.Events.ShouldBe(inside.Count(e => e.Day >= cluster.FirstDay && e.Day <= cluster.LastDay));
        cluster.Expected.ShouldBeRelatively(inside.Length * during / 140.0, 1e-12);
        double c = cluster.Events, m = cluster.Expected;
        cluster.LogLikelihoodRatio.ShouldBeRelatively((c * Math.Log(c / m)) + ((140 - c) * Math.Log((140 - c) / (140 - m))), 1e-10);
        (cluster.LastDay - cluster.FirstDay).ShouldBeLessThan(8);
        cluster.FirstDay.ShouldBeGreaterThanOrEqualTo(events.Min(e => e.Day));
        if (options.IsCurrent) cluster.LastDay.ShouldBe(events.Max(e => e.Day));
        cluster.RecurrenceDays.ShouldBe(options.IsCurrent ? (double?)7 / cluster.P : null);
        (cluster.P * 100).ShouldBe(Math.Round(cluster.P * 100), 1e-9);
        cluster.Outcome.ShouldBe(cluster.P <= 0.05 ? Outcome.MoreThanExpected : Outcome.WithinNormal);
    }

    private static double Away(PlanePosition a, PlanePosition b) => Math.Sqrt(Math.Pow(a.East - b.East, 2) + Math.Pow(a.North - b.North, 2));

    private static DatedEvent[] Cloud(int seed, int n)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => new DatedEvent(new(50 * random.Next(0, 40), 50 * random.Next(0, 40)), 700 + random.Next(0, 60)))];
    }
}
