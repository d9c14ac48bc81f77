using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.Groups;
using Lykta.Web.Tests.Capabilities.NightPatrols;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Shared;

/// <summary>Two open the same form and both save: the second sees both texts, loses none, and can save again.</summary>
public sealed class LostRaceTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Save_SecondFromTheSameVersion_ShowsBothTexts_InTheGround(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var admin = await host.SignedInAsync("admin");
        using var coordinator = await host.SignedInAsync("samordnare");
        var organisation = await host.ReadAsync(db => db.Set<Organisation>().Where(o => o.Name == "Park och stadsmiljö").Select(o => o.Id).SingleAsync());
        var member = await host.ReadAsync(db => db.Set<Membership>().Where(m => m.Role == Web.Platform.Auth.Role.Steering).Select(m => m.Id).FirstAsync());
        var type = await host.ReadAsync(db => db.Set<EventType>().Where(t => t.RetiredAt == null).Select(t => t.Id).FirstAsync());
        var category = await host.ReadAsync(db => db.Set<ReporterCategory>().Where(c => c.RetiredAt == null).Select(c => c.Id).FirstAsync());
        var collaboration = (await coordinator.GetAsync(Root + "/samarbeten")).Document.QuerySelectorAll($"main a[href^='{Root}/samarbeten/']").Select(a => a.GetAttribute("href")!).First(a => a.Split('/').Length == 4);
        await RaceAsync(admin, $"{Root}/organisationer/{organisation.Value}", "main form", "Input.Name");
        await RaceAsync(admin, $"{Root}/medlemmar/{member.Value}", "main form", "Input.Title", ("Input.IsAccepted", "true"));
        await RaceAsync(admin, Root + "/installningar", "main form", "Input.SmallNumberLimit", "6", "7");
        await RaceAsync(coordinator, $"{Root}/kodlistor/typ/{type.Value}", "main form", "Input.NameSv");
        await RaceAsync(coordinator, Root + "/kodlistor", "form[action*='handler=Scale']", "Scale.Sv1");
        await RaceAsync(coordinator, $"{Root}/kodlistor/kategori/{category.Value}", "main form", "Category.NameSv");
        await RaceAsync(coordinator, collaboration + "/andra", "form[action*='handler=Describe']", "Describe.Name", ("IsAboutNobody", "true"));
        await RaceAsync(admin, Root + "/gallring/message", "main form", "Input.DiaryNumber", "SOD 2026/1", "SOD 2026/2", ("Input.DecidedBy", "Nämnden"), ("Input.DecidedOn", "2026-10-01"));
    }

    [Theory, OnBothDatabases]
    public async Task Save_SecondFromTheSameVersion_ShowsBothTexts_InTheWork(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var group = await coordinator.BeginAsync();
        var meeting = await coordinator.PlanAsync(group, "2026-12-04");
        await coordinator.AddItemAsync(meeting, "Belysningen vid torget");
        (string, string)[] nobody = [("Input.IsAboutNobody", "true")];
        await RaceAsync(coordinator, group + "/andra", "#grupp", "Input.Goals", nobody);
        await RaceAsync(coordinator, meeting + "/andra", "#mote", "Input.Place", nobody);
        await RaceAsync(coordinator, meeting, "#dagordning form[action*='handler=Note']", "Input.Note", nobody);
        await RaceAsync(coordinator, BriefingHouse.Sheet + "/mote?block=2", "form[action*='handler=Note']", "Note", ("IsAboutNobody", "true"));
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(BriefingHouse.Sheet + "/rad?block=1"), "main form", [("Input.Text", "Lampan är släckt."), .. nobody]);
        var line = (await coordinator.GetAsync(BriefingHouse.Sheet)).Document.QuerySelectorAll("a[href*='/rad?id=']").Select(a => a.GetAttribute("href")!).Last();
        await RaceAsync(coordinator, line, "main form", "Input.Text", nobody);
        var agreement = await coordinator.SubmitAsync(await coordinator.GetAsync(Root + "/overenskommelser/ny"), ("Input.Title", "Samverkan"), ("Input.Counterpart", "Polisen"),
            ("Input.Purposes", "Tryggare torg"), ("Input.Areas", "Ungdomsmiljöer"), ("Input.SignedOn", "2026-01-01"), ("Input.ValidFrom", "2026-01-01"));
        agreement.Status.ShouldBe(HttpStatusCode.Redirect, GroupHouse.Errors(agreement));
        await RaceAsync(coordinator, agreement.Location! + "/andra", "main form", "Input.Title");
        await RaceAsync(coordinator, agreement.Location! + "/omraden/1", "#omrade", "Input.Name", nobody);
        await RaceAsync(coordinator, Root + "/program/1", "form[action*='handler=Rename']", "name", ("accepted", "true"));
        var contact = await host.ReadAsync(db => db.Set<FunctionContact>().Select(c => c.Id).FirstAsync());
        await RaceAsync(coordinator, $"{Root}/tillganglighet/{contact}", "#nas", "Day", "Monday", "Friday");
    }

    [Theory, OnBothDatabases]
    public async Task Save_SecondFromTheSameVersion_ShowsBothTexts_InCasesAndPatrols(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var secretary = await host.SignedInAsync("sekreterare");
        using var coordinator = await host.SignedInAsync("samordnare");
        var made = await secretary.SubmitAsync(await secretary.GetAsync(Root + "/arenden/nytt"), ("Input.Kind", "BoardQuestion"), ("Input.Title", "Skrivelse"),
            ("Input.ReceivedOn", "2026-07-08"), ("Input.Signatories", "Parti A"), ("Input.Questions", "Vad har gjorts i år?"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, GroupHouse.Errors(made));
        await RaceAsync(secretary, made.Location!, "form[action*='handler=Words']", "Proposal");
        await RaceAsync(secretary, made.Location!, "form[action*='handler=Head']", "Input.Title");
        await RaceAsync(secretary, made.Location! + "/fraga/1", "main form", "Answer");
        await PatrolHouse.PlannedAsync(host);
        var patrol = await host.ReadAsync(db => db.Set<Web.Capabilities.NightPatrols.PatrolGroup>().Select(g => g.Id).FirstAsync());
        await RaceAsync(coordinator, $"{Root}/nattvandring/grupp/{patrol.Value}", "#grupp", "Input.Name", ("Input.IsAboutNobody", "true"));
    }

    [Theory, OnBothDatabases]
    public async Task Save_SecondFromTheSameVersion_KeepsTheListThatWasChosen(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var secretary = await host.SignedInAsync("sekreterare");
        var made = await secretary.SubmitAsync(await secretary.GetAsync(Root + "/arenden/nytt"), ("Input.Kind", "BoardQuestion"), ("Input.Title", "Skrivelse"),
            ("Input.ReceivedOn", "2026-07-08"), ("Input.Signatories", "Parti A"), ("Input.Questions", "Vad har gjorts i år?"));
        var address = made.Location! + "/fraga/1";
        var (first, second) = (await secretary.GetAsync(address), await secretary.GetAsync(address));
        (await secretary.SubmitFormAsync(first, "main form", ("Answer", "Ett svar"), ("lista", "true"), ("ar", "2024"), ("skede", "Carried"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var lost = await secretary.SubmitFormAsync(second, "main form", ("Answer", "Ett svar"), ("lista", "true"), ("ar", "2025"), ("plats", "torget"));
        lost.Status.ShouldBe(HttpStatusCode.Conflict);
        Typed(lost, "main form", "ar").ShouldBe(["2025"]);
        Typed(lost, "main form", "plats").ShouldBe(["torget"]);
        Typed(lost, "main form", "lista").ShouldBe(["true"]);
        lost.Document.QuerySelectorAll(".stored-now").Select(e => (e.Id, e.TextContent)).ShouldBe(
            [("ar-stored", "Sparat nu: 2024"), ("skede-stored", "Sparat nu: Genomfört eller pågår"), ("plats-stored", "Sparat nu: tomt")], ignoreOrder: true);
        (await secretary.SubmitFormAsync(lost, "main form")).Status.ShouldBe(HttpStatusCode.Redirect);
        Typed(await secretary.GetAsync(address), "main form", "plats").ShouldBe(["torget"]);
    }

    [Fact]
    public async Task Save_FormWithoutItsVersion_IsAskedToCompare()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Root + "/installningar");
        var compared = await admin.SubmitFormAsync(page, "main form", ("__version", ""), ("Input.SmallNumberLimit", "7"));
        compared.Status.ShouldBe(HttpStatusCode.Conflict);
        compared.Document.QuerySelector(".ds-error-summary a")!.GetAttribute("href").ShouldBe("#Input_SmallNumberLimit");
        compared.Document.QuerySelector("[name='Input.SmallNumberLimit']")!.GetAttribute("aria-describedby")!.Split(' ').ShouldContain("Input_SmallNumberLimit-stored");
        (await host.ReadAsync(db => db.Set<Partnership>().Where(p => p.Slug == DemoSeed.DistrictSlug).Select(p => p.SmallNumberLimit).SingleAsync())).ShouldBe(5);
    }

    private static Task RaceAsync(LyktaClient client, string address, string form, string field, params (string, string)[] more) =>
        RaceAsync(client, address, form, field, "Det den första skrev", "Det den andra skrev", more);

    private static async Task RaceAsync(LyktaClient client, string address, string form, string field, string firstText, string secondText, params (string, string)[] more)
    {
        var (first, second) = (await client.GetAsync(address), await client.GetAsync(address));
        (await client.SubmitFormAsync(first, form, [(field, firstText), .. more])).Status.ShouldBe(HttpStatusCode.Redirect, address);
        var lost = await client.SubmitFormAsync(second, form, [(field, secondText), .. more]);
        lost.Status.ShouldBe(HttpStatusCode.Conflict, address);
        lost.Text.ShouldContain("sedan du öppnade formuläret", customMessage: address);
        lost.Document.QuerySelectorAll(".stored-now").Select(e => e.TextContent).ShouldContain(t => t.StartsWith("Sparat nu:", StringComparison.Ordinal), address);
        Typed(lost, form, field).ShouldContain(secondText, address);
        if (field != "Day")
            lost.Document.QuerySelector(".stored-now")!.TextContent.ShouldContain(firstText);
        (await client.SubmitFormAsync(lost, form, more)).Status.ShouldBe(HttpStatusCode.Redirect, address);
        Typed(await client.GetAsync(address), form, field).ShouldContain(secondText, address);
    }

    private static List<string> Typed(LyktaPage page, string form, string field) =>
        [.. LyktaClient.FieldsOf(page.Document.QuerySelector<IHtmlFormElement>(form)!).Where(f => f.Key == field).Select(f => f.Value.Trim())];
}
