using System.Text.Json;
using Lykta.Web.Capabilities.Analyse;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Analyse;

public sealed class AnalyseCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lykta-analyse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Help_Asked_TeachesEveryMethodInBothLanguages()
    {
        var (code, said) = await BuiltProgram.RunAsync("analyse");
        code.ShouldBe(0);
        foreach (var method in AnalyseCommand.Methods)
            said.ShouldContain($"  {method} ");
        said.ShouldNotContain("Analyse.");
        foreach (var key in AnalyseCommand.Methods.Select(method => $"Analyse.Help.{method}"))
            TextCatalogue.Embedded["en"].Keys.ShouldContain(key);
    }

    [Fact]
    public void EveryWarning_OfTheAnalysisLibrary_HasAText()
    {
        foreach (var code in Enum.GetNames<Lykta.Analysis.WarningCode>())
            foreach (var language in new[] { "sv", "en" })
                TextCatalogue.Embedded[language].Keys.ShouldContain($"Analysis.Warning.{code}");
    }

    [Fact]
    public async Task TwoPeriods_ByNumbers_SaysTheSentence()
    {
        var (code, said) = await BuiltProgram.RunAsync("analyse", "two-periods", "--before", "20", "--after", "8", "--language", "sv");
        code.ShouldBe(0, said);
        said.ShouldContain("8 mot 20 före: färre, mer än slumpen ger.");
    }

    [Fact]
    public async Task ExpectedRange_DaysOfEvents_GivesJsonAndPicture()
    {
        var file = Path.Combine(folder, "rows.csv");
        var first = new DateOnly(2023, 1, 2);
        await File.WriteAllLinesAsync(file, ["dag;typ", .. Enumerable.Range(0, 3 * 52 * 7).Where(day => day % 2 == 0).Select(day => $"{first.AddDays(day):yyyy-MM-dd};klotter")]);
        string json = Path.Combine(folder, "out.json"), svg = Path.Combine(folder, "out.svg");
        var (code, said) = await BuiltProgram.RunAsync("analyse", "expected-range", "--file", file, "--date", "dag", "--json", json, "--svg", svg);
        code.ShouldBe(0, said);
        using var answer = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        answer.RootElement.GetProperty("result").GetProperty("outcome").GetString().ShouldBe("WithinNormal");
        (await File.ReadAllTextAsync(svg)).ShouldStartWith("<svg");
    }

    [Fact]
    public async Task HotSpots_BadCell_NamesRowAndColumn()
    {
        var file = Path.Combine(folder, "points.csv");
        await File.WriteAllLinesAsync(file, ["east;north", "674000;6580000", "674000;norr"]);
        var (code, said) = await BuiltProgram.RunAsync("analyse", "hot-spots", "--file", file, "--language", "sv");
        code.ShouldNotBe(0);
        said.ShouldContain("Rad 3, kolumn north");
        (await BuiltProgram.RunAsync("analyse", "hot-spots", "--file", file, "--east", "E")).Said.ShouldContain("east, north");
        (await BuiltProgram.RunAsync("analyse", "count", "--count", "3", "--radie", "7")).Said.ShouldContain("--radie");
        (await BuiltProgram.RunAsync("analyse", "gissa")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task NearRepeat_CompareWithR_WritesAScriptOfTheOwnRun()
    {
        var file = Path.Combine(folder, "points.csv");
        var random = new Random(1);
        await File.WriteAllLinesAsync(file, ["east,north,date", .. Enumerable.Range(0, 60).Select(i => $"{674000 + random.Next(0, 900)},{6580000 + random.Next(0, 900)},2026-{1 + (i % 9):00}-{1 + (i % 28):00}")]);
        var script = Path.Combine(folder, "compare.R");
        var (code, said) = await BuiltProgram.RunAsync("analyse", "near-repeat", "--file", file, "--date", "date", "--compare-with-r", script, "--permutations", "99");
        code.ShouldBe(0, said);
        var text = await File.ReadAllTextAsync(script);
        text.ShouldContain("# Method: knox, version 1");
        text.ShouldContain("check(\"pairs 0-100 m, 0-4 d\"");
    }

    [Fact]
    public async Task Likeness_GeoJson_FindsNeighboursFromBorders()
    {
        var file = Path.Combine(folder, "areas.geojson");
        var features = Enumerable.Range(0, 36).Select(i =>
        {
            double x = 18 + (0.01 * (i % 6)), y = 59.3 + (0.01 * (i / 6));
            string At(double a, double b) => FormattableString.Invariant($"[{a:0.####},{b:0.####}]");
            var ring = string.Join(',', At(x, y), At(x + 0.01, y), At(x + 0.01, y + 0.01), At(x, y + 0.01), At(x, y));
            return """{"type":"Feature","properties":{"rate":RATE},"geometry":{"type":"Polygon","coordinates":[[RING]]}}"""
                .Replace("RATE", $"{i / 6}").Replace("RING", ring);
        });
        await File.WriteAllTextAsync(file, """{"type":"FeatureCollection","features":[ALL]}""".Replace("ALL", string.Join(',', features)));
        var (code, said) = await BuiltProgram.RunAsync("analyse", "likeness", "--file", file, "--value", "rate", "--language", "sv");
        code.ShouldBe(0, said);
        said.ShouldContain("Grannområden liknar varandra mer än slumpen ger (36 områden");
    }
}
