using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Scan;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Scan;

public sealed class SpaceTimePermutationTests
{
    private static readonly ScanOptions Small = new() { LargestRadiusInMetres = 400, LongestDays = 10, Permutations = 199 };

    /// <summary>Every circle and every window tried one by one by the definition: the same strongest ratio.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public void Of_RandomEvents_StrongestIsThatOfTryingAll(int seed, bool isCurrent)
    {
        var events = Cloud(seed, 150, grid: 100);
        var options = Small with { IsCurrent = isCurrent };
        var all = BruteForce(events, options);
        var found = SpaceTimePermutation.Of(events, options).Clusters;
        if (all == 0) found.ShouldBeEmpty();
        else found[0].LogLikelihoodRatio.ShouldBeRelatively(all, 1e-10);
    }

    /// <summary>By hand: 5 inside against an expected 2 of 100: 5·ln 2.5 + 95·ln(95/98).</summary>
    [Fact]
    public void Likelihood_ByHand_AndItsLimitAgree()
    {
        var likelihood = new Likelihood(100, 1.0);
        likelihood.Ratio(5, 2).ShouldBeRelatively((5 * Math.Log(2.5)) + (95 * Math.Log(95.0 / 98)), 1e-14);
        likelihood.Ratio(2, 5).ShouldBe(0);
        for (var expected = 0.1; expected < 12; expected += 0.1)
            for (var count = 1; count < 12; count++) likelihood.Beats(count, expected).ShouldBe(likelihood.Ratio(count, expected) > 1.0);
    }

    [Fact]
    public void Of_PlantedCluster_IsFoundWithItsDays()
    {
        DatedEvent[] events = [.. Cloud(21, 400), .. Enumerable.Range(0, 12).Select(i => new DatedEvent(new(1000 + (i * 10), 1000), 50 + (i % 4)))];
        var result = SpaceTimePermutation.Of(events, Small);
        var top = result.Clusters[0];
        top.Outcome.ShouldBe(Outcome.MoreThanExpected);
        top.P.ShouldBeRelatively(1.0 / 200, 1e-12);
        top.FirstDay.ShouldBeInRange(47, 50);
        top.LastDay.ShouldBeInRange(53, 56);
        top.Events.ShouldBeGreaterThanOrEqualTo(12);
        result.Reading.Key.ShouldBe("Analysis.Scan.Found");
        SpaceTimePermutation.Of([.. events.Reverse()], Small).Clusters[0].LogLikelihoodRatio.ShouldBeRelatively(top.LogLikelihoodRatio, 1e-12);
        SpaceTimePermutation.Of([.. events.Select(e => new DatedEvent(new(e.Position.East + 6e5, e.Position.North + 6.5e6), e.Day + 700_000))], Small)
            .Clusters[0].P.ShouldBe(top.P);
    }

    /// <summary>Place and day independent: p is at most 5 % about one time in twenty, whole or stopped early.</summary>
    [Fact]
    public void Of_NoPattern_KeepsItsPromise()
    {
        int whole = 0, stopped = 0;
        for (var seed = 100; seed < 160; seed++)
        {
            var events = Cloud(seed, 120);
            if (SpaceTimePermutation.Of(events, Small with { Permutations = 99 }).Clusters is [{ P: <= 0.05 }, ..]) whole++;
            if (SpaceTimePermutation.Of(events, Small with { StopAfter = 10 }).Clusters is [{ P: <= 0.05 }, ..]) stopped++;
        }
        whole.ShouldBeLessThanOrEqualTo(9);
        stopped.ShouldBeLessThanOrEqualTo(9);
    }

    [Fact]
    public void Of_StoppedEarly_RunsFewerAndRepeats()
    {
        var events = Cloud(31, 150);
        var options = Small with { Permutations = 9999, StopAfter = 10, IsCurrent = false };
        var once = SpaceTimePermutation.Of(events, options);
        once.Permutations.ShouldBeLessThan(2000);
        once.Clusters[0].P.ShouldBeRelatively(10.0 / once.Permutations, 1e-12);
        SpaceTimePermutation.Of(events, options).Clusters.ShouldBe(once.Clusters);
    }

    [Fact]
    public void Of_FewEventsOrTooMuch_IsRefused()
    {
        SpaceTimePermutation.Of(Cloud(1, 49)).Reading.Key.ShouldBe("Analysis.Scan.TooFewToSay");
        Should.Throw<TooLargeException>(() => SpaceTimePermutation.Of(
            [.. Cloud(1, 60), new DatedEvent(new(0, 0), 99_000)], Small));
        var current = SpaceTimePermutation.Of(Cloud(44, 150), Small with { IsCurrent = true });
        current.Clusters.ShouldAllBe(cluster => cluster.RecurrenceDays != null);
    }

    private static DatedEvent[] Cloud(int seed, int n, double grid = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => new DatedEvent(
            new(Math.Round(random.NextDouble() * 2000 / grid) * grid, Math.Round(random.NextDouble() * 2000 / grid) * grid), random.Next(0, 100)))];
    }

    private static double BruteForce(DatedEvent[] events, ScanOptions options)
    {
        double best = 0, n = events.Length;
        int first = events.Min(e => e.Day), last = events.Max(e => e.Day);
        foreach (var centre in events.Select(e => e.Position).Distinct())
        {
            double Away(DatedEvent e) => Math.Sqrt(Math.Pow(e.Position.East - centre.East, 2) + Math.Pow(e.Position.North - centre.North, 2));
            foreach (var radius in events.Select(Away).Where(d => d <= options.LargestRadiusInMetres).Distinct())
            {
                var inside = events.Where(e => Away(e) <= radius + 1e-6).ToArray();
                if (inside.Length > options.LargestShare * n) continue;
                for (var from = options.IsCurrent ? last - options.LongestDays + 1 : first; from <= last; from++)
                {
                    for (var to = options.IsCurrent ? last : from; to <= Math.Min(last, from + options.LongestDays - 1); to++)
                    {
                        var count = inside.Count(e => e.Day >= from && e.Day <= to);
                        var expected = inside.Length * (double)events.Count(e => e.Day >= from && e.Day <= to) / n;
                        if (count < options.LeastEvents || count <= expected) continue;
                        best = Math.Max(best, (count * Math.Log(count / expected)) + ((n - count) * Math.Log((n - count) / (n - expected))));
                    }
                }
            }
        }
        return best;
    }
}
