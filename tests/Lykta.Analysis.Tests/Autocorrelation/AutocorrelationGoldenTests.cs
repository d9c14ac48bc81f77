using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Geometry;
using Xunit;

namespace Lykta.Analysis.Tests.Autocorrelation;

public sealed class AutocorrelationGoldenTests
{
    private static readonly Neighbours Queen = Neighbours.QueenGrid(7, 6);
    private static readonly double[] Map = [.. Enumerable.Range(0, 42).Select(i => (i % 7 * (i / 7)) + (double)Made.Drawn(i, 1, 5))];
    private static readonly double[] Noise = Made.Values(42, 5);

    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        (string, double[], Neighbours)[] maps =
        [
            ("map", Map, Queen), ("noise", Noise, Queen), ("chess", [.. Enumerable.Range(0, 42).Select(i => (double)((i + (i / 7)) % 2))], Neighbours.RookGrid(7, 6)), ("even", new double[42], Queen),
            ("row", [1, 2, 3, 4], Neighbours.RookGrid(4, 1)), ("three", [1, 2, 3], Neighbours.RookGrid(3, 1)), ("29", Map[..29], Neighbours.RookGrid(29, 1)), ("30", Map[..30], Neighbours.RookGrid(30, 1)),
            ("islands", Map, Neighbours.FromLists([.. Enumerable.Range(0, 42).Select(i => (IReadOnlyCollection<int>)(i < 3 ? [] : i == 41 ? [40] : [i + 1]))])),
            ("large", [.. Map.Select(x => 1e9 + x)], Queen),
        ];
        foreach (var (name, values, neighbours) in maps)
        {
            foreach (var options in new AutocorrelationOptions[] { new(), new() { Weighting = Weighting.Binary }, new() { Permutations = 99, Seed = 3 } })
            {
                yield return ($"moran {name} {options}", () => Moran.Global(values, neighbours, options));
                yield return ($"geary {name} {options}", () => Geary.Global(values, neighbours, options));
            }
            yield return ($"local {name}", () => LocalMoran.Of(values, neighbours, new AutocorrelationOptions { Permutations = 199 }));
        }
        yield return ("moran, least 4", () => Moran.Global([1, 2, 3, 4], Neighbours.RookGrid(4, 1), new AutocorrelationOptions { LeastAreas = 4, Significance = 0.5 }));
        yield return ("local, 5 %", () => LocalMoran.Of(Map, Queen, new AutocorrelationOptions { Permutations = 1999, Significance = 0.3 }).Reading);
        AutocorrelationOptions[] bad = [new() { Permutations = -1 }, new() { Permutations = 1_000_001 }, new() { Significance = 1 }, new() { LeastAreas = 3 }];
        for (var k = 0; k < bad.Length; k++)
        {
            var options = bad[k];
            yield return ($"bad moran {k}", () => Moran.Global(Map, Queen, options));
            yield return ($"bad geary {k}", () => Geary.Global(Map, Queen, options));
            yield return ($"bad local {k}", () => LocalMoran.Of(Map, Queen, options));
        }
        yield return ("lengths", () => Moran.Global([1], Queen));
        yield return ("not finite", () => Geary.Global([.. Map[..41], double.NaN], Queen));
        yield return ("too many draws", () => LocalMoran.Of(new double[200].Select((_, i) => (double)i).ToArray(), Neighbours.FromLists([.. Enumerable.Range(0, 200).Select(_ => (IReadOnlyCollection<int>)[.. Enumerable.Range(0, 100)])]), new AutocorrelationOptions { Permutations = 900_000 }));
        yield return ("carrying", () => LocalMoran.Of(Map, Queen, new AutocorrelationOptions { Permutations = 9 }).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
        yield return ("below", () => new[] { 0.5, 1, 1.5, 2, 3.5, 4, 9 }.Select(x => Ladder.CountBelow([1, 2, 2, 3, 4], x)));
    }

    [Fact]
    public void Autocorrelation_AllRuns_AreAsBefore() => Golden.Check("Autocorrelation", Runs());
}
