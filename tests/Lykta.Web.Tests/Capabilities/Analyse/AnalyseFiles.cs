using System.Globalization;
using Lykta.Analysis.Geometry;

namespace Lykta.Web.Tests.Capabilities.Analyse;

/// <summary>Small made-up files for the methods of the command line, and what to ask of each.</summary>
internal sealed class AnalyseFiles : IDisposable
{
    private static readonly DateOnly First = new(2023, 1, 2);

    private readonly string folder = Directory.CreateTempSubdirectory("lykta-analyse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>What to ask, one or more ways; a word such as {points} is a file.</summary>
    public static IReadOnlyDictionary<string, string[]> Questions { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["count"] = ["--count 31"],
        ["two-periods"] = ["--before 31 --after 19", "--before 310 --after 190 --length-before 365 --length-after 365"],
        ["share"] = ["--positive 62 --of 180"],
        ["share-difference"] = ["--positive-before 56 --of-before 70 --positive 48 --of 80", "--positive-before 5 --of-before 7 --positive 48 --of 80"],
        ["before-after"] = ["--before 100 --after 60 --control-before 90 --control-after 80"],
        ["displacement"] = ["--before 100 --after 60 --control-before 90 --control-after 80 --around-before 30 --around-after 36 --around-control-before 41 --around-control-after 40"],
        ["power"] = ["--before 50", "--before 3 --level 0,99"],
        ["alarm-budget"] = ["--series 50", "--series 1 --periods-per-year 12 --tail 0,02"],
        ["expected-range"] = ["--file {days} --date dag", "--file {weeks} --count antal", "--file {days} --date dag --rhythm month"],
        ["trend"] = ["--file {years} --value tal", "--file {years} --count antal"],
        ["interrupted"] = ["--file {days} --date dag --rhythm month --start 2024-06-01", "--file {weeks} --count antal --start 80 --harmonics 1 --negative-binomial"],
        ["farrington"] = ["--file {days} --date dag", "--file {weeks} --count antal --at 170"],
        ["ears"] = ["--file {weeks} --count antal", "--file {days} --date dag"],
        ["hour-weekday"] = ["--file {times} --from start", "--file {times} --from start --to slut --nights"],
        ["late-registration"] = ["--file {delays} --occurred hände --registered inkom", "--file {delays} --occurred hände --registered inkom --as-of 2026-04-01"],
        ["top-places"] = ["--file {places} --place plats --take 3", "--file {points.geojson} --place plats"],
        ["repeats"] = ["--file {places} --place plats", "--file {places} --place plats --all-places 400", "--file {points.geojson} --place plats"],
        ["picked"] = ["--file {areas} --place område --count antal --picked A3,A7 --after 12"],
        ["concentration"] = ["--file {places} --place plats --all-places 200", "--file {points.geojson} --place plats"],
        ["funnel"] = ["--file {areas} --area område --count antal --exposure invånare", "--file {areas.geojson} --area namn --count antal --exposure storlek"],
        ["likeness"] = ["--file {areas.geojson} --value tal", "--file {areas.geojson} --value tal --neighbours rook --seed 7", "--file {points} --value tal --neighbours nearest --nearest 5 --quiet"],
        ["panel"] = ["--file {panel} --area område --period månad --count antal --treated A1,A4,A5,A9,A11 --start 2025-07"],
        ["synthetic"] = ["--file {panel} --area område --period månad --count antal --treated A1 --start 2025-09"],
        ["density"] = ["--file {points}", "--file {lonlat} --lon x --lat y --kernel gaussian --bandwidth 200 --exact", "--file {points.geojson} --edge at-place --cell 100", "--file {points} --weight tal --edge at-event"],
        ["bandwidth"] = ["--file {points}", "--file {points} --rule scott --kernel gaussian", "--file {points.geojson} --rule least-squares"],
        ["coordinates"] = ["--file {points}", "--file {points.geojson}", "--file {lonlat} --lon x --lat y"],
        ["hot-spots"] = ["--file {points} --cell 150", "--file {points.geojson} --test permutation --seed 3", "--file {points} --test poisson"],
        ["clusters"] = ["--file {points} --radius 80 --least 6", "--file {points.geojson} --radius 60 --least 4", "--file {points} --weight tal"],
        ["near-repeat"] = ["--file {points} --date dag --permutations 99", "--file {points.geojson} --date dag --metres 150,300 --days 7,14 --permutations 0"],
        ["mantel"] = ["--file {points} --date dag", "--file {points.geojson} --date dag --permutations 199 --seed 4"],
        ["scan"] = ["--file {points} --date dag --permutations 99 --radius 400", "--file {points.geojson} --date dag --current --permutations 99 --stop-after 10 --longest 14"],
    };

    public string[] Words(string question) => [.. question.Split(' ').Select(word => word.StartsWith('{') ? Write(word[1..^1]) : word)];

    public string Write(string name)
    {
        var path = Path.Combine(folder, name.Contains('.', StringComparison.Ordinal) ? name : name + ".csv");
        File.WriteAllText(path, name.EndsWith(".geojson", StringComparison.Ordinal) ? Features(name == "areas.geojson") : string.Join('\n', Rows(name)) + "\n");
        return path;
    }

    public static IEnumerable<string> Rows(string name) => name switch
    {
        "days" => ["dag;typ", .. Enumerable.Range(0, 1200).SelectMany(day => Enumerable.Repeat($"{First.AddDays(day):yyyy-MM-dd};klotter", (day * 7 % 5) < 2 ? 1 : 0))],
        "weeks" => ["antal", .. Enumerable.Range(0, 180).Select(week => $"{3 + (week * 5 % 4) + (week == 179 ? 9 : 0)}")],
        "years" => ["år;antal;tal", .. Enumerable.Range(0, 10).Select(year => string.Create(CultureInfo.InvariantCulture, $"{2015 + year};{10 + (3 * year)};{0.5 - (0.02 * year)}"))],
        "times" => ["start;slut", .. Enumerable.Range(0, 60).Select(i => First.ToDateTime(new(20, 10)).AddHours(29 * i)).Select(at => $"{at:yyyy-MM-dd HH:mm};{at.AddHours(5):yyyy-MM-dd HH:mm}")],
        "delays" => ["hände;inkom", .. Enumerable.Range(0, 300).Select(i => $"{new DateOnly(2026, 1, 1).AddDays(i / 4):yyyy-MM-dd};{new DateOnly(2026, 1, 1).AddDays((i / 4) + (i % 4 == 3 ? 6 : 0)):yyyy-MM-dd}")],
        "places" => ["plats", .. Enumerable.Range(0, 90).Select(i => $"Plats {i * i % 23}")],
        "areas" => ["område;antal;invånare", .. Enumerable.Range(1, 24).Select(i => $"A{i};{(i * 7 % 13) + (i == 3 ? 30 : 0)};{900 + (10 * i)}")],
        "panel" => ["område;månad;antal", .. Enumerable.Range(1, 22).SelectMany(area => Enumerable.Range(0, 40).Select(t => $"A{area};{First.AddMonths(t):yyyy-MM};{4 + (area * (t + 3) % 7) - (area == 1 && t >= 32 ? 3 : 0)}"))],
        "points" => ["east;north;dag;tal;plats", .. Enumerable.Range(0, 120).Select(i => At(i) is var at ? string.Create(CultureInfo.InvariantCulture, $"{at.East};{at.North};{Day(i)};{1 + (i % 3)};P{i % 17}") : "")],
        "lonlat" => ["x,y", .. Enumerable.Range(0, 120).Select(i => Sweref99Tm.ToGeographic(At(i))).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.Longitude:0.000000},{at.Latitude:0.000000}"))],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such file."),
    };

