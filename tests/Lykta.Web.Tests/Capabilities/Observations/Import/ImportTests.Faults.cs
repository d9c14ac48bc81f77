using System.Net;
using System.Text;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Files;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Import;

public sealed partial class ImportTests
{
    [Theory, OnBothDatabases]
    public async Task Check_MoreCellsThanHeadings_IsARowErrorAndNothingIsLost(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string good = "Nr;Datum;Tid;Typ;Plats;Text\nK-1;2026-11-17;10:15;Nedskräpning;Björkparken;Skräp;;;\nK-2;2026-11-17;10:15;Nedskräpning;Björkparken;\"Skräp; mer skräp\"\n";
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(good + "K-3;2026-11-18;10:15;Nedskräpning;Björkparken;Skräp; mer skräp; och mer\n"), "celler.csv");
        var problem = check.Document.QuerySelectorAll("[aria-labelledby=fel] tbody tr").ShouldHaveSingleItem();
        problem.Children[0].TextContent.ShouldBe("4");
        problem.Children[2].TextContent.ShouldBe("Raden har 8 celler men tabellen 6 rubriker. Sätt citattecken runt texten, eller ge kolumnen en rubrik.");
        check.Text.ShouldContain("2 rader är förstådda, 0 väntar på ditt svar och 1 har fel.");
        (await PressAsync(client, check, "Import")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await ImportAsync(host, client, good, "celler.csv");
        (await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).OrderBy(o => o.Number).Select(o => o.Text).ToListAsync()))
            .ShouldBe(["Skräp", "Skräp; mer skräp"]);
    }

    [Fact]
    public void Read_SheetWithWordsBesideItsTable_ComesInAndCsvDoesNot()
    {
        var draft = new ImportDraft(Guid.NewGuid(), "blad.xlsx", TableFormat.Xlsx, ["Typ"], [new(2, ["Brand", "bredvid"])]);
        Wide(draft).ShouldBe(0);
        Wide(draft with { Format = TableFormat.Csv }).ShouldBe(1);

        static int Wide(ImportDraft draft)
        {
            var lists = new ImportLists([], [], [], [], Web.Data.OrganisationId.New(), Web.Platform.Privacy.ScreeningContext.Inside, DateTimeOffset.UnixEpoch);
            var choices = new ImportChoices { Columns = [ImportField.Type, ImportField.Date] };
            return new ImportReader(draft, choices, lists, s => s).Read().Problems.Count(p => p.Key == "Import.Row.Cells");
        }
    }

    [Theory]
    [InlineData("2026-03-29;02:30;;", "Tid")]
    [InlineData("2026-03-29 02:30;;;", "Datum")]
    [InlineData("2026-03-29;01:30;;02.45", "Sluttid")]
    [InlineData("2026-03-28;22:00;2026-03-29 02:00;", "Slutdatum")]
    [InlineData("2026-03-28;22:00;;02:30", "Sluttid")]
    public async Task Import_TimeThatIsPassedOverWhenTheClockIsPutForward_IsARowError(string cells, string column)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes($"Typ;Datum;Tid;Slutdatum;Sluttid\nTrasig belysning;{cells}\nTrasig belysning;2026-03-29;03:00;;03:30\n"), "sommartid.csv");
        var problem = check.Document.QuerySelectorAll("[aria-labelledby=fel] tbody tr").ShouldHaveSingleItem();
        problem.Children[1].TextContent.ShouldBe(column);
        problem.Children[2].TextContent.ShouldContain("Tiden har inte funnits, eftersom klockan ställdes fram");
        check.Text.ShouldContain("1 rad är förstådd");
    }

    [Theory]
    [InlineData("", "Filen är tom.")]
    [InlineData(" \n;;\n", "Filen är tom.")]
    [InlineData("Typ;Datum\n", "Filen har bara rubriker")]
    [InlineData("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "Filen är varken en Excelfil eller en textfil med kolumner. Spara tabellen som .xlsx eller .csv")]
    [InlineData("{\\rtf1 Typ;Datum}\n", "Filen är varken en Excelfil")]
    [InlineData("Typ;Datum\n\u0002\u0003;2026-11-02\n", "Filen är varken en Excelfil")]
    public async Task Upload_FileThatIsNoTable_SaysWhatItIs(string content, string words)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var refused = await UploadAsync(client, Encoding.UTF8.GetBytes(content), "fil.csv", follow: false);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.QuerySelector("#Input_File-error")!.TextContent.ShouldContain(words);
    }

    [Fact]
    public async Task Check_OpenQuestions_AreCountedAsWaitingAlsoInRowsWithErrors()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(
            "Typ;Datum;Otrygghet\nMörk lykta;2026-11-02;1\nFlygande tefat;2026-11-03;\nFlygande tefat;i går;1\nSpöke;2026-11-03;7\n"), "fragor.csv");
        check.Text.ShouldContain("0 rader är förstådda, 2 väntar på ditt svar och 2 har fel.");
        check.Text.ShouldContain("2 av raderna med fel väntar också på ditt svar.");
        check.Document.QuerySelectorAll("select[name^='Input.Types']").Length.ShouldBe(3);
        check.Text.ShouldContain("Otrygghet anges med 0, 1, 2 eller 3.", customMessage: "what is wrong is told at once, not after the answer");
    }

    [Theory, OnBothDatabases]
    public async Task Check_WordThatIsPartOfATypesName_IsSuggestedAndNotTaken(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes("Typ;Datum\nklotter;2026-11-02\nkörning;2026-11-03\nmörker;2026-11-04\n"), "ord.csv");
        var asked = check.Document.QuerySelectorAll("select[name^='Input.Types']").ToDictionary(s => s.ParentElement!.QuerySelector("label")!.TextContent.Split('”')[1], s => s.QuerySelector("option[selected]")?.GetAttribute("value"));
        asked.ShouldBe(new Dictionary<string, string?> { ["klotter"] = "skadegorelse", ["körning"] = "fordon", ["mörker"] = null }, ignoreOrder: true);
        check.Text.ShouldContain("Lykta föreslår Skadegörelse, klotter, som har ordet i sitt namn.");
        check.Text.ShouldContain("3 väntar på ditt svar");
        check.Document.QuerySelector("button[formaction*='handler=Import']").ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Past_EachImport_SaysWhichFunctionTookItIn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await ImportAsync(host, client, Good, "rapporter.csv");
        var titles = await host.ReadAsync(db => db.Set<Membership>().Where(m => m.Role == Web.Platform.Auth.Role.Coordinator).Select(m => m.FunctionTitle).ToListAsync());
        var line = (await client.GetAsync(Page)).Document.QuerySelectorAll("[aria-labelledby=forr] li").ShouldHaveSingleItem().TextContent;
        titles.ShouldContain(t => line.Contains("inläst av " + t, StringComparison.Ordinal), line);
    }

    [Fact]
    public async Task Pages_InEnglish_WriteDaysAsElsewhere()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(Web.Seed.DemoSeed.DistrictSlug, Web.Platform.Auth.Role.Coordinator)]);
        host.Clock.MoveToTrueTime();
        using var client = host.NewClient();
        await host.SignInAsync(client, account);
        await client.SubmitFormAsync(await client.GetAsync("/konto"), "form[action*='Language']", ("language", "en"));
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes("Type;Date;Time\nLitter;2026-11-18;21:15\n"), "in-english.csv");
        check.Text.ShouldContain("The row is understood");
        check.Document.QuerySelector("[aria-labelledby=exempel] tbody tr")!.Children[1].TextContent.ShouldBe("2026-11-18 21:15");
    }
}
