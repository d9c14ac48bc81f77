using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Documents;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Documents.Templates;

public sealed class TemplateFillerTests
{
    [Fact]
    public void Fill_PlacesSplitOverRuns_AreFoundAndKeepTheirLook()
    {
        var made = TemplateFiller.Fill(OfficeTemplate.Make(), Whole());
        OfficeTemplate.Faults(made).ShouldBeEmpty();
        var lines = OfficeTemplate.Lines(made);
        lines.ShouldNotContain(l => l.Contains("{{", StringComparison.Ordinal));
        foreach (var said in new[] { "Lena Stab", "Till Enskede stadsdelsnämnd", "Svar på skrivelse", "Nämnden godkänner.", "Beredd i staben den 9 oktober.", "Tunnelbana till Enskede gård." })
            lines.ShouldContain(said);
        OfficeTemplate.Lines(made, ofHeader: true)[0].ShouldBe("Enskede stadsdelsförvaltning · Dnr SE 2026/295 · sida 1 (1)");
        using var package = WordprocessingDocument.Open(new MemoryStream(made), false);
        var header = package.MainDocumentPart!.HeaderParts.First().Header!;
        header.Descendants<SimpleField>().Select(f => f.Instruction!.Value).ShouldBe(["PAGE", "NUMPAGES"]);
        header.Descendants<SimpleField>().ShouldAllBe(f => f.Descendants<Italic>().Any());
        package.MainDocumentPart.Document!.Body!.Descendants<Run>().Single(r => r.InnerText == "Nämnden godkänner.").RunProperties!.Italic.ShouldNotBeNull();
        package.PackageProperties.Creator.ShouldBeNullOrEmpty();
        package.PackageProperties.Title.ShouldBe("Svar på skrivelse");
    }

    [Fact]
    public void Fill_WithLittleToSay_LeavesNoEmptyHeadingAndNoLabel()
    {
        var made = TemplateFiller.Fill(OfficeTemplate.Make(), new TemplateValues("Ärende", "sv-SE").With(TemplateSlot.Matter, "Ärende").With(TemplateSlot.To, "Nämnden").With(TemplateSlot.Views, "Vi anser."));
        OfficeTemplate.Faults(made).ShouldBeEmpty();
        OfficeTemplate.Lines(made).ShouldBe(["Till Nämnden", "Ärende", "Förvaltningens synpunkter och förslag", "Vi anser.", "Så hittar du hit", "Tunnelbana till Enskede gård."]);
        using var package = WordprocessingDocument.Open(new MemoryStream(made), false);
        package.MainDocumentPart!.Document!.Descendants<SectionProperties>().Count().ShouldBe(2, "a mark of a section stays");
    }

    [Fact]
    public void Fill_AnswersWithoutAPlace_StandUnderTheViews_AndWithoutViewsKeepTheHeading()
    {
        var answers = new TemplateValues("Ärende", "sv-SE").With(TemplateSlot.Answers, [new WordHeading(3, "1. Vad har gjorts?"), new WordParagraph("Mycket.\nOch mer."), new WordList(["Ljus", "Vandring"])]);
        var joined = OfficeTemplate.Lines(TemplateFiller.Fill(OfficeTemplate.Make(["## Synpunkter", "{{förvaltningens synpunkter och förslag}}"]), answers));
        joined.ShouldBe(["Synpunkter", "1. Vad har gjorts?", "Mycket.Och mer.", "– Ljus", "– Vandring"]);
        var apart = OfficeTemplate.Lines(TemplateFiller.Fill(OfficeTemplate.Make(["## Synpunkter", "{{förvaltningens synpunkter och förslag}}", "{{svar}}", "## Bilagor", "{{bilagor}}"]), answers));
        apart[0].ShouldBe("Synpunkter");
        apart.ShouldNotContain("Bilagor");
    }

    [Fact]
    public void Fill_PlaceUnderTheTitle_DoesNotTakeTheTitleWithIt() =>
        OfficeTemplate.Lines(TemplateFiller.Fill(OfficeTemplate.Make(["# {{rubrik}}", "{{sammanfattning}}"]), new TemplateValues("T", "sv-SE").With(TemplateSlot.Matter, "Titeln"))).ShouldBe(["Titeln"]);

