using System.Net;
using System.Text;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Import;

public sealed partial class ImportTests
{
    private const string Page = $"/{DemoSeed.DistrictSlug}/importera";
    private const string Good = "Nr;Typ;Datum;Tid;Plats;Latitud;Longitud;Beskrivning;Antal\r\n"
        + "A1;Trasig belysning;2026-11-18;18:30;Björkparken;59,0012;16,9481;Lampan vid gångvägen är släckt;\r\n"
        + "A2;ungdomssamling;2026-11-18;21.15;SUNDBY TORG;59,0;16,96;\"Lugnt; många ute\";12\r\n"
        + "A3;Nedskräpning;19/11 2026;0700;Bjorkparken;;;;\r\n";

    [Theory, OnBothDatabases]
    public async Task Import_GoodFileTwice_ComesInOnceWithCountsAndPrecision(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await host.ReadAsync(db => db.Set<Observation>().CountAsync());
        var first = await ImportAsync(host, client, Good, "rapporter.csv");
        first.Text.ShouldContain("3 nya iakttagelser. 0 rader fanns redan");
        var rows = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).OrderBy(o => o.Number).ToListAsync());
        rows.Count.ShouldBe(3);
        rows[0].Longitude.ShouldBe(16.9481);
        rows[0].OccurredFrom.ShouldBe(new DateTimeOffset(2026, 11, 18, 17, 30, 0, TimeSpan.Zero));
        rows[1].Longitude.ShouldBeNull("a gathering is placed at its named place, never at a point");
        rows[1].GroupSize.ShouldBe(GroupSize.TenToNineteen);
        rows[1].Text.ShouldBe("Lugnt; många ute");
        rows[2].PlaceId.ShouldBe(rows[0].PlaceId);
        (await host.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count))).ShouldBe(before + 3);
        (await ImportAsync(host, client, Good, "rapporter.csv")).Text.ShouldContain("0 nya iakttagelser. 3 rader fanns redan");
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(before + 3);
    }

    [Fact]
    public async Task Check_ColumnsThatAreNotUsed_AreNamedBeforeTheButton()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes("Typ;Datum;Vakt;;Väder\nTrasig belysning;2026-11-02;7;x;sol\nTrasig belysning;2026-11-03;8;y;sol\n"), "fler.csv");
        var named = check.Document.QuerySelectorAll("main form .flash").ShouldHaveSingleItem();
        named.TextContent.ShouldContain("Dessa kolumner läses inte: Vakt, kolumn 4 utan rubrik, Väder.");
        named.CompareDocumentPosition(check.Document.QuerySelector("button[formaction*='handler=Import']")!).ShouldBe(DocumentPositions.Following);
        var used = await LookAsync(client, check, "Type", "Date", "Unit", "ActionTaken", "None");
        used.Text.ShouldContain("Den här kolumnen läses inte: Väder.");
    }

    [Theory, OnBothDatabases]
    public async Task Check_WordThatFitsSeveralTypes_IsAskedAboutWithNothingChosen(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        foreach (var word in new[] { "Våld", "vald", "VÅLD" })
        {
            var check = await UploadAsync(client, Encoding.UTF8.GetBytes($"Typ;Datum\n{word};2026-11-02\nBelysning;2026-11-03\nHot;2026-11-04\n"), "vald.csv");
            check.Text.ShouldContain("Ordet passar flera typer: Våld på allmän plats; Våld i nära relation.");
            var choice = check.Document.QuerySelectorAll("select[name^='Input.Types']").ShouldHaveSingleItem("lights and threats fit one type each");
            choice.QuerySelector("option[selected]").ShouldBeNull();
            choice.QuerySelectorAll("option").Skip(1).Take(2).Select(o => o.GetAttribute("value")).ShouldBe(["vald", "vald-nara"]);
            check.Document.QuerySelector("button[formaction*='handler=Import']").ShouldBeNull();
        }
    }

    [Theory, OnBothDatabases]
    public async Task Import_Windows1252WithCommas_ReadsSwedishLetters(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(1252).GetBytes("Händelsetyp,Datum,Plats,Kommentar\nSkadegörelse,2026-11-17 23:10,Östanbro IP,Krossad ruta i omklädningsrummet\n");
        var check = await UploadAsync(client, bytes, "export.csv");
        check.Text.ShouldContain("Raden är förstådd.");
        check.Text.ShouldContain("Östanbro IP");
    }

    [Theory, OnBothDatabases]
    public async Task Import_FileWithErrors_NamesEachRowAndChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await host.ReadAsync(db => db.Set<Observation>().CountAsync());
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(
            "Typ;Datum;Plats;Beskrivning\nTrasig belysning;i går;Björkparken;\nTrasig belysning;2027-01-01;Björkparken;\n"
            + "Flygande tefat;2026-11-01;Mars;\nTrasig belysning;2026-11-02;Björkparken;Ring 811218-9876 om lampan\n"), "fel.csv");
        check.Text.ShouldContain("Datum eller klockslag går inte att läsa");
        check.Text.ShouldContain("Tiden ligger i framtiden");
        check.Text.ShouldContain("”Flygande tefat”");
        check.Text.ShouldContain("”Mars”");
        check.Text.ShouldContain("Ta bort personnumret");
        var refused = await client.SubmitFormAsync(check, "main form", ("handler", "Import"));
        refused.Body.ShouldNotContain("/jobb/");
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(before);
        (await host.ReadAsync(db => db.Set<Job>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("2026-11-01;klockan nio;;", "Tid", "Klockslaget går inte att läsa")]
    [InlineData("2026-11-01 21:15;25:70;;", "Tid", "Klockslaget går inte att läsa")]
    [InlineData("i går;21:15;;", "Datum", "Datum eller klockslag går inte att läsa")]
    [InlineData("2026-11-01 kl 25:70;;;", "Datum", "Datum eller klockslag går inte att läsa")]
    [InlineData(";;;", "Datum", "Raden saknar datum")]
    [InlineData("2026-11-01;21:15;;sent", "Sluttid", "Klockslaget går inte att läsa")]
    [InlineData("2026-11-01;21:15;i morgon;23:00", "Slutdatum", "Datum eller klockslag går inte att läsa")]
    [InlineData("i går;21:15;;23:00", "Datum", "Datum eller klockslag går inte att läsa")]
    public async Task Import_DayOrTimeThatCannotBeRead_NamesTheColumnThatIsWrong(string cells, string column, string words)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes($"Typ;Datum;Tid;Slutdatum;Sluttid\nTrasig belysning;{cells}\nTrasig belysning;2026-11-02;20:00;;\n"), "tider.csv");
        var problem = check.Document.QuerySelectorAll("[aria-labelledby=fel] tbody tr").ShouldHaveSingleItem();
        problem.Children[1].TextContent.ShouldBe(column);
        problem.Children[2].TextContent.ShouldContain(words);
    }

    [Fact]
    public async Task Import_EndAfterMidnight_IsByTheClockOnTheWallAlsoWhenItIsChanged()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var done = await ImportAsync(host, client,
            "Typ;Datum;Tid;Sluttid\nBelysning;2026-03-28;22:00;01:00\nBelysning;2026-03-29;22:00;01:00\nBelysning;2026-10-24;22:00;04:00\nBelysning;2026-10-25;22:00;01:00\nBelysning;2026-10-25;23:30;00:15\n", "natt.csv");
        done.Text.ShouldContain("5 nya iakttagelser");
        var ends = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).OrderBy(o => o.Number).Select(o => o.OccurredTo!.Value).ToListAsync());
        ends.ConvertAll(e => Stockholm.Local(e).DateTime).ShouldBe(
            [new(2026, 3, 29, 1, 0, 0), new(2026, 3, 30, 1, 0, 0), new(2026, 10, 25, 4, 0, 0), new(2026, 10, 26, 1, 0, 0), new(2026, 10, 26, 0, 15, 0)]);
    }

    [Fact]
    public async Task Check_RowsOfAllSorts_AreCountedOnceEach()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(
            "Typ;Datum;Tid;Plats\nBelysning;2026-11-02;20:00;Björkparken\nBelysning;2026-11-02;20:00;Parken vid sjön\nMörk lykta;2026-11-03;20:00;Parken vid sjön\n"
            + "Mörk lykta;i går;20:00;Parken vid sjön\nBelysning;i morgon;25:70;Björkparken\n"), "alla.csv");
        check.Text.ShouldContain("1 rad är förstådd, 2 väntar på ditt svar och 2 har fel.");
        check.Document.QuerySelectorAll("[aria-labelledby=exempel] tbody tr").Select(r => r.Children[3].TextContent.Trim()).ShouldBe(["Björkparken", "Väntar på ditt svar"]);
    }

    [Theory, OnBothDatabases]
    public async Task Import_UnknownWords_AreExplainedOnceAndRemembered(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string file = "Typ;Datum;Plats\nMörk lykta;2026-11-02;Parken vid sjön\nMörk lykta;2026-11-03;Parken vid sjön\n";
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(file), "ord.csv");
        var answered = await PressAsync(client, check, "Look", ("Input.Types[0].Means", "belysning"), ("Input.Places[0].Means", "bjorkparken"));
        answered.Text.ShouldContain("Alla 2 rader är förstådda");
        await FinishAsync(host, client, await PressAsync(client, answered, "Import"));
        (await UploadAsync(client, Encoding.UTF8.GetBytes(file), "ord.csv")).Text.ShouldContain("Valen från förra filen");
        var kept = await host.ReadAsync(db => db.Set<ImportMapping>().Select(m => m.Choices).SingleAsync());
        kept.ShouldContain("belysning");
        kept.ShouldNotContain("lykta", Case.Insensitive);
        kept.ShouldNotContain("sj", Case.Insensitive);
        var other = await UploadAsync(client, Encoding.UTF8.GetBytes("Typ;Datum;Plats\nMÖRK LYKTA;2026-11-04;Parken vid sjön\n"), "nästa.csv");
        other.Text.ShouldContain("Raden är förstådd.");
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("Branch")]
    [InlineData("99")]
    [InlineData("allt")]
    public async Task Import_RingThatIsNotOffered_IsRefused(string ring)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(Good), "rapporter.csv");
        var refused = await PressAsync(client, check, "Import", ("Input.Sharing", ring));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.ReadAsync(db => db.Set<Job>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Page_Hint_TellsTheLimitThatTheReaderKeeps()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(Page)).Text.ShouldContain($"{TableLimits.MostMegabytes} MB");
        new TableLimits().Bytes.ShouldBe(TableLimits.MostMegabytes * 1024L * 1024);
        var over = await UploadAsync(client, new byte[(TableLimits.MostMegabytes << 20) + 1], "stor.csv", follow: false);
        over.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "told on the field, not cut off");
    }

    [Theory, OnBothDatabases]
    public async Task Import_StoppedTexts_AreNeverStoredAnywhere(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var check = await UploadAsync(client, Encoding.UTF8.GetBytes(
            "Typ;Datum;Plats;Beskrivning\nTrasig belysning;2026-11-02;Björkparken;Kanariefågel 811218-9876\n"), "text.csv");
        var without = await PressAsync(client, check, "Look", ("Input.DropStoppedTexts", "true"));
        without.Text.ShouldContain("1 text följer inte med");
        await FinishAsync(host, client, await PressAsync(client, without, "Import"));
        (await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).Select(o => o.Text).SingleAsync())).ShouldBeNull();
        if (database == Database.Sqlite)
        {
            foreach (var path in Directory.EnumerateFiles(host.DataFolder, "*", SearchOption.AllDirectories))
            {
                await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                (await reader.ReadToEndAsync()).ShouldNotContain("811218-9876", customMessage: path);
            }
        }
    }

    [Fact]
    public async Task Upload_FileNameWithPersonnummer_IsRefusedAndCounted()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var page = await UploadAsync(client, Encoding.UTF8.GetBytes(Good), "811218-9876.csv", follow: false);
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("Byt namn på filen");
        (await host.ReadAsync(db => db.Set<ScreeningCount>().Where(c => c.Channel == "import").SumAsync(c => c.Count))).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("falt", HttpStatusCode.Forbidden)]
    [InlineData("polis", HttpStatusCode.Forbidden)]
    [InlineData("forskola", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("samordnare", HttpStatusCode.OK)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode expected)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Page)).Status.ShouldBe(expected);
    }

    [Theory, OnBothDatabases]
    public async Task PoliceEvents_JsonTwice_ListsWithoutSummaryOrPosition(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string json = """[{"id":501,"datetime":"2026-11-20 9:02:11 +01:00","name":"20 november 09:02, Brand, Åstad","summary":"KANARIE man i 30-årsåldern","url":"/aktuellt/handelser/2026/november/20/brand-astad/","type":"Brand","location":{"name":"Åstad","gps":"59.1,17.1"}}]""";
        for (var round = 0; round < 2; round++)
        {
            var page = await client.GetAsync($"/{DemoSeed.DistrictSlug}/polisens-handelser");
            (await SendFileAsync(client, page, Encoding.UTF8.GetBytes(json), "handelser.json")).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        var list = await client.GetAsync($"/{DemoSeed.DistrictSlug}/polisens-handelser");
        list.Text.ShouldContain("0 nya händelser. 1 fanns redan");
        list.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        list.Body.ShouldNotContain("KANARIE");
        list.Body.ShouldNotContain("59.1");
        var bad = await SendFileAsync(client, list, "[{\"id\":1}]"u8.ToArray(), "x.json");
        bad.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        bad.Text.ShouldContain("Händelse nummer 1");
    }
}
