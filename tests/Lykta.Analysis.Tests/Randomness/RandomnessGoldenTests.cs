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
