using Lykta.Analysis.Geometry;
using Lykta.Analysis.Quality;
using Xunit;

namespace Lykta.Analysis.Tests.Quality;

public sealed class QualityGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs() => Codes().Concat(Coordinates()).Concat(Late()).Concat(Reporters());

    private static int[] Span(int length, int from, int to, int each) => [.. Enumerable.Range(0, length).Select(i => i >= from && i < to ? each : 0)];

    private static IEnumerable<(string, Func<object?>)> Codes()
    {
        for (var from = 0; from < 12; from += 2)
        {
            var begin = from;
            yield return ($"begins {begin}", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>> { ["a"] = Span(24, begin, 24, 1), ["b"] = Span(24, 0, begin, 1), ["c"] = Span(24, 0, 24, 2) }));
        }
        foreach (var apart in new[] { -2, -1, 0, 1, 2 })
            yield return ($"apart {apart}", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>> { ["old"] = Span(30, 0, 15, 4), ["new"] = Span(30, 15 + apart, 30, 4), ["other"] = Span(30, 15, 30, 40) }));
        foreach (var each in new[] { 1, 2, 3, 5 })
            yield return ($"levels {each}", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>> { ["old"] = Span(30, 0, 10, each), ["new"] = Span(30, 10, 30, 3) }));
        yield return ("nine and ten", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>> { ["nine"] = Span(20, 19, 20, 9), ["ten"] = Span(20, 19, 20, 10), ["early"] = Span(20, 0, 1, 10) }));
        yield return ("no codes", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>>()));
        yield return ("lengths", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>> { ["a"] = [1], ["b"] = [1, 2] }));
        yield return ("negative", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>> { ["a"] = [-1] }));
        yield return ("carrying", () => CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>>()).Carrying([new(WarningCode.FewEvents, 2)]));
    }

    private static IEnumerable<(string, Func<object?>)> Coordinates()
    {
        PlanePosition square = new(674_000, 6_580_000), door = new(674_100, 6_580_070), east = new(674_000, 6_580_070), north = new(674_100, 6_580_000);
        foreach (var (spread, n) in new[] { (0, 9), (0, 10), (89, 10), (90, 10), (91, 10), (150, 10), (150, 9), (300, 10), (99, 5), (400, 12) })
        {
            foreach (var (name, at) in new[] { ("square", square), ("door", door), ("east", east), ("north", north) })
                yield return ($"{n} at {name} of {spread}", () => GeocodingDefaults.Of([.. Made.Cloud(spread, 900), .. Enumerable.Repeat(at, n)]));
        }
        yield return ("pairs", () => GeocodingDefaults.Of([.. Made.Cloud(150, 900).SelectMany(p => Enumerable.Repeat(p, 2)), .. Enumerable.Repeat(door, 11), .. Enumerable.Repeat(east, 10), .. Enumerable.Repeat(square, 14)]));
        yield return ("none", () => GeocodingDefaults.Of([]));
        yield return ("carrying", () => GeocodingDefaults.Of([]).Carrying([new(WarningCode.FewEvents, 2)]));
    }

    private static IEnumerable<(string, Func<object?>)> Late()
    {
        Registration[] rows = [.. Enumerable.Range(0, 600).Select(i => new Registration(i / 3, (i / 3) + (Made.Drawn(i, 95, 22) is var d && d > 12 ? 0 : d)))];
        foreach (var asOf in new[] { 15, 16, 17, 40, 100, 199, 230 }) yield return ($"late {asOf}", () => LateRegistration.Of(rows, asOf, 14, 60));
        yield return ("late, usual", () => LateRegistration.Of(rows, 199));
        yield return ("late, all at once", () => LateRegistration.Of([.. Enumerable.Range(0, 60).Select(i => new Registration(i, i))], 59));
        yield return ("late, before it happened", () => LateRegistration.Of([.. Enumerable.Range(0, 60).Select(i => new Registration(i, i - 3))], 59));
        foreach (var missing in new[] { 0, 1, 2, 3 })
            yield return ($"late, edge {missing}", () => LateRegistration.Of([.. Enumerable.Range(0, 1000).Select(i => new Registration(i / 10, (i / 10) + (i % 100 < missing * 3 ? 5 : 0)))], 99, 7, 90));
        yield return ("longest 6", () => LateRegistration.Of(rows, 199, 6));
        yield return ("longest 366", () => LateRegistration.Of(rows, 199, 366, 2000));
        yield return ("history", () => LateRegistration.Of(rows, 199, 60, 119));
        yield return ("carrying", () => LateRegistration.Of([], 3).Carrying([new(WarningCode.CodeBreak, 2)]));
    }

    private static IEnumerable<(string, Func<object?>)> Reporters()
    {
        static IEnumerable<int> All(params int[] counts) => counts.SelectMany((n, who) => Enumerable.Repeat(who, n));
        for (var n = 8; n < 14; n++)
        {
            var events = n;
            yield return ($"went {events}", () => ReportingCoverage.Compare(All(events, 40), All(0, 38, 2)));
            yield return ($"came {events}", () => ReportingCoverage.Compare(All(0, 40), All(events, 90), 2, 1));
        }
        yield return ("a tenth", () => ReportingCoverage.Compare(All(20, 180), All(0, 0)));
        yield return ("just a tenth", () => ReportingCoverage.Compare(All(20, 90), All(0, 90)));
        yield return ("just below", () => ReportingCoverage.Compare(All(20, 90), All(0, 91)));
        yield return ("both ways", () => ReportingCoverage.Compare(All(30, 12, 0, 4), All(28, 0, 15, 5)));
        yield return ("none", () => ReportingCoverage.Compare(All(), All()));
        yield return ("length", () => ReportingCoverage.Compare(All(1), All(1), 0));
        yield return ("length after", () => ReportingCoverage.Compare(All(1), All(1), 1, -1));
        yield return ("carrying", () => ReportingCoverage.Compare(All(), All()).Carrying([new(WarningCode.CodeBreak, 2)]));
    }

    [Fact]
    public void Quality_AllRuns_AreAsBefore() => Golden.Check("Quality", Runs());
}
