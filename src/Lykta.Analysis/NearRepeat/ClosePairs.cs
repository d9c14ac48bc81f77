using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.NearRepeat;

/// <summary>
/// Pairs of events that are close in space, sorted by distance band. Permutations are counted side by side: each event carries
/// its day in as many permutations as a vector holds.
/// </summary>
internal sealed class ClosePairs
{
    private const int Flush = 32_000, Lanes = 32, Slots = 512;
    private readonly (int A, int B)[][] _pairs;
    private readonly int[] _slots;

    private ClosePairs((int A, int B)[][] pairs, int[] slots) => (_pairs, _slots) = (pairs, slots);

    public int Bands => _pairs.Length;

    /// <summary>Finds the pairs; an event goes by its slot in the order of the map, so that those of a pair lie near in memory.</summary>
    public static ClosePairs Of(IReadOnlyList<DatedEvent> events, KnoxBands bands, Oversight oversight)
    {
        PlanePosition[] positions = PointArray.Of([.. events.Select(e => e.Position)]);
        var cells = new MapCells(positions, bands.DistancesInMetres[^1]);
        if (cells.MostPairs > Neighbours.MostPairs)
        {
            var found = new SpatialHash(positions, bands.DistancesInMetres[^1]).CountWithin(bands.DistancesInMetres[^1], Neighbours.MostPairs, oversight);
            Require.NotMoreThan(found, Neighbours.MostPairs, "pairs of neighbours");
        }
        var slots = new int[positions.Length];
        for (var slot = 0; slot < positions.Length; slot++) slots[cells.Order[slot]] = slot;
        return new ClosePairs(Find(cells, [.. bands.DistancesInMetres], oversight), slots);
    }

    /// <summary>The pairs of each band, found a piece of the map at a time.</summary>
    private static (int A, int B)[][] Find(MapCells cells, double[] edges, Oversight oversight)
    {
        var pieces = new List<(int, int)>[(cells.Positions.Length + Slots - 1) / Slots][];
        (oversight with { Progress = null }).For(pieces.Length, piece =>
        {
            var found = pieces[piece] = [.. Enumerable.Range(0, edges.Length + 1).Select(_ => new List<(int, int)>())];
            for (var slot = piece * Slots; slot < Math.Min(cells.Positions.Length, (piece + 1) * Slots); slot++)
            {
                var (own, above) = cells.After(slot);
                Add(cells.Positions, slot, own, edges, found);
                Add(cells.Positions, slot, above, edges, found);
            }
        });
        return [.. Enumerable.Range(0, edges.Length + 1).Select(band => pieces.SelectMany(piece => piece[band]).ToArray())];
    }

    private static void Add(PlanePosition[] positions, int slot, (int From, int To) range, double[] edges, List<(int, int)>[] found)
    {
        var (own, farthest) = (positions[slot], edges[^1] * edges[^1]);
        for (var other = range.From; other < range.To; other++)
        {
            var square = SpatialHash.SquaredDistance(own, positions[other]);
            if (square > farthest) continue;
            var distance = Math.Sqrt(square);
            var band = 1;
            while (band <= edges.Length && distance >= edges[band - 1]) band++;
            if (distance == 0) band = 0;
            if (band < found.Length) found[band].Add((slot, other));
        }
    }

    public Moments Moments(int band)
    {
        var degrees = new int[_slots.Length];
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
        var laid = new short[days.Length];
        for (var i = 0; i < days.Length; i++) laid[_slots[i]] = days[i];
        days = laid;
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
        const int width = Lanes;
        var atLeast = new int[seen.Length];
        var sums = new long[seen.Length];
        var gate = new Lock();
        oversight.For((permutations + width - 1) / width, () => new Hands(days.Length), (block, hands) =>
        {
            Deal(days, hands, block, seed);
            var counts = CountBlock(hands.Dealt, edges, width);
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
            return hands;
        });
        return (atLeast, sums);
    }

    /// <summary>Each event's day in the permutations of a block, side by side in the order of the map.</summary>
    private void Deal(short[] days, Hands hands, int block, ulong seed)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var deck = hands.Decks.AsSpan(lane * days.Length, days.Length);
            days.CopyTo(deck);
            new CounterRandom(seed, (ulong)((block * (long)Lanes) + lane)).Shuffle(deck);
        }
        for (var i = 0; i < days.Length; i++)
        {
            var own = hands.Dealt.AsSpan(_slots[i] * Lanes, Lanes);
            for (var lane = 0; lane < own.Length; lane++) own[lane] = hands.Decks[(lane * days.Length) + i];
        }
    }

    /// <summary>What a thread deals with, block after block.</summary>
    private sealed class Hands(int events)
    {
        public short[] Decks { get; } = GC.AllocateUninitializedArray<short>(events * Lanes);

        public short[] Dealt { get; } = GC.AllocateUninitializedArray<short>(events * Lanes);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountBelow(short[] dealt, (int A, int B)[] pairs, short edge, Span<long> counts)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(dealt);
        var limit = Vector512.Create(edge);
        var sum = Vector512<short>.Zero;
        var inSum = 0;
        foreach (var (a, b) in pairs)
        {
            var apart = Vector512.LoadUnsafe(ref first, (nuint)a * Lanes) - Vector512.LoadUnsafe(ref first, (nuint)b * Lanes);
            sum -= Vector512.LessThan(Vector512.Abs(apart), limit);
            if (++inSum < Flush) continue;
            Empty(ref sum, counts);
            inSum = 0;
        }
        Empty(ref sum, counts);
    }

    private static void Empty(ref Vector512<short> sum, Span<long> counts)
    {
        for (var lane = 0; lane < counts.Length; lane++) counts[lane] += sum[lane];
        sum = Vector512<short>.Zero;
    }
}
