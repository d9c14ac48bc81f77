using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Observations.Report.ReportForms;

namespace Lykta.Web.Tests.Capabilities.Observations.Report;

public sealed class ReportPageTests
{
    [Theory, OnBothDatabases]
    public async Task Post_TypeAndPlace_IsStoredWithReceiptAndCounts(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var before = await CountAsync(host);
        var form = await client.GetAsync(Form);
        var sent = await client.ReportAsync(form, ("Input.Type", "ungdomssamling"), ("Input.Place", "bjorkparken"), ("Input.GroupSize", "FiveToNine"), ("Input.Text", "Högljutt vid lekplatsen."));
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var receipt = await client.GetAsync(sent.Location!);
        var newest = await NewestAsync(host);
        receipt.Text.ShouldContain($"Nr {newest.Number}");
        receipt.Text.ShouldContain("mottagen 14:02");
        newest.Text.ShouldBe("Högljutt vid lekplatsen.");
        newest.GroupSize.ShouldBe(GroupSize.FiveToNine);
        newest.Sharing.ShouldBe(SharingLevel.Briefing);
        newest.Source.ShouldBe(ObservationSource.Form);
        newest.AreaId.ShouldNotBeNull();
        (newest.Longitude, newest.Latitude).ShouldBe((null, null));
        (await CountAsync(host)).ShouldBe(before + 1);
    }

