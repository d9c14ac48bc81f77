using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans.Views;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans.Views;

public sealed class SavedViewTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string List = Root + "/atgarder";
    private const string Links = ".view-links.saved a";

    [Theory, OnBothDatabases]
    public async Task Save_Own_IsALinkToTheSameRows_ForItsOwnerAlone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var manager = await host.SignedInAsync("enhetschef");
        var saved = await SaveAsync(manager, $"{List}?omrade=systemhot&vy=tavla&sida=1", ("View.Name", "Systemhot"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        saved.Location.ShouldBe($"{List}?omrade=systemhot&vy=tavla");
        var link = (await manager.GetAsync(List)).Document.QuerySelector(Links)!;
        link.TextContent.ShouldBe("Systemhot");
        var view = await manager.GetAsync(link.GetAttribute("href")!);
        view.Document.QuerySelectorAll(".kanban .card").Length.ShouldBe(2);
        view.Document.QuerySelector(Links)!.GetAttribute("aria-current").ShouldBe("true");
        (await manager.GetAsync($"{Root}/atgardsplan/1")).Document.QuerySelector(Links)!.GetAttribute("href").ShouldBe($"{List}?plan=1&omrade=systemhot&vy=tavla");
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.GetAsync(List)).Document.QuerySelectorAll(Links).ShouldBeEmpty();
        var kept = await host.ReadAsync(db => db.Set<SavedView>().AsNoTracking().SingleAsync());
        kept.IsShared.ShouldBeFalse();
        var page = await coordinator.GetAsync(List);
        (await coordinator.PostAsync($"{List}?handler=DeleteView", KeyOf(page).Append(new("id", kept.Id.ToString())))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Share_ByTheCoordinator_IsThereForAllAndOnlyTheCoordinatorDeletesIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await SaveAsync(coordinator, $"{List}?lucka=EndsUnfunded", ("View.Name", "Slutar utan pengar"), ("View.IsShared", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var police = await host.SignedInAsync("polis");
        var theirs = await police.GetAsync(List);
        theirs.Document.QuerySelector(Links)!.TextContent.ShouldContain("Slutar utan pengar");
        theirs.Document.QuerySelector("[name='View.IsShared']").ShouldBeNull();
        theirs.Document.QuerySelector("form[action*='DeleteView']").ShouldBeNull();
        var id = (await host.ReadAsync(db => db.Set<SavedView>().AsNoTracking().SingleAsync())).Id.ToString();
        (await police.PostAsync($"{List}?handler=DeleteView", KeyOf(theirs).Append(new("id", id)))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SaveAsync(police, List, ("View.Name", "Alla"), ("View.IsShared", "true"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/atgarder")).Text.ShouldNotContain("Slutar utan pengar");
        (await neighbour.PostAsync($"{List}?handler=DeleteView", KeyOf(theirs).Append(new("id", id)))).Status.ShouldBe(HttpStatusCode.NotFound);
        var gone = await coordinator.SubmitFormAsync(await coordinator.GetAsync(List), "form[action*='DeleteView']");
        gone.Status.ShouldBe(HttpStatusCode.Redirect, gone.Text);
        (await police.GetAsync(List)).Document.QuerySelectorAll(Links).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Save_BadName_IsToldOnTheField_AndNothingIsKept(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var number = await SaveAsync(client, List, ("View.Name", "Gäller 811218-9876"));
        number.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        number.Document.Title!.ShouldStartWith("Fel:");
        number.Document.QuerySelector("[name='View.Name']")!.GetAttribute("value").ShouldBe("Gäller 811218-9876");
        (await SaveAsync(client, $"{List}?q=811218-9876", ("View.Name", "En vy"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SaveAsync(client, List, ("View.Name", "  "))).Text.ShouldContain("Skriv vyns namn");
        (await SaveAsync(client, List, ("View.Name", new string('a', 81)))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.ReadAsync(db => db.Set<SavedView>().CountAsync())).ShouldBe(0);
        await SaveAsync(client, List, ("View.Name", "Alla"));
        (await SaveAsync(client, List, ("View.Name", "alla"))).Text.ShouldContain("Det finns redan en vy med det namnet");
        (await host.ReadAsync(db => db.Set<SavedView>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task OwnView_GoesWithTheRole(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var steering = await host.SignedInAsync("styrgrupp");
        await SaveAsync(steering, $"{List}?status=Done", ("View.Name", "Klara"));
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => unit.Db.Set<Membership>().Where(m => m.Role == Role.Steering).ExecuteDeleteAsync(cancel), CancellationToken.None);
        (await host.ReadAsync(db => db.Set<SavedView>().CountAsync())).ShouldBe(0);
    }

    private static async Task<LyktaPage> SaveAsync(LyktaClient client, string address, params (string, string)[] values) =>
        await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='SaveView']", values);

    private static List<KeyValuePair<string, string>> KeyOf(LyktaPage page) =>
        [.. LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[action*='SaveView']")!).Where(f => f.Key.StartsWith('_'))];
}
