using Lykta.Analysis.Geometry;
using Lykta.Analysis.Quality;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about the quality of the data.</summary>
internal static class QualityExamples
{
    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["late-registration"] = Late,
        ["reporting-coverage"] = Reporters,
        ["code-breaks"] = Codes,
        ["geocoding-defaults"] = Coordinates,
    };

    private static void Late(WorkedExample page)
    {
        int[] delays = [.. Enumerable.Range(0, 20).Select(k => k < 10 ? 0 : k < 15 ? 3 : 10)];
        var late = LateRegistration.Of(
            [.. Enumerable.Range(0, 300).SelectMany(day => delays.Select(delay => new Registration(day, day + delay))).Where(r => r.Registered <= 299)], 299);
        var f = late.Completeness;
        f[9].ShouldBeLessThan(1);
        page.Says($"{delays.Length} a day, half registered the same day, a quarter after three days and a quarter after ten: F = {f[0]:0.0#}, {f[1]:0.0#}, {f[2]:0.0#}, {f[3]:0.0#} …, {f[10]:0.##} from day {10}, though the latest days do not show it; {100 * late.MissingShare:0.0} % of the latest week are missing.");
    }

    private static void Reporters(WorkedExample page)
    {
        (string Name, int Before, int After)[] all = [("a", 30, 28), ("b", 12, 0), ("c", 0, 15), ("d", 4, 5)];
        var coverage = ReportingCoverage.Compare(all.SelectMany(x => Enumerable.Repeat(x.Name, x.Before)), all.SelectMany(x => Enumerable.Repeat(x.Name, x.After)));
        string[] told = [.. all.Select(x => $"{x.Before} → {x.After}")];
        page.Says($"Reporters with {string.Join(", ", told[..3])} and {told[3]} events: {WorkedExample.Word(coverage.Changes.Count)} changed, {100 * coverage.ChangedShare:0} % of the events.");
    }

    private static void Codes(WorkedExample page)
    {
        var found = CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>>
        {
            ["old"] = [.. Enumerable.Range(0, 24).Select(t => t < 12 ? 4 : 0)],
            ["new"] = [.. Enumerable.Range(0, 24).Select(t => t < 12 ? 0 : 4)],
        }).Breaks;
        found.Select(x => (x.Code, x.Counterpart)).ShouldBe([("new", "old"), ("old", "new")]);
        found.Select(x => x.Period).Distinct().ShouldHaveSingleItem();
        string Count(CodeChange change) => WorkedExample.Word(found.Count(x => x.Change == change));
        page.Says($"{4} a month for {12} months, then none, and another code the other way round: {Count(CodeChange.Ends)} ends and {Count(CodeChange.Begins)} begins in period {found[0].Period}, each the other's counterpart.");
    }

    private static void Coordinates(WorkedExample page)
    {
        PlanePosition fallback = new(674_000, 6_580_000);
        PlanePosition[] points =
        [
            .. Enumerable.Range(0, 150).Select(i => new PlanePosition(674_111 + (37 * i), 6_581_013 + (53 * (i % 11)))),
            .. Enumerable.Repeat(fallback, 12), .. Enumerable.Repeat(new PlanePosition(675_123, 6_581_456), 25),
        ];
        var found = GeocodingDefaults.Of(points);
        page.Says($"{150} events spread out, {12} at E {WorkedExample.Spaced(fallback.East)} N {WorkedExample.Spaced(fallback.North)} and {25} at one door: {WorkedExample.Word(found.Suspects.Count)} coordinates, {found.Suspects.Sum(x => x.Count)} of {points.Length} events ({100 * found.Share:0} %).");
    }
}
