using System.Net;
using System.Text;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Import;
using Lykta.Web.Platform.Files;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Plans.Import.PlanFiles;

namespace Lykta.Web.Tests.Capabilities.Plans.Import;

public sealed class PlanImportTests
{
    private const string Header = "Område/typ aktivitet\tAktivitet\tBeskrivning\tFörväntat resultat\tArbete jan-juni 2016\tPlan för juli-dec 2016 vad och när\tMätmetod - Utvärdering\n";

    [Theory]
    [InlineData("uppfoljning-t2-2016.docx")]
    [InlineData("uppfoljning-t2-2016.csv")]
    public async Task Table_RealFile_Has31RowsInFourSections(string file)
    {
        var rows = await RealRowsAsync(file);
        rows.Count.ShouldBe(31);
        rows.CountBy(r => r.Section).ShouldBe([new("Förebyggande", 17), new("Akut hantering av händelser", 1), new("Utvecklingsområden", 6), new("Politiska åtgärder", 7)]);
        rows.Single(r => r.IsSectionOnly).Section.ShouldBe("Akut hantering av händelser");
    }

    [Fact]
    public async Task Table_DocxAndCsv_AreTheSameRows()
    {
        var (word, csv) = (await RealRowsAsync("uppfoljning-t2-2016.docx"), await RealRowsAsync("uppfoljning-t2-2016.csv"));
        foreach (var (a, b) in word.Zip(csv))
        {
            a.Section.ShouldBe(b.Section);
            a.Cells.OrderBy(c => c.Key, StringComparer.Ordinal).ShouldBe(b.Cells.OrderBy(c => c.Key, StringComparer.Ordinal), $"row {a.Row} and {b.Row}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Import_RealDocxThenCsv_NothingDoubles(Database database)
    {
        var docx = await File.ReadAllBytesAsync(SharedData.PathOf("uppfoljning-t2-2016.docx"));
        var csv = await File.ReadAllBytesAsync(SharedData.PathOf("uppfoljning-t2-2016.csv"));
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var plan = await client.NewPlanAsync();
        var check = await client.UploadAsync(plan, docx, "uppfoljning-t2-2016.docx");
        check.Text.ShouldContain("31 rader. Nya: 30. Ändrade: 0. Oförändrade: 0. Tomma avsnitt: 1.");
        check.Text.ShouldContain("5 upprepade rubrikrader");
        var done = await ReadInAsync(client, check);
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
        (await CountAsync(host)).ShouldBe((30, 30, 4));
        var again = await client.UploadAsync(plan, csv, "uppfoljning-t2-2016.csv");
        again.Text.ShouldContain("31 rader. Nya: 0. Ändrade: 0. Oförändrade: 30. Tomma avsnitt: 1.");
        (await ReadInAsync(client, again)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync(host)).ShouldBe((30, 30, 4));
    }

    [Fact]
    public async Task Paste_TabSeparated_IsReadAsTheFile()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var plan = await client.NewPlanAsync();
        var check = await client.PasteAsync(plan, Header + "Förebyggande\tLovaktiviteter\t\"Rad ett\nRad två\"\tNya intressen\tHölls på fyra platser\tJullov\tEnkät\n\t\t\t\t\t\t\n\tNattvandring\tVarje fredag\t\t\t\t\n");
        check.Text.ShouldContain("2 rader. Nya: 2.");
        await client.PressAsync(check, "Import");
        var measures = await host.ReadAsync(db => db.Set<Measure>().Where(m => m.ImportKey != null).OrderBy(m => m.Number).ToListAsync());
        measures.Select(m => m.Name).ShouldBe(["Lovaktiviteter", "Nattvandring"]);
        measures[0].Description.ShouldBe("Rad ett\nRad två");
        measures[1].SectionId.ShouldBe(measures[0].SectionId);
    }

    [Fact]
    public async Task Table_OtherOrderAndOcrDamage_IsUnderstood()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var check = await client.PasteAsync(await client.NewPlanAsync(),
            "Bilaga 1\nMatmetod - Utvardering\tAktlvitet\tOmrade/typ aktivitet\tBeskrivnlng\tAnsvarig\tKlart senast\nEnkät\tLovaktiviteter\tForebyggande\tText\tFaltgruppen\tnär det är klart\nEnkät\tFöräldrakurs\t\tText\tNågon annan\t2026-12-01\nMätmetod - Utvardering\tAktivitet\tOmråde/typ aktivitet\tBeskrivning\tAnsvarig\tKlart senast\n");
        check.Text.ShouldContain("2 rader. Nya: 2.");
        check.Text.ShouldContain("1 upprepad rubrikrad");
        check.Text.ShouldContain("Texten läggs som tidplan i ord");
        check.Text.ShouldContain("Texten läggs som ansvarig funktion");
        await client.PressAsync(check, "Import");
        var read = await host.ReadAsync(db => db.Set<Measure>().Where(m => m.ImportKey != null).OrderBy(m => m.Number).ToListAsync());
        read[0].TimePlan.ShouldBe("när det är klart");
        read[0].LeadId.ShouldNotBeNull();
        read[0].FollowUpMethod.ShouldBe("Enkät");
        (read[1].LeadId, read[1].LeadFunction, read[1].EndOn).ShouldBe((null, "Någon annan", new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public async Task Import_ChangedCell_IsShownAndTakenOnlyWhenAccepted()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var plan = await client.NewPlanAsync();
        await client.PressAsync(await client.PasteAsync(plan, "Aktivitet\tBeskrivning\nEtt\tgammal\nTvå\tgammal\n"), "Import");
        var check = await client.PasteAsync(plan, "Aktivitet\tBeskrivning\nEtt\tny\nTvå\tny\n");
        check.Text.ShouldContain("2 rader. Nya: 0. Ändrade: 2.");
        check.Document.QuerySelectorAll(".diff del").Length.ShouldBe(2);
        var second = check.Document.QuerySelectorAll("input[name='Input.Rows']").Select(i => i.GetAttribute("value")!).Last();
        await client.PressAsync(check, "Import", ("Input.Rows", second));
        (await host.ReadAsync(db => db.Set<Measure>().Where(m => m.ImportKey != null).OrderBy(m => m.Number).Select(m => m.Description).ToListAsync())).ShouldBe(["gammal", "ny"]);
    }

    [Theory, OnBothDatabases]
    public async Task RoundTrip_ExportedXlsxUnchanged_ChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var bytes = await client.Http.GetByteArrayAsync($"{Root}/atgarder.xlsx?plan=1");
        var check = await client.UploadAsync($"{Root}/atgardsplan/1", bytes, "atgarder.xlsx");
        check.Document.QuerySelector(".lead")!.TextContent.ShouldContain("21 rader. Nya: 0. Ändrade: 0. Oförändrade: 21.", customMessage: string.Join('\n', check.Document.QuerySelectorAll(".diff, tbody tr:has(.diff) th, h2").Take(8).Select(d => d.TextContent)));
        var csv = (await client.Http.GetStringAsync($"{Root}/atgarder.csv?plan=1")).Replace("Öppet till kl. 23 med två ledare.", "Öppet till kl. 22.");
        var changed = await client.UploadAsync($"{Root}/atgardsplan/1", Encoding.UTF8.GetBytes(csv), "atgarder.csv");
        changed.Text.ShouldContain("Nya: 0. Ändrade: 1.");
        (await client.PressAsync(changed, "Import")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<Measure>().Where(m => m.Number == 4).Select(m => m.How).SingleAsync())).ShouldBe("Öppet till kl. 22.");
    }

    [Theory, OnBothDatabases]
    public async Task RoundTrip_DamagedExport_IsRefusedWithTheReason_AndChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string plan = $"{Root}/atgardsplan/1";
        var before = await host.ReadAsync(db => db.Set<Measure>().OrderBy(m => m.Number).Select(m => $"{m.Number} {m.Version} {m.Name}").ToListAsync());
        var rows = TableReader.ReadAll(new MemoryStream(await client.Http.GetByteArrayAsync($"{Root}/atgarder.xlsx?plan=1")), "a.xlsx").Value;
        var lines = rows.SkipWhile(r => r[0] != "Nr").Select(r => r.Cells.ToArray()).ToList();
        await RefusedAsync(client, plan, lines.Select(l => l[1..]), "Kolumnen Nr saknas");
        await RefusedAsync(client, plan, lines.Select((l, i) => i == 3 ? ["A-4711", .. l[1..]] : l), "A-4711 finns inte i den här planen");
        await RefusedAsync(client, plan, lines.Select((l, i) => i == 3 ? ["A-", .. l[1..]] : l), "A- finns inte i den här planen");
        await RefusedAsync(client, plan, lines.Select((l, i) => i == 3 ? [lines[2][0], .. l[1..]] : l), $"har samma nummer, {lines[2][0]}");
        await RefusedAsync(client, plan, lines.Select((l, i) => i == 3 ? [l[0], "", .. l[2..]] : l), "namnet på");
        await RefusedAsync(client, await client.NewPlanAsync(), lines, "finns inte i den här planen");
        (await host.ReadAsync(db => db.Set<Measure>().OrderBy(m => m.Number).Select(m => $"{m.Number} {m.Version} {m.Name}").ToListAsync())).ShouldBe(before);
    }

