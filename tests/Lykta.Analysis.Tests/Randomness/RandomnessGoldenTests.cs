using Lykta.Analysis.Randomness;
using Xunit;

namespace Lykta.Analysis.Tests.Randomness;

public sealed class RandomnessGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        yield return ("blocks", () => new[] { (0UL, 0UL, 0UL), (1UL << 40, 3UL << 50, 7UL << 33), (ulong.MaxValue, ulong.MaxValue, ulong.MaxValue) }.Select(x => Philox.Block((x.Item1, x.Item2), x.Item3)));
        yield return ("stream", () => { var r = new CounterRandom(5, 6); return Enumerable.Range(0, 7).Select(_ => r.Next()).ToArray(); });
        yield return ("units", () => { var r = new CounterRandom(5, 7); return Enumerable.Range(0, 30).Select(_ => r.NextUnit()).ToArray(); });
        foreach (var limit in new[] { 1, 2, 3, 10, 1000, int.MaxValue })
            yield return ($"below {limit}", () => { var r = new CounterRandom(8, (ulong)limit); return string.Join(' ', Enumerable.Range(0, 40).Select(_ => r.Below(limit))); });
        // 2⁶⁴ = 6 · k + 4: of the products' low halves 0 to 3 are refused, and 2⁶⁴ = 2³¹ · 2³³ leaves nothing over.
        yield return ("scaled", () => new[] { 0UL, 1, 0x2AAAAAAAAAAAAAABUL, 0x5555555555555556UL, 0x8000000000000000UL, 0x8000000000000001UL, ulong.MaxValue }.SelectMany(bits => new[] { 1, 2, 3, 6, 1 << 30, int.MaxValue }.Select(limit => Lykta.Analysis.Randomness.CounterRandom.Scaled(bits, limit))));
        yield return ("below 0", () => new CounterRandom(1, 1).Below(0));
        foreach (var size in new[] { 0, 1, 2, 9 })
        {
            yield return ($"shuffle {size}", () => { int[] items = [.. Enumerable.Range(0, size)]; new CounterRandom(2, 3).Shuffle(items.AsSpan()); return string.Join(' ', items); });
            foreach (var count in new[] { 0, 1, 3, 20 })
                yield return ($"sample {count} of {size}", () => { int[] items = [.. Enumerable.Range(0, size)]; new CounterRandom(2, 3).ShuffleFirst(items.AsSpan(), count); return string.Join(' ', items); });
        }
    }

    [Fact]
    public void Randomness_AllRuns_AreAsBefore() => Golden.Check("Randomness", Runs());
}
