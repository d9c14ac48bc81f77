using Lykta.Analysis.Surveillance;
using Xunit;

namespace Lykta.Analysis.Tests.Surveillance;

public sealed class SurveillanceGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        int?[] series = Made.Series(300, 8, 61), holes = Made.Series(300, 8, 62, 11), rare = Made.Series(300, 0.4, 63);
        foreach (var index in new[] { 0, 50, 77, 78, 79, 100, 103, 104, 105, 130, 155, 156, 157, 182, 208, 260, 299 })
        {
            yield return ($"farrington {index}", () => FarringtonFlexible.At(series, index));
            yield return ($"farrington, holes {index}", () => FarringtonFlexible.At(holes, index));
            yield return ($"farrington, rare {index}", () => FarringtonFlexible.At(rare, index));
        }
        yield return ("growing", () => FarringtonFlexible.At([.. Enumerable.Range(0, 280).Select(i => (int?)(5 + (i / 10)))], 279));
        yield return ("growing fast", () => FarringtonFlexible.At([.. Enumerable.Range(0, 280).Select(i => (int?)Math.Exp(i / 60.0))], 279));
        yield return ("falling", () => FarringtonFlexible.At([.. Enumerable.Range(0, 280).Select(i => (int?)(40 - (i / 8)))], 279));
        yield return ("early alone", () => FarringtonFlexible.At([.. Enumerable.Range(0, 280).Select(i => (int?)(i < 60 ? 5 : 0))], 279));
        yield return ("season alone", () => FarringtonFlexible.At([.. Enumerable.Range(0, 280).Select(i => (int?)(i % 52 < 10 ? 6 : 0))], 270));
        yield return ("outbreak", () => FarringtonFlexible.At([.. series[..279], 60], 279));
        yield return ("old outbreak", () => FarringtonFlexible.At([.. series[..150], 70, 80, 60, .. series[153..280]], 279));
        yield return ("none", () => FarringtonFlexible.At(new int?[300], 299));
        yield return ("zeros", () => FarringtonFlexible.At([.. Enumerable.Repeat((int?)0, 300)], 299));
        foreach (var last in new[] { 0, 1, 4, 5 }) yield return ($"four weeks {last}", () => FarringtonFlexible.At([.. rare[..280], 0, 0, 0, last], 283));
        yield return ("options", () => FarringtonFlexible.At(series, 299, new FarringtonOptions { Years = 3, HalfWindow = 2, WeeksLeftOut = 10, Tail = 0.05, Reweighting = 1, LeastEvents = 0 }));
        FarringtonOptions[] bad = [new() { Years = 1 }, new() { Years = 11 }, new() { HalfWindow = -1 }, new() { HalfWindow = 11 }, new() { WeeksLeftOut = -1 }, new() { Tail = 0 }, new() { Reweighting = 0 }, new() { LeastEvents = -1 }];
        for (var k = 0; k < bad.Length; k++)
        {
            var options = bad[k];
            yield return ($"bad {k}", () => FarringtonFlexible.At(series, 299, options));
        }
        yield return ("index below", () => FarringtonFlexible.At(series, -1));
        yield return ("index above", () => FarringtonFlexible.At(series, 300));
        yield return ("negative", () => FarringtonFlexible.At([-1], 0));
        yield return ("carrying", () => FarringtonFlexible.At([1], 0).Carrying([new(WarningCode.CodeBreak, 2)]));
        for (var index = 0; index < 20; index++)
        {
            var at = index;
            yield return ($"ears {at}", () => Ears.At([1, 2, 3, 4, 5, 6, 7, 12, 3, 5, 9, 2, 4, 6, 30, 31, 4, null, 3, 9], at));
        }
        yield return ("ears, even", () => Ears.At([2, 2, 2, 2, 2, 2, 2, 9], 7));
        yield return ("ears, below", () => Ears.At([2], -1));
        yield return ("ears, above", () => Ears.At([2], 1));
        yield return ("ears, limits", () => new[] { new EarsScores(3, 3, 2), new EarsScores(3.1, 3.1, 2.1), new EarsScores(null, null, null) });
        yield return ("ears, carrying", () => Ears.At([2], 0).Carrying([new(WarningCode.CodeBreak, 2)]).Warnings);
        yield return ("budget", () => AlarmBudget.Of(50));
        yield return ("budget, months", () => AlarmBudget.Of(3, 12, 0.02));
        yield return ("budget, none", () => AlarmBudget.Of(0));
        yield return ("budget, never", () => AlarmBudget.Of(1, 0));
        yield return ("budget, tail", () => AlarmBudget.Of(1, 1, 1));
    }

    [Fact]
    public void Surveillance_AllRuns_AreAsBefore() => Golden.Check("Surveillance", Runs());
}
