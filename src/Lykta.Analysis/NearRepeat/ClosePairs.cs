using System.Numerics;
using System.Runtime.InteropServices;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.NearRepeat;

/// <summary>
/// Pairs of events that are close in space, sorted by distance band. Permutations are counted side by side: each event carries
/// its day in as many permutations as a vector holds.
/// </summary>
internal sealed class ClosePairs
{
    private const int Flush = 32_000;
    private readonly List<(int A, int B)>[] _pairs;
    private readonly int _events;

    private ClosePairs(int events, int bands)
    {
        _events = events;
        _pairs = [.. Enumerable.Range(0, bands).Select(_ => new List<(int, int)>())];
    }

    public int Bands => _pairs.Length;

    public static ClosePairs Of(IReadOnlyList<DatedEvent> events, KnoxBands bands, Oversight oversight)
    {
        var positions = events.Select(e => e.Position).ToList();
        var result = new ClosePairs(events.Count, bands.DistancesInMetres.Count + 1);
        var neighbours = Neighbours.WithinDistance(positions, bands.DistancesInMetres[^1], oversight with { Progress = null });
        for (var a = 0; a < events.Count; a++)
        {
            if (a % 1024 == 0) oversight.Look();
            foreach (var b in neighbours.Of(a))
            {
                if (b <= a) continue;
                var distance = Math.Sqrt(SpatialHash.SquaredDistance(positions[a], positions[b]));
                var band = 1;
                while (band <= bands.DistancesInMetres.Count && distance >= bands.DistancesInMetres[band - 1]) band++;
                if (distance == 0) band = 0;
                if (band < result.Bands) result._pairs[band].Add((a, b));
            }
        }
        return result;
    }

    public Moments Moments(int band)
    {
        var degrees = new int[_events];
        foreach (var (a, b) in _pairs[band])
        {
            degrees[a]++;
            degrees[b]++;
        }
        return NearRepeat.Moments.OfDegrees(degrees);
    }

    public long[] Count(short[] days, IReadOnlyList<int> edges)
    {
        var counts = new long[Bands * edges.Count];
        for (var s = 0; s < Bands; s++)
        {
            foreach (var (a, b) in _pairs[s])
            {
                var apart = Math.Abs(days[a] - days[b]);
                for (var t = 0; t < edges.Count; t++)
                {
                    if (apart >= edges[t]) continue;
                    counts[(s * edges.Count) + t]++;
                    break;
                }
            }
        }
        return counts;
    }

    /// <summary>How many permutations have at least as many pairs as seen, and the sum over permutations, per cell.</summary>
    public (int[] AtLeast, long[] Sums) Permute(short[] days, IReadOnlyList<int> edges, long[] seen, int permutations, ulong seed, Oversight oversight)
    {
        var width = Vector<short>.Count;
        var atLeast = new int[seen.Length];
        var sums = new long[seen.Length];
        var gate = new Lock();
        oversight.For((permutations + width - 1) / width, block =>
        {
            var counts = CountBlock(Deal(days, block, width, seed), edges, width);
            lock (gate)
            {
                for (var lane = 0; lane < width && (block * width) + lane < permutations; lane++)
                {
                    for (var cell = 0; cell < seen.Length; cell++)
                    {
                        var count = counts[(cell * width) + lane];
                        sums[cell] += count;
                        if (count >= seen[cell]) atLeast[cell]++;
                    }
                }
            }
        });
        return (atLeast, sums);
    }

    private static short[] Deal(short[] days, int block, int width, ulong seed)
    {
        var dealt = new short[days.Length * width];
        var deck = new short[days.Length];
        for (var lane = 0; lane < width; lane++)
        {
            days.CopyTo(deck, 0);
            new CounterRandom(seed, (ulong)((block * (long)width) + lane)).Shuffle(deck.AsSpan());
            for (var i = 0; i < deck.Length; i++) dealt[(i * width) + lane] = deck[i];
        }
        return dealt;
    }

    private long[] CountBlock(short[] dealt, IReadOnlyList<int> edges, int width)
    {
        var counts = new long[Bands * edges.Count * width];
        for (var s = 0; s < Bands; s++)
        {
            for (var t = 0; t < edges.Count; t++) CountBelow(dealt, _pairs[s], (short)edges[t], counts.AsSpan(((s * edges.Count) + t) * width, width));
            for (var t = edges.Count - 1; t > 0; t--)
                for (var lane = 0; lane < width; lane++)
                    counts[(((s * edges.Count) + t) * width) + lane] -= counts[(((s * edges.Count) + t - 1) * width) + lane];
        }
        return counts;
    }

    private static void CountBelow(short[] dealt, List<(int A, int B)> pairs, short edge, Span<long> counts)
    {
        var vectors = MemoryMarshal.Cast<short, Vector<short>>(dealt);
        var limit = new Vector<short>(edge);
        var sum = Vector<short>.Zero;
        var inSum = 0;
        foreach (var (a, b) in CollectionsMarshal.AsSpan(pairs))
        {
            sum -= Vector.LessThan(Vector.Abs(vectors[a] - vectors[b]), limit);
            if (++inSum < Flush) continue;
            Empty(ref sum, counts);
            inSum = 0;
        }
        Empty(ref sum, counts);
    }

    private static void Empty(ref Vector<short> sum, Span<long> counts)
    {
        for (var lane = 0; lane < counts.Length; lane++) counts[lane] += sum[lane];
        sum = Vector<short>.Zero;
    }
}
