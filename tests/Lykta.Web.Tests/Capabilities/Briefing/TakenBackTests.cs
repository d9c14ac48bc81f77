using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>A district takes back what it has released to a common sheet that its neighbour has locked.</summary>
public sealed class TakenBackTests
{
    private const string Key = "2026-11-20-natverk-astad";
    private const string Neighbour = "/" + DemoSeed.NeighbourSlug;

    [Theory, OnBothDatabases]
    public async Task Withdrawn_AfterTheNeighbourHasLocked_IsReadNowhereAndTheVersionStaysAsItWas(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var mine = await host.SignedInAsync("samordnare");
        using var theirs = await host.SignedInAsync("samordnare", neighbour: true);
        await ReleaseAndLockAsync(host, mine, theirs);
        (await mine.GetAsync($"{Root}/utsattning/{Key}/visa")).Text.ShouldContain("Grannradpolis");
        var before = await FrozenAsync(host);
        await theirs.ShareAsync($"{Neighbour}/utsattning/{Key}");
        var locked = await theirs.GetAsync($"{Neighbour}/utsattning/{Key}");
        (await theirs.SubmitFormAsync(locked, "form[action*='handler=Withdraw']")).Status.ShouldBe(HttpStatusCode.Redirect);

        host.MoveTo(20, 21);
        using var police = await host.SignedInAsync("polis");
        foreach (var path in new[] { "/visa", "/visa/PoliceAndMunicipality", "/visa/Guards", "/visa/NightPatrols" })
        {
            var page = (await police.GetAsync($"{Root}/utsattning/{Key}{path}")).Text;
            page.ShouldNotContain("Grannrad");
            page.ShouldContain("Egenrad", customMessage: path);
        }

        (await police.GetAsync($"{Root}/utsattning/{Key}/visa")).Text.ShouldContain("Återkallad av Norra Åstad");
        (await police.GetAsync(Root + "/ikvall")).Text.ShouldNotContain("Grannrad");
        (await police.GetAsync($"{Root}/utsattning/{Key}.ics")).Body.ShouldNotContain("Grannrad");
        (await mine.GetAsync($"{Root}/utsattning/{Key}/dela")).Body.ShouldNotContain("Grannrad");
        var file = await mine.PostAsync($"{Root}/utsattning/{Key}/fil", await FormAsync(mine));
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Body.ShouldNotContain("Grannrad");
        (await FrozenAsync(host)).ShouldBe(before, "the frozen version is the same, word for word");
    }

    [Theory, OnBothDatabases]
    public async Task ReleasedAnew_WordForWord_IsReadAndWhatWasChangedIsNot(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var mine = await host.SignedInAsync("samordnare");
        using var theirs = await host.SignedInAsync("samordnare", neighbour: true);
        await ReleaseAndLockAsync(host, mine, theirs);
        var sheet = await theirs.GetAsync($"{Neighbour}/utsattning/{Key}");
        var change = sheet.Document.QuerySelectorAll(".brief-lines li").Single(l => l.TextContent.Contains("Grannradpolis", StringComparison.Ordinal)).QuerySelector("a[href*='rad?id=']")!.GetAttribute("href")!;
        await theirs.SubmitAsync(await theirs.GetAsync(change), ("Input.Text", "Grannradmildare"));
        await theirs.SubmitFormAsync(await theirs.GetAsync($"{Neighbour}/utsattning/{Key}"), "form[action*='handler=Release']");
        var page = (await mine.GetAsync($"{Root}/utsattning/{Key}/visa")).Text;
        page.ShouldContain("Grannradalla");
        page.ShouldNotContain("Grannradpolis");
        page.ShouldContain("Återkallad av Norra Åstad");
    }

    private static async Task<IEnumerable<KeyValuePair<string, string>>> FormAsync(LyktaClient client)
    {
        var page = await client.GetAsync($"{Root}/utsattning/{Key}/dela");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[action$='/fil']")!;
        return [.. LyktaClient.FieldsOf(form), new("IsChosen", "true"), new("Format", "html")];
    }

    private static Task<List<string>> FrozenAsync(LyktaHost host) => host.ReadAsync(db => (
        from version in db.Set<BriefingVersion>()
        join sheet in db.Set<BriefingSheet>() on version.SheetId equals sheet.Id
        where sheet.Key == Key
        orderby version.Audience
        select version.Content).ToListAsync());

    private static async Task ReleaseAndLockAsync(LyktaHost host, LyktaClient mine, LyktaClient theirs)
    {
        foreach (var slug in new[] { DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug })
        {
            await host.Writes.RunAsync(await host.SystemScopeAsync(slug), async (unit, cancel) =>
            {
                unit.Db.Add(BriefingSeries.Begin(DayOfWeek.Friday, new(15, 0), new(18, 0), new(3, 0), await unit.Db.Set<Collaboration>().Select(c => c.Id).SingleAsync(cancel)));
                return true;
            }, CancellationToken.None);
            await host.StrikeAsync(slug);
        }

        foreach (var (client, root, name) in new[] { (mine, Root, "Egenrad"), (theirs, Neighbour, "Grannrad") })
        {
            foreach (var (level, suffix) in new[] { ("Briefing", "polis"), ("Open", "alla") })
                (await client.SubmitAsync(await client.GetAsync($"{root}/utsattning/{Key}/rad?block=ForYourArea"), ("Input.Text", name + suffix), ("Input.Sharing", level))).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        await theirs.SubmitFormAsync(await theirs.GetAsync($"{Neighbour}/utsattning/{Key}"), "form[action*='handler=Release']");
        (await mine.ShareAsync($"{Root}/utsattning/{Key}")).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
