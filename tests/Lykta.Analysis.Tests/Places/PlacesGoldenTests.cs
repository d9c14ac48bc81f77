using Lykta.Analysis.Places;
using Xunit;

namespace Lykta.Analysis.Tests.Places;

public sealed class PlacesGoldenTests
{
    private static readonly int[][] Lists =
    [
        [], [0, 0], [1], [0, 1, 1, 2], [5, 0, 0, 0, 0, 0], [29, 0, 0], [30, 0, 0], [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 0, 0, 0], [2, 2, 2, 2], [1, 1, 1, 1, 4, 4, 8, 0], [-1],
    ];

    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        for (var k = 0; k < Lists.Length; k++)
        {
            var counts = Lists[k];
            yield return ($"concentration {k}", () => Concentration.Of(counts));
            if (counts.Length > 0 && counts[0] < 0) continue;
            int[] events = [.. counts.SelectMany((n, place) => Enumerable.Repeat(place, n))];
            for (var take = 1; take < 4; take++)
            {
                var most = take;
                yield return ($"top {most} of {k}", () => TopPlaces.Of(events, most));
            }
            yield return ($"repeats {k}", () => RepeatPlaces.Of(events));
            yield return ($"repeats of all {k}", () => RepeatPlaces.Of(events, 20));
        }
        yield return ("top 0", () => TopPlaces.Of([1, 2], 0));
        yield return ("ranks", () => TopPlaces.Of(Enumerable.Range(0, 14).SelectMany(n => Enumerable.Repeat(n, n)), 14).Places.Select(place => $"{place.Count}: {place.BestRank} {place.WorstRank}"));
        yield return ("repeats of fewer", () => RepeatPlaces.Of(["a", "b"], 1));
        yield return ("repeats of none", () => RepeatPlaces.Of(Array.Empty<string>(), 0));
        Warning[] findings = [new(WarningCode.CodeBreak, 3), new(WarningCode.FewEvents, 1)];
        yield return ("carrying", () => new object[] { Concentration.Of([1, 2]).Carrying(findings), RepeatPlaces.Of(["a"]).Carrying(findings), TopPlaces.Of(["a"], 1).Carrying(findings) });
    }

    [Fact]
    public void Places_AllRuns_AreAsBefore() => Golden.Check("Places", Runs());
}