    private static async Task RefusedAsync(LyktaClient client, string plan, IEnumerable<string[]> lines, string reason)
    {
        var csv = string.Join('\n', lines.Select(l => string.Join(';', l.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
        var check = await client.UploadAsync(plan, Encoding.UTF8.GetBytes(csv), "atgarder.csv");
        check.Text.ShouldContain("Filen går inte att läsa in. Inget har ändrats.");
        check.Text.ShouldContain(reason);
        check.Document.QuerySelector("button[formaction*=Import]").ShouldBeNull();
        (await client.PressAsync(check, "Import", ("Input.DropsStopped", "true"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Import_PersonalNumberInACell_StopsUntilItIsLeftOut()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var plan = await client.NewPlanAsync();
        var check = await client.PasteAsync(plan, "Aktivitet\tBeskrivning\nLovaktiviteter\tGäller 811218-9876\n");
        check.Body.ShouldNotContain("811218-9876");
        (await client.PressAsync(check, "Import")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var without = await client.PressAsync(check, "Look", ("Input.DropsStopped", "true"));
        (await client.PressAsync(without, "Import")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<Measure>().Where(m => m.Name == "Lovaktiviteter").Select(m => m.Description).SingleAsync())).ShouldBeNull();
    }

    [Fact]
    public async Task Upload_HostileDocuments_AreRefusedOrHarmless()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var plan = await client.NewPlanAsync();
        string[][] rows = [["Aktivitet", "Beskrivning"], ["Ett", "=CMD()"]];
        var entity = await client.UploadAsync(plan, Word(rows, prolog: "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"), "a.docx");
        entity.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var field = await client.UploadAsync(plan, Word(rows, "<w:p><w:r><w:instrText>INCLUDETEXT \"/etc/passwd\"</w:instrText></w:r></w:p>"), "b.docx");
        field.Text.ShouldContain("1 rad. Nya: 1.");
        var bomb = await client.UploadAsync(plan, Word([["Aktivitet", "Beskrivning"], ["Ett", new string('a', 60_000_000)]]), "c.docx");
        bomb.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await client.PressAsync(field, "Import");
        (await client.GetAsync($"{Root}/atgarder.csv?plan=2")).Body.ShouldContain("'=CMD()");
    }

    [Theory]
    [InlineData("enhetschef")]
    [InlineData("styrgrupp")]
    [InlineData("polis")]
    public async Task Get_WithoutTheRight_IsForbidden(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync($"{Root}/atgardsplan/1/importera")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"{Root}/atgardsplan/1/importera/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<LyktaPage> ReadInAsync(LyktaClient client, LyktaPage check)
    {
        if (check.Document.QuerySelector("#godta") is not null)
            check = await client.PressAsync(check, "Look", ("Input.AcceptsWarnings", "true"));
        return await client.PressAsync(check, "Import");
    }

    private static Task<(int Measures, int Entries, int Sections)> CountAsync(LyktaHost host) => host.ReadAsync(async db => (
        await db.Set<Measure>().CountAsync(m => m.ImportKey != null),
        await db.Set<FollowUpEntry>().CountAsync(e => db.Set<FollowUpRound>().Any(r => r.Id == e.RoundId && r.IsImported)),
        await db.Set<PlanSection>().CountAsync(s => db.Set<ActionPlan>().Any(p => p.Id == s.PlanId && p.Number == 2))));

    private static async Task<IReadOnlyList<PlanTableRow>> RealRowsAsync(string file)
    {
        await using var stream = File.OpenRead(SharedData.PathOf(file));
        var plan = ActionPlan.Begin(1, Lykta.Web.Seed.DemoPlan.Text("Plan"), PlanLevel.Local, new(2016, 1, 1), new(2016, 12, 31)).Value;
        return PlanTable.Read(TableReader.ReadAll(stream, file).Value, new(new MeasureNames(new(), plan, [], new([], [], []), [], [], []))).Rows;
    }
}
