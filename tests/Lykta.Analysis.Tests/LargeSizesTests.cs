using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Clusters;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Randomness;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

/// <summary>What is done in pieces or by digits when there is much of it, held against the plain way.</summary>
public sealed class LargeSizesTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(1e-9)]
    [InlineData(1e-300)]
    public void Adjust_ManyPValuesWithTiesAndNearTies_IsAsSortedByThemselves(double scale)
    {
        var random = new Random(3);
        // Every fourth the same, every fourth all but the same, in two lengths of runs.
        double?[] p = [.. Enumerable.Range(0, 9_000).Select(i => (double?)(scale * (i % 4) switch
        {
            0 => 0.25,
            1 => 0.5 + (random.Next(0, 2_000) * 1e-16),
            2 => (random.Next(1, 900) / 1000.0) + (random.Next(0, 8) * 1e-15),
            _ => random.NextDouble(),
        }))];
        var sorted = p.Select(x => x!.Value).Order().ToArray();
        var fair = new double[sorted.Length];
        for (var k = sorted.Length - 1; k >= 0; k--) fair[k] = Math.Min(k + 1 < fair.Length ? fair[k + 1] : 1, sorted[k] * sorted.Length / (k + 1));

        var adjusted = MultipleTesting.Adjust(p);

        for (var i = 0; i < p.Length; i++) adjusted[i].ShouldBe(fair[Array.BinarySearch(sorted, p[i]!.Value) is var k and >= 0 ? Last(sorted, k) : -1]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(40)]
    public void Deck_AnySample_IsTheFirstCardsOfAShuffle(int count)
    {
        var deck = new Deck(40);
        for (ulong stream = 0; stream < 50; stream++)
        {
            int[] cards = [.. Enumerable.Range(0, 40)];
            var random = new CounterRandom(7, stream);
            for (var i = 0; i < count; i++)
            {
                var j = i + random.Below(cards.Length - i);
                (cards[i], cards[j]) = (cards[j], cards[i]);
            }

            deck.Draw(new CounterRandom(7, stream), count).ToArray().ShouldBe(cards[..count]);
            deck.PutBack();
        }
    }

    [Fact]
    public void LocalMoran_ManyAreasSomeWithoutNeighbours_IsAsEachByItself()
    {
        const int side = 60;
        var random = new Random(5);
        var grid = Neighbours.QueenGrid(side, side);
        var neighbours = Neighbours.FromLists([.. Enumerable.Range(0, side * side).Select(i => i % 7 == 0 ? [] : grid.Of(i).ToArray().Where(j => j % 7 != 0).ToArray())]);
        double[] values = [.. Enumerable.Range(0, side * side).Select(_ => (double)random.Next(0, 20))];

        var map = LocalMoran.Of(values, neighbours, new AutocorrelationOptions { Permutations = 199 });

        int[] kept = [.. Enumerable.Range(0, values.Length).Where(i => i % 7 != 0 && neighbours.Of(i).Length > 0)];
        var mean = kept.Average(i => values[i]);
        var squares = kept.Sum(i => (values[i] - mean) * (values[i] - mean));
        map.Areas.Count.ShouldBe(values.Length);
        map.N.ShouldBe(kept.Length);
        foreach (var i in kept)
        {
            var lag = neighbours.Of(i).ToArray().Average(j => values[j] - mean);
            map.Areas[i]!.Value.I.ShouldBe((values[i] - mean) * lag * kept.Length / squares, 1e-12);
        }
        for (var i = 0; i < values.Length; i += 7) map.Areas[i].ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => map.Areas[values.Length]);
        Should.Throw<ArgumentOutOfRangeException>(() => map.Areas[-1]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(200, 130)]
    public void Grids_AnySize_HaveTheCellsAround(int width, int height)
    {
        Neighbours queen = Neighbours.QueenGrid(width, height), rook = Neighbours.RookGrid(width, height);
        for (var cell = 0; cell < width * height; cell++)
        {
            int x = cell % width, y = cell / width;
            int[] around = [.. from v in new[] { y - 1, y, y + 1 } from u in new[] { x - 1, x, x + 1 }
                               where u >= 0 && v >= 0 && u < width && v < height && (u != x || v != y) select (v * width) + u];
            queen.Of(cell).ToArray().ShouldBe(around);
            rook.Of(cell).ToArray().ShouldBe(around.Where(other => other % width == x || other / width == y));
        }
    }

    [Fact]
    public void Dbscan_MoreThanAPieceWithSharedCoordinates_IsAsWithTheSameOnesAsWeights()
    {
        var random = new Random(11);
        // Shared coordinates run across the ends of pieces, one of them across several.
        PlanePosition[] places = [.. Enumerable.Range(0, 30_000).Select(_ => new PlanePosition(Math.Round(4_000 * random.NextDouble(), 1), Math.Round(4_000 * random.NextDouble(), 1)))];
        int[] copies = [.. Enumerable.Range(0, places.Length).Select(i => i == 15_000 ? 150_000 : 1 + random.Next(0, 4))];
        int[] of = [.. Enumerable.Range(0, places.Length).SelectMany(i => Enumerable.Repeat(i, copies[i]))];
        new Random(12).Shuffle(of);
        var options = new DbscanOptions(25, 12);

        var all = Dbscan.Of([.. of.Select(i => places[i])], options);
        var weighted = Dbscan.Of(places, options, [.. copies.Select(c => (double)c)]);

        all.Clusters.Count.ShouldBe(weighted.Clusters.Count);
        all.Clusters.Count.ShouldBeGreaterThan(10);
        for (var k = 0; k < of.Length; k++)
        {
            all.IsCore[k].ShouldBe(weighted.IsCore[of[k]]);
            (all.Labels[k] is null).ShouldBe(weighted.Labels[of[k]] is null);
        }
        all.Clusters.Select(cluster => cluster.Weight).Order().ShouldBe(weighted.Clusters.Select(cluster => cluster.Weight).Order());
    }

    [Fact]
    public void Knox_MoreThanAPiece_CountsThePairsOfAll()
    {
        var random = new Random(13);
        DatedEvent[] events = [.. Enumerable.Range(0, 1_700).Select(i => new DatedEvent(new(random.Next(0, 3_000), i % 50 == 0 ? 0 : random.Next(0, 3_000)), random.Next(0, 300)))];

        var table = Knox.Test(events, new KnoxBands([100, 250], [8, 30]), permutations: 0);

        foreach (var cell in table.Cells)
        {
            var pairs = 0;
            for (var a = 0; a < events.Length; a++)
            {
                for (var b = a + 1; b < events.Length; b++)
                {
                    var apart = Math.Sqrt(Math.Pow(events[a].Position.East - events[b].Position.East, 2) + Math.Pow(events[a].Position.North - events[b].Position.North, 2));
                    var isBand = cell.ToMetres == 0 ? apart == 0 : apart > 0 && apart >= cell.FromMetres && apart < cell.ToMetres;
                    var days = Math.Abs(events[a].Day - events[b].Day);
                    pairs += isBand && days >= cell.FromDays && days < cell.ToDays ? 1 : 0;
                }
            }
            cell.Pairs.ShouldBe(pairs);
        }
    }

    /// <summary>The last of those equal to the one found.</summary>
    private static int Last(double[] sorted, int at)
    {
        while (at + 1 < sorted.Length && sorted[at + 1] == sorted[at]) at++;
        return at;
    }
}
