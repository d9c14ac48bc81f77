using System.Text.Encodings.Web;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Lykta.Web.Capabilities.Shared.Charts;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Capabilities.Shared;

public sealed class ChartTests
{
    [Fact]
    public void HeatTable_CountsUnderTheLimit_ShareOneShadeAndOneText()
    {
        var table = new HeatTable(["18", "20"], [new("fre", [1, 4]), new("lör", [0, 12])]);

        var cells = Parse(table).QuerySelectorAll(".heat tbody td");

        cells.Select(c => (c.ClassName, c.TextContent)).ShouldBe([("h1", "<5"), ("h1", "<5"), ("h0", "0"), ("h5", "12")]);
    }

    [Fact]
    public void HeatTable_ShadesOfRisingCounts_NeverFallAndEndAtFive()
    {
        var table = new HeatTable([], []);

        var shades = Enumerable.Range(5, 20).Select(n => table.ShadeOf(n, 24)).ToList();

        shades.ShouldBe(shades.Order());
        shades[0].ShouldBe(2);
        shades[^1].ShouldBe(5);
    }

    [Fact]
    public void BandSparkline_WeekWithoutReports_BreaksTheLineAndIsNamedInTheTable()
    {
        var chart = new BandSparkline([new("v. 1", 4, 2, 6), new("v. 2", 5, 2, 6), new("v. 3", null, 2, 6), new("v. 4", 3, 2, 6), new("v. 5", 4, 2, 6)]);

        var page = Parse(chart);

        page.QuerySelectorAll("polyline").Length.ShouldBe(2);
        page.QuerySelectorAll("tbody tr")[2].TextContent.ShouldContain("ej rapporterat");
    }

    [Fact]
    public void BandSparkline_LastWeekOverTheBand_SaysSoByShapeAsWell()
    {
        var chart = new BandSparkline([new("v. 1", 4, 2, 6), new("v. 2", 9, 2, 6)]);

        var page = Parse(chart);

        page.QuerySelector("circle")!.ClassName.ShouldBe("c-more");
        page.QuerySelector(".c-value")!.TextContent.ShouldBe("▲9");
    }

    [Fact]
    public void BandSparkline_TooFew_ShowsTheQuestionMarkAndNoLine()
    {
        var chart = new BandSparkline([new("v. 1", 0, 0, 1), new("v. 2", 1, 0, 1)]) { IsTooFew = true };

        var page = Parse(chart);

        page.QuerySelector("polyline").ShouldBeNull();
        page.QuerySelector("svg")!.TextContent.ShouldContain("?");
    }

    [Fact]
    public void DiscMap_LabelsOfCrowdedPlaces_DoNotMeetAndStayInside()
    {
        var discs = Enumerable.Range(0, 12)
            .Select(i => new Disc(new("Plats nummer " + i, default, 4, 4), 120 + i % 4 * 55, 80 + i / 4 * 45, 12, 14)).ToList();

        var labels = MapLabels.Place(discs, 430, 300).ToList();

        labels.Count.ShouldBeInRange(4, 12);
        var boxes = labels.Select(l => (Left: l.Anchor == "start" ? l.X : l.Anchor == "end" ? l.X - Length(l) : l.X - Length(l) / 2, l.Y, Length: Length(l))).ToList();
        foreach (var (a, b) in from i in Enumerable.Range(0, boxes.Count) from j in Enumerable.Range(i + 1, boxes.Count - i - 1) select (boxes[i], boxes[j]))
            (a.Left < b.Left + b.Length && b.Left < a.Left + a.Length && Math.Abs(a.Y - b.Y) < 15).ShouldBeFalse();
        boxes.ShouldAllBe(b => b.Left >= 0 && b.Left + b.Length <= 430);
    }

    [Fact]
    public void DiscMap_PlaceNames_AreEncodedEverywhere()
    {
        var map = new DiscMap([new([new(18, 59), new(18.1, 59), new(18.1, 59.1)])], [new("<b>Torg</b>", new(18.05, 59.02), 9, 4) { IsMore = true }]);

        var page = Parse(map);

        page.QuerySelector("b").ShouldBeNull();
        page.QuerySelector("tbody th")!.TextContent.ShouldBe("<b>Torg</b>");
    }

    [Fact]
    public void ShiftBars_HoursPastMidnight_AreReadAsClockTimes()
    {
        var page = Parse(new ShiftBars([new("Polis", 22.5, 26, "två")]));

        page.QuerySelector("tbody td")!.TextContent.ShouldBe("22.30–02");
    }

    [Fact]
    public void ChartCard_EveryPicture_HasTitleSentenceAndSource()
    {
        var html = Html(new BandSparkline([new("v. 1", 4, 2, 6), new("v. 2", 5, 2, 6)]));
        var page = new HtmlParser().ParseDocument(html);

        page.QuerySelector("svg > title")!.TextContent.ShouldBe("Rubrik");
        page.QuerySelector("svg > desc")!.TextContent.ShouldBe("En mening.");
        page.QuerySelector(".source")!.TextContent.ShouldBe("Källa: påhittad");
        html.ShouldNotContain("style=");
        XDocument.Parse(html).Root!.Name.LocalName.ShouldBe("section");
    }

    private static double Length(MapLabel label) => label.Text.Length * 7.6;

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(IChart chart) => new HtmlParser().ParseDocument(Html(chart));

    private static string Html(IChart chart)
    {
        using var writer = new StringWriter();
        new ChartCard("Rubrik", "En mening.", chart, "Källa: påhittad").WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