    private static PlanePosition At(int i) => i % 4 == 0
        ? new(674_500 + (13 * i % 47), 6_580_500 + (29 * i % 53))
        : new(674_000 + (131 * i % 997), 6_580_000 + (577 * i % 991));

    private static string Day(int i) => $"{new DateOnly(2026, 1, 1).AddDays(i % 4 == 0 ? 30 + (i % 6) : 37 * i % 90):yyyy-MM-dd}";

    private static string Features(bool areas)
    {
        var features = Enumerable.Range(0, areas ? 36 : 120).Select(i =>
        {
            var at = areas ? new(18 + (0.01 * (i % 6)), 59.3 + (0.01 * (i / 6))) : Sweref99Tm.ToGeographic(At(i));
            string Told(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"[{at.Longitude + x:0.######},{at.Latitude + y:0.######}]");
            var shape = areas
                ? $$"""{"type":"Polygon","coordinates":[[{{Told(0, 0)}},{{Told(0.01, 0)}},{{Told(0.01, 0.01)}},{{Told(0, 0.01)}},{{Told(0, 0)}}]]}"""
                : $$"""{"type":"Point","coordinates":{{Told(0, 0)}}}""";
            var about = areas ? $$"""{"namn":"A{{i}}","antal":{{5 + (i % 7)}},"storlek":100,"tal":{{i / 6}}}""" : $$"""{"dag":"{{Day(i)}}","plats":"P{{i % 17}}"}""";
            return $$"""{"type":"Feature","properties":{{about}},"geometry":{{shape}}}""";
        });
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
    }
}