    [Theory, OnBothDatabases]
    public async Task Post_ChoiceThatIsNotOffered_IsRefusedByPageAndByQueue(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var before = await CountAsync(host);
        var form = await client.GetAsync(Form);
        foreach (var (field, value) in new[] { ("Input.Sharing", "Open"), ("Input.Sharing", "4"), ("Input.Sharing", "99"), ("Input.Sharing", "allt"), ("Input.GroupSize", "17"), ("Input.Unsafety", "9"), ("Input.Unsafety", "-1") })
        {
            var refused = await client.ReportAsync(form, ("Input.Type", "ungdomssamling"), ("Input.Place", "bjorkparken"), (field, value));
            refused.Status.ShouldBe(HttpStatusCode.OK, $"{field}={value}");
            refused.Document.QuerySelector(".ds-error-summary").ShouldNotBeNull($"{field}={value}");
            (await client.SendAsync("nyckel-" + field + value, [("Input.Type", "ungdomssamling"), ("Input.Place", "bjorkparken"), (field, value)])).Status
                .ShouldBe(HttpStatusCode.UnprocessableEntity, $"{field}={value}");
        }

        (await CountAsync(host)).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task Get_EachRole_IsAllowedOrRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        foreach (var (persona, allowed) in new[]
                 {
                     ("falt", true), ("polis", true), ("samordnare", true), ("forskola", true), ("enhetschef", true), ("fastighet", true),
                     ("styrgrupp", false), ("sekreterare", false), ("analytiker", false), ("utvarderare", false), ("admin", false),
                 })
        {
            using var client = await host.SignedInAsync(persona);
            (await client.GetAsync(Form)).Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona);
            (await client.SendAsync("nyckel-" + persona, [("Input.Type", "belysning"), ("Input.Place", "bjorkparken")])).Status
                .ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona);
            (await client.GetAsync("/norra-astad/rapportera")).Status.ShouldBe(HttpStatusCode.NotFound, persona);
        }

        using var nobody = host.NewClient();
        (await nobody.GetAsync(Form)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task Post_NothingChosen_ShowsErrorsAndKeepsTheText(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var before = await NewestAsync(host);
        var page = await client.ReportAsync(await client.GetAsync(Form), ("Input.Text", "Trasig gunga vid sandlådan."), ("Input.To", "21:00"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.Title!.ShouldStartWith("Fel:");
        page.Text.ShouldContain("Välj vad du har sett.");
        page.Text.ShouldContain("Välj var du såg det.");
        page.Text.ShouldContain("Skriv också när det började.");
        page.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Trasig gunga vid sandlådan.");
        page.Document.QuerySelectorAll(".ds-error-summary a").ShouldAllBe(a => page.Document.QuerySelector(a.GetAttribute("href")!) != null);
        (await NewestAsync(host)).Number.ShouldBe(before.Number);
    }

    [Theory, OnBothDatabases]
    public async Task Post_PersonalNumber_IsStoppedOnTheFieldWithTheTextKept(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var page = await client.ReportAsync(
            await client.GetAsync(Form), ("Input.Type", "belysning"), ("Input.Place", "bjorkparken"), ("Input.Text", "Se 811218-9876 vid porten"));
        page.Text.ShouldContain("Ta bort personnumret");
        page.Document.QuerySelector("textarea")!.TextContent.ShouldContain("811218-9876");
        (await FilesHoldAsync(host, "811218-9876")).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Post_ConcernForAChild_OpensTheExitAndNothingIsKeptAnywhere(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        const string canary = "kanariefagel7731";
        var page = await client.ReportAsync(
            await client.GetAsync(Form), ("Input.Type", "ungdomssamling"), ("Input.Place", "bjorkparken"), ("Input.Text", $"Jag gör en orosanmälan {canary}"));
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("[data-concern]")!.HasAttribute("hidden").ShouldBeFalse();
        page.Body.ShouldNotContain(canary);
        var queued = await client.SendAsync("nyckel-oro", [("Input.Type", "annat"), ("Input.Place", "bjorkparken"), ("Input.Text", $"orosanmälan {canary}")]);
        queued.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        queued.Answer.GetProperty("isConcern").GetBoolean().ShouldBeTrue();
        queued.Answer.GetRawText().ShouldNotContain(canary);
        (await FilesHoldAsync(host, canary)).ShouldBeFalse();
        (await client.GetAsync("/oppet/orosanmalan")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task FilesHold_StoredText_IsFound(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        await client.ReportAsync(await client.GetAsync(Form), ("Input.Type", "belysning"), ("Input.Place", "bjorkparken"), ("Input.Text", "provord4410 vid porten"));
        (await FilesHoldAsync(host, "provord4410")).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Get_Prefilled_ChoosesTypeAndPlace(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var page = await client.GetAsync(Form + "?typ=belysning&plats=bjorkparken");
        page.Document.QuerySelector("input[value=belysning]")!.HasAttribute("checked").ShouldBeTrue();
        page.Document.QuerySelector("option[selected][value=bjorkparken]").ShouldNotBeNull();
        foreach (var exit in new[] { "tel:112", "tel:11414", "/oppet/orosanmalan" })
            page.Document.QuerySelector($"a[href='{exit}']").ShouldNotBeNull(exit);
    }

    [Theory, OnBothDatabases]
    public async Task PostNothing_Unit_HasAnsweredTheWeek(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("park");
        var sent = await client.SubmitFormAsync(await client.GetAsync(Form), "form[data-nothing]");
        (await client.GetAsync(sent.Location!)).Text.ShouldContain("veckan är besvarad");
        var answers = await host.ReadAsync(db => (
            from answer in db.Set<WeekAnswer>()
            join unit in db.Set<Web.Capabilities.Partnerships.Organisation>() on answer.UnitId equals unit.Id
            where unit.Name == "Park och stadsmiljö" && answer.Week == new DateOnly(2026, 11, 16)
            select answer.HasNothingToReport).ToListAsync());
        answers.ShouldBe([true]);
    }

    internal static Task<Observation> NewestAsync(LyktaHost host) =>
        host.ReadAsync(db => db.Set<Observation>().OrderByDescending(o => o.Number).FirstAsync());

    private static Task<int> CountAsync(LyktaHost host) => host.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count));

    private static async Task<bool> FilesHoldAsync(LyktaHost host, string words)
    {
        var folder = host.DataFolder;
        if (host.Database == Database.Postgres)
        {
            var server = (await PostgresServer.SharedAsync())!;
            await server.AdminAsync("CHECKPOINT");
            folder = Path.Combine(server.Folder, "data");
        }

        // Other tests' databases come and go in the same folder: a file gone in mid-reading (-s) is no finding.
        return (await OutsideProgram.RunAsync("grep", "-sralF", "--", words, folder)).Length > 0;
    }
}
