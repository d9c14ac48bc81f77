using System.Net;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Documents.OfficeFiles;
using Lykta.Web.Tests.Documents.Templates;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.DocumentTemplates;

public sealed class TemplatePageTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Template_HandedIn_IsToldOfBeforeItIsUsed_AndThenGivesTheRoundItsLook(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");

        var handed = await client.HandInAsync(OfficeTemplate.Make());
        handed.Status.ShouldBe(HttpStatusCode.Redirect, handed.Text);
        var page = await client.GetAsync(handed.Location!);
        foreach (var said in new[] { "2 platshållare saknas", "{{deras dnr}}", "Så hittar du hit", "inte i bruk", "Ärendets beredning" })
            page.Text.ShouldContain(said);
        OfficeTemplate.Lines(await OfficeFiles.StatementAsync(client, "docx")).ShouldNotContain("Tunnelbana till Enskede gård.");
        var refused = await client.SubmitFormAsync(page, "form[action*='Activate']");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Kryssa i rutan");
        (await client.SubmitFormAsync(page, "form[action*='Activate']", ("Accepted", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var made = await OfficeFiles.StatementAsync(client, "docx", ("Input.Background", ""), ("Input.Views", ""));
        OfficeTemplate.Faults(made).ShouldBeEmpty();
        var lines = OfficeTemplate.Lines(made);
        lines.ShouldContain("Tunnelbana till Enskede gård.");
        lines.ShouldContain("Ärendets beredning");
        lines.ShouldNotContain("Bakgrund");
        lines.ShouldNotContain("Förvaltningens synpunkter och förslag");
        lines.ShouldContain(l => l.EndsWith("Stadsdelsdirektör", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("Bilaga 1.", StringComparison.Ordinal));
        OfficeTemplate.Lines(made, ofHeader: true)[0].ShouldContain("SE 2026/295");
        (await client.GetAsync($"{Root}/uppfoljning/2026-t2/tjansteutlatande")).Text.ShouldContain("skrivs i kontorets mall, version 1");
    }

    [Theory, OnBothDatabases]
    public async Task Versions_AreKept_AndAnOlderIsTakenUpAgain(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("admin");
        (await client.UseAsync()).ShouldBe("1");
        var second = OfficeTemplate.Make([.. OfficeTemplate.Body, "Andra versionen."]);
        (await client.UseAsync(second)).ShouldBe("2");
        (await client.HandInAsync(second)).Location.ShouldEndWith("/2");
        (await client.Http.GetByteArrayAsync($"{TemplateHouse.Page}/2/mall.docx")).ShouldBe(second);
        OfficeTemplate.Lines(await client.Http.GetByteArrayAsync($"{TemplateHouse.Page}/2/prov.docx")).ShouldContain("Här står texten för sammanfattning.");
        (await StatesAsync(host)).ShouldBe([TemplateState.Replaced, TemplateState.InUse]);
        await client.SubmitFormAsync(await client.GetAsync($"{TemplateHouse.Page}/1"), "form[action*='Activate']", ("Accepted", "true"));
        (await StatesAsync(host)).ShouldBe([TemplateState.InUse, TemplateState.Replaced]);
        (await client.SubmitFormAsync(await client.GetAsync(TemplateHouse.Page), "form[action*='BuiltIn']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StatesAsync(host)).ShouldBe([TemplateState.Replaced, TemplateState.Replaced]);
        (await client.GetAsync(TemplateHouse.Page)).Text.ShouldContain("Lyktas eget dokument");
        var third = (await client.HandInAsync(OfficeTemplate.Make(["{{rubrik}}"]))).Location!;
        (await client.GetAsync($"{TemplateHouse.Page}/1")).Document.QuerySelector("form[action*='Remove']").ShouldBeNull();
        (await client.SubmitFormAsync(await client.GetAsync(third), "form[action*='Remove']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(third)).Status.ShouldBe(HttpStatusCode.NotFound);
        var before = host.Clock.GetUtcNow().AddDays(1);
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.DocumentTemplate, before, cancel), CancellationToken.None)).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Case_TakesTheLook_AndKeepsTheOneItWasDispatchedWith(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.UseAsync();
        var address = await CaseAsync(client);
        var made = await client.Http.GetByteArrayAsync($"{address}/svar.docx");
        OfficeTemplate.Faults(made).ShouldBeEmpty();
        OfficeTemplate.Lines(made).ShouldContain("1. Vilka insatser har gjorts?");
        OfficeTemplate.Lines(made).ShouldContain("Tunnelbana till Enskede gård.");
        (await client.SendFileAsync($"{address}/jamfor", "form[enctype]", made, "svar.docx")).Text.ShouldContain("Siffror och tabeller är de som skapades");
        var number = int.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var one = await unit.Db.Set<AnswerCase>().SingleAsync(c => c.Number == number, cancel);
            one.Dispatch(new CaseContent(one.Kind, one.Title, "SE 1", null, null, [], one.ReceivedOn, null, null, null, null).Write(), 1, null, unit.Now);
            return true;
        }, CancellationToken.None);
        await client.UseAsync(OfficeTemplate.Make([.. OfficeTemplate.Body, "Andra versionen."]));
        OfficeTemplate.Lines(await client.Http.GetByteArrayAsync($"{address}/svar.docx")).ShouldNotContain("Andra versionen.");
        (await host.ReadAsync(db => Disposers.LookAsync(db, RetentionClass.DocumentTemplate, host.Clock.GetUtcNow().AddDays(1), CancellationToken.None))).Count.ShouldBe(0, "a dispatched answer has its look");
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("sekreterare", HttpStatusCode.Forbidden)]
    [InlineData("styrgrupp", HttpStatusCode.Forbidden)]
    [InlineData("enhetschef", HttpStatusCode.Forbidden)]
    [InlineData("falt", HttpStatusCode.Forbidden)]
    [InlineData("polis", HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode status)
    {
        await using var host = await LyktaHost.StartAsync();
        using (var coordinator = await host.SignedInAsync("samordnare"))
            await coordinator.UseAsync();
        using var client = await host.SignedInAsync(persona);
        foreach (var path in new[] { "", "/1", "/1/mall.docx", "/1/prov.docx", "/startmall.docx" })
            (await client.GetAsync(TemplateHouse.Page + path)).Status.ShouldBe(status, path);
        foreach (var path in new[] { "", "/1", "/1/mall.docx", "/startmall.docx" })
            (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/dokumentmallar{path}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/dokumentmallar/1")).Status.ShouldBe(HttpStatusCode.NotFound, "another partnership's version");
    }

    [Fact]
    public async Task HandIn_WhatCannotBeUsed_IsRefusedInWordsAndNotKept()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        foreach (var (file, name, words) in new[]
        {
            ("a;b"u8.ToArray(), "mall.csv", "inte ett Word-dokument"), (OfficeTemplate.With(OfficeTemplate.Make(), "word/vbaProject.bin", "x"), "mall.docx", "Filen har makron"),
            (OfficeTemplate.Make(["{{sammanfatning}}"]), "mall.docx", "Platshållaren sammanfatning finns inte"), (OfficeTemplate.Make(["Kontakta 811218-9876", "{{ärendet}}"]), "mall.docx", "personnumret"),
            (OfficeTemplate.Make(), "811218-9876.docx", "namn"), (StartingTemplate.Make()[..500], "mall.docx", "skadad"),
        })
        {
            var page = await client.HandInAsync(file, name);
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, words);
            page.Text.ShouldContain(words);
        }

        (await client.SubmitFormAsync(await client.GetAsync(TemplateHouse.Page), "form[enctype]")).Text.ShouldContain("Välj en Word-fil");
        (await host.ReadAsync(db => db.Set<DocumentTemplate>().CountAsync())).ShouldBe(0);
    }

    private static Task<List<TemplateState>> StatesAsync(LyktaHost host) =>
        host.ReadAsync(async db => (await db.Set<DocumentTemplate>().AsNoTracking().OrderBy(t => t.Number).ToListAsync()).ConvertAll(t => t.State));

    private static async Task<string> CaseAsync(LyktaClient client)
    {
        var made = await client.SubmitAsync(
            await client.GetAsync($"{Root}/arenden/nytt"), ("Input.Kind", "BoardQuestion"), ("Input.Title", "Konkreta åtgärder"), ("Input.OwnDiary", "SE 2026/296"),
            ("Input.ReceivedOn", "2026-07-08"), ("Input.DueOn", "2026-12-26"), ("Input.BoardOn", "2026-12-10"), ("Input.Signatories", "Moderaterna"), ("Input.Questions", "1. Vilka insatser har gjorts?\n2. Vad planeras?"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        return made.Location!;
    }
}