    [Fact]
    public void Fill_PlacesInACell_LeaveACellThatWordOpens()
    {
        byte[] Made(TemplateValues values) => TemplateFiller.Fill(OfficeTemplate.Make(adjust: package => package.MainDocumentPart!.Document!.Body!.PrependChild(new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }), new TableGrid(new GridColumn(), new GridColumn()),
            new TableRow(new TableCell(new Paragraph(new Run(new Text("{{underskrift 1}}")))), new TableCell(new Paragraph(new Run(new Text("{{nämndens tabell}}")))))))), values);
        OfficeTemplate.Faults(Made(new("T", "sv-SE"))).ShouldBeEmpty();
        OfficeTemplate.Faults(Made(Whole())).ShouldBeEmpty();
        OfficeTemplate.Lines(Made(Whole())).ShouldContain(l => l.EndsWith("Avdelningschef", StringComparison.Ordinal));
    }

    [Fact]
    public void Signatures_MoreThanTwo_AllStandOnTheSecondPlace()
    {
        var made = OfficeTemplate.Lines(TemplateFiller.Fill(OfficeTemplate.Make(["{{underskrift 1}}", "{{underskrift 2}}"]), new TemplateValues("T", "sv-SE").SignedBy(["Direktör", "Chef", "Controller"])));
        made.Count.ShouldBe(3);
        made[2].ShouldEndWith("Controller");
        OfficeTemplate.Lines(TemplateFiller.Fill(OfficeTemplate.Make(["{{underskrift 1}}"]), new TemplateValues("T", "sv-SE").SignedBy(["Direktör", "Chef"]))).Count.ShouldBe(2);
    }

    [Fact]
    public void Reading_TellsWhatIsThereAndWhatIsNot()
    {
        var whole = TemplateReading.Of(OfficeTemplate.Make()).Value;
        whole.Stops.ShouldBeEmpty();
        whole.Missing.Select(s => s.Name).ShouldBe(["deras dnr", "undertecknare"]);
        whole.OtherHeadings.ShouldBe(["Så hittar du hit"]);
        whole.WithoutHeading.ShouldBeEmpty();
        var wrong = TemplateReading.Of(OfficeTemplate.Make(["{{arendet}}", "{{sammanfatning}}", "Se {{bakgrund}} nedan", "{{ärendets beredning", "Text"], header: "{{bilagor}}")).Value;
        wrong.Stops.Select(s => (s.Key, s.Arguments.FirstOrDefault())).ShouldBe(
            [("Templates.Stop.Unknown", "sammanfatning"), ("Templates.Stop.Misplaced", "bakgrund"), ("Templates.Stop.Misplaced", "bilagor"), ("Templates.Stop.Stray", "{{ärendets beredning")]);
        wrong.WithoutHeading.Select(s => s.Key).ShouldBe(["Case"]);
        TemplateReading.Of(OfficeTemplate.Make(["Ingen"], header: "Inget")).Value.Stops.Select(s => s.Key).ShouldBe(["Templates.Stop.None"]);
        TemplateReading.Of(OfficeTemplate.Make(adjust: p => p.MainDocumentPart!.Document!.Body!.PrependChild(new Paragraph(new InsertedRun(new Run(new Text("nytt"))) { Author = "A", Id = "1" }))))
            .Value.Stops.Select(s => s.Key).ShouldBe(["Templates.Stop.Tracked"]);
    }

    [Fact]
    public async Task StartingTemplate_FilledInLibreOffice_ShowsItsWordsOnUprightAndLyingPages()
    {
        var start = StartingTemplate.Make();
        OfficeTemplate.Faults(start).ShouldBeEmpty();
        var reading = TemplateReading.Of(start).Value;
        reading.Stops.ShouldBeEmpty();
        reading.Missing.ShouldBeEmpty();
        var made = TemplateFiller.Fill(start, Whole());
        OfficeTemplate.Faults(made).ShouldBeEmpty();
        LibreOffice.SkipUnlessWriter();
        var page = string.Join(' ', Encoding.UTF8.GetString((await LibreOffice.ConvertAsync(LibreOffice.Html, new Dictionary<string, byte[]> { ["fylld.docx"] = made, ["kontorets.docx"] = TemplateFiller.Fill(OfficeTemplate.Make(), Whole()) }))["fylld"]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var said in new[] { "Svar på skrivelse", "Beredd i staben den 9 oktober.", "Stadsdelsdirektör", "Ljus vid stationen" })
            page.ShouldContain(said);
    }

    private static TemplateValues Whole() => new TemplateValues("Svar på skrivelse", "sv-SE")
        .With(TemplateSlot.Unit, "Enskede").With(TemplateSlot.To, "Enskede stadsdelsnämnd").With(TemplateSlot.MeetingOn, "10 december 2026").With(TemplateSlot.Date, "2026-11-20").With(TemplateSlot.Diary, "SE 2026/295")
        .With(TemplateSlot.Officer, "Lena Stab").With(TemplateSlot.Matter, "Svar på skrivelse").With(TemplateSlot.Proposal, "Nämnden godkänner.").With(TemplateSlot.Summary, "Kort.").With(TemplateSlot.Background, "Först.\n\nSedan.")
        .With(TemplateSlot.Case, "Ärendet gäller.").With(TemplateSlot.Preparation, "Beredd i staben den 9 oktober.").With(TemplateSlot.Views, "Vi anser.").SignedBy(["Stadsdelsdirektör", "Avdelningschef"])
        .With(TemplateSlot.Attachments, [new WordList(["1. Åtgärder"])]).With(TemplateSlot.BoardTable, [Table]).With(TemplateSlot.Appendix, [new WordHeading(2, "Bilaga 1. Åtgärder"), Table]);

    private static readonly WordTable Table = new(["Nr", "Åtgärd"], [["A-1", "Ljus vid stationen\nNy rad"], ["A-2", "Vandring"]], [1, 3]);
}
