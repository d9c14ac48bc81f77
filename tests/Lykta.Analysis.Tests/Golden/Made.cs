using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Tests;

/// <summary>Made-up data that are the same on every machine.</summary>
internal static class Made
{
    public static int Drawn(int i, ulong seed, int below = 1000) => new CounterRandom(seed, (ulong)i).Below(below);

    public static int[] Counts(int length, double mean, ulong seed, double season = 0.3)
    {
        var random = new CounterRandom(seed, 0);
        return [.. Enumerable.Range(0, length).Select(i =>
        {
            var (product, count, limit) = (random.NextUnit(), 0, Math.Exp(-mean * (1 + (season * Math.Sin(2 * Math.PI * i / 52.1775)))));
            for (; product > limit; count++) product *= random.NextUnit();
            return count;
        })];
    }

    public static int?[] Series(int length, double mean, ulong seed, int holeEvery = 0) =>
        [.. Counts(length, mean, seed).Select((x, i) => holeEvery > 0 && i % holeEvery == 5 ? (int?)null : x)];

    public static PlanePosition[] Cloud(int n, double side, ulong seed = 11) =>
        [.. Enumerable.Range(0, n).Select(i => new CounterRandom(seed, (ulong)i)).Select(r => new PlanePosition(
            674_000 + Math.Round(side * Math.Pow(r.NextUnit(), 1.6), 1), 6_580_000 + Math.Round(side * Math.Pow(r.NextUnit(), 1.6), 1)))];

    public static DatedEvent[] Dated(int n, double side = 800, int days = 120) =>
        [.. Cloud(n, side).Select((at, i) => new DatedEvent(at, 20_000 + Drawn(i, 13, days)))];

    public static double[] Values(int n, ulong seed, int below = 9) => [.. Enumerable.Range(0, n).Select(i => (double)Drawn(i, seed, below))];
}
