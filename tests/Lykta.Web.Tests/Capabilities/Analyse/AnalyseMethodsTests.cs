using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lykta.Web.Capabilities.Analyse;
using Lykta.Web.Platform.Commands;
using Lykta.Web.Platform.Texts;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Analyse;

/// <summary>Every method of the command line on small files, CSV and GeoJSON: sentence, JSON, picture and script; and what it says of a bad cell.</summary>
public sealed class AnalyseMethodsTests : IDisposable
{
    private readonly AnalyseFiles files = new();

    public static TheoryData<string, string> Questions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var method in AnalyseCommand.Methods)
                foreach (var question in AnalyseFiles.Questions[method])
                    data.Add(method, question);
            return data;
        }
    }

    public void Dispose() => files.Dispose();

    [Theory]
    [MemberData(nameof(Questions))]
    public void Ask_SmallFile_GivesSentenceNumbersPictureAndScript(string method, string question)
    {
        var options = new AnalyseArguments(files.Words(question));
        var answer = AnalyseCommand.Ask(method, options);
        options.RefuseUnknown();
        var sentence = new Texts().Sentence(answer.Reading);
        sentence.ShouldNotContain("Analysis.");
        sentence.ShouldNotContain("{");
        Regex.IsMatch(sentence, @"\p{L}").ShouldBe(method != "count", sentence);
        foreach (var warning in answer.Warnings)
            new Texts()[$"Analysis.Warning.{warning.Code}", AnalyseSentences.Told(warning)].ResourceNotFound.ShouldBeFalse();
        using var json = JsonDocument.Parse(answer.Json(sentence));
        answer.Json("på gården").ShouldContain("på gården");
        json.RootElement.GetProperty("sentence").GetString().ShouldBe(sentence);
        json.RootElement.GetProperty("method").GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        json.RootElement.GetProperty("result").ValueKind.ShouldNotBe(JsonValueKind.Null);
        if (answer.Svg is { } picture)
            XDocument.Parse(picture()).Root!.Name.LocalName.ShouldBe("svg");
        if (answer.R is { } script)
            Regex.Count(script(), "^check\\(", RegexOptions.Multiline).ShouldBeGreaterThan(0);
    }

    /// <summary>An axis has round numbers, and decimals only where the series has them.</summary>
    [Theory]
    [InlineData(0.0, true, "0 1")]
    [InlineData(1.0, true, "0 1")]
    [InlineData(2.0, true, "0 1 2")]
    [InlineData(6.0, true, "0 2 4 6")]
    [InlineData(12.7, true, "0 5 10 15")]
    [InlineData(31.4, true, "0 20 40")]
    [InlineData(100.0, true, "0 50 100")]
    [InlineData(0.8, false, "0 0.5 1")]
    [InlineData(0.28, false, "0 0.1 0.2 0.3")]
    public void Ticks_AnyHighest_AreRound(double highest, bool isWhole, string ticks) =>
        string.Join(' ', AnalysePictures.Ticks(highest, isWhole).Select(tick => tick.ToString("0.######", CultureInfo.InvariantCulture))).ShouldBe(ticks);

    [Fact]
    public void Series_CountsWithAnExpectedOf12Point7_HasNoDecimalsOnItsAxis()
    {
        var picture = XDocument.Parse(AnalysePictures.Series([3, null, 11, 4], [12.7, 12.2, 11.9, 11.1], null, "series"));
        picture.Descendants().Where(part => part.Name.LocalName == "text").Select(text => text.Value).ShouldBe(["0", "5", "10", "15"]);
    }

    [Theory]
    [InlineData("expected-range", "days", "--date dag", "dag", "i går")]
    [InlineData("expected-range", "weeks", "--count antal", "antal", "-3")]
    [InlineData("trend", "years", "--value tal", "tal", "många")]
    [InlineData("interrupted", "weeks", "--count antal --start 80", "antal", "2.5")]
    [InlineData("farrington", "weeks", "--count antal", "antal", "x")]
    [InlineData("ears", "weeks", "--count antal", "antal", "x")]
    [InlineData("hour-weekday", "times", "--from start --to slut", "slut", "natten")]
    [InlineData("late-registration", "delays", "--occurred hände --registered inkom", "inkom", "")]
    [InlineData("picked", "areas", "--place område --count antal --picked A3 --after 2", "antal", "")]
    [InlineData("funnel", "areas", "--area område --count antal --exposure invånare", "invånare", "")]
    [InlineData("funnel", "areas", "--area område --count antal --exposure invånare", "antal", "")]
    [InlineData("likeness", "points", "--value tal --neighbours nearest", "tal", "nej")]
    [InlineData("panel", "panel", "--area område --period månad --count antal --treated A1 --start 2025-07", "antal", "")]
    [InlineData("synthetic", "panel", "--area område --period månad --count antal --treated A1 --start 2025-07", "antal", "-1")]
    [InlineData("density", "points", "--weight tal", "tal", "x")]
    [InlineData("bandwidth", "points", "--rule scott", "north", "norr")]
    [InlineData("coordinates", "points", "--east east", "east", "")]
    [InlineData("coordinates", "lonlat", "--lon x --lat y", "x", "190")]
    [InlineData("hot-spots", "points", "--cell 100", "east", "öst")]
    [InlineData("clusters", "points", "--weight tal", "tal", "")]
    [InlineData("near-repeat", "points", "--date dag", "dag", "")]
    [InlineData("mantel", "points", "--date dag", "dag", "31/12")]
    [InlineData("scan", "points", "--date dag", "dag", "2026-13-01")]
    public void Ask_BadCell_NamesRowAndColumn(string method, string file, string words, string column, string bad)
    {
        var separator = file == "lonlat" ? ',' : ';';
        string[] rows = [.. AnalyseFiles.Rows(file)];
        var at = Array.IndexOf(rows[0].Split(separator), column);
        var cells = rows[4].Split(separator);
        cells[at] = bad;
        rows[4] = string.Join(separator, cells);
        var path = files.Write(file);
        File.WriteAllLines(path, rows);
        var refusal = Should.Throw<CommandRefusedException>(() => AnalyseCommand.Ask(method, new AnalyseArguments(["--file", path, .. words.Split(' ')])));
        refusal.Arguments.Take(2).ShouldBe([5, column], refusal.TextKey);
        new Texts()[refusal.TextKey, [.. refusal.Arguments]].ResourceNotFound.ShouldBeFalse();
    }

    [Fact]
    public void Ask_BadPropertyInGeoJson_NamesFeatureAndColumn()
    {
        var path = files.Write("areas.geojson");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"namn\":\"A2\",\"antal\":7", "\"namn\":\"A2\",\"antal\":\"sju\"", StringComparison.Ordinal));
        var refusal = Should.Throw<CommandRefusedException>(() => AnalyseCommand.Ask("funnel", new AnalyseArguments(["--file", path, "--area", "namn", "--count", "antal", "--exposure", "storlek"])));
        refusal.Arguments.Take(2).ShouldBe([3, "antal"], refusal.TextKey);
    }

    [Theory]
    [InlineData("synthetic", "--file {panel} --area område --period månad --count antal --treated A1,A2 --start 2025-07", "Analyse.OneArea")]
    [InlineData("synthetic", "--file {panel} --area område --period månad --count antal --treated A99 --start 2025-07", "Analyse.NoArea")]
    [InlineData("panel", "--file {panel} --area område --period månad --count antal --treated A1 --start 2031-07", "Analyse.NoPeriod")]
    [InlineData("picked", "--file {areas} --place område --count antal --picked A99 --after 2", "Analyse.NoArea")]
    [InlineData("bandwidth", "--file {points} --rule gissning", "Analyse.OneOf")]
    [InlineData("hot-spots", "--file {points} --test gissning", "Analyse.OneOf")]
    [InlineData("expected-range", "--file {days} --date dag --rhythm year", "Analyse.OneOf")]
    [InlineData("concentration", "--file {places} --place plats --all-places 3", "Analyse.FewerPlaces")]
    [InlineData("likeness", "--file {points} --value tal", "Analyse.NeedsShapes")]
    [InlineData("mantel", "--file {points}", "Analyse.Missing")]
    [InlineData("late-registration", "--file {delays} --occurred hände --registered kom", "Analyse.NoColumn")]
    [InlineData("ears", "--file saknas.csv --count antal", "Analyse.NoFile")]
    [InlineData("alarm-budget", "--series många", "Analyse.NotANumber")]
    [InlineData("power", "--before 2,5", "Analyse.NotWhole")]
    [InlineData("displacement", "--before 100 --after 60 --control-before 90", "Analyse.Missing")]
    public void Ask_WrongOption_IsRefusedByName(string method, string question, string key) =>
        Should.Throw<CommandRefusedException>(() => AnalyseCommand.Ask(method, new AnalyseArguments(files.Words(question)))).TextKey.ShouldBe(key);
}
