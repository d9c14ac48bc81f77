using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Data;
using Lykta.Web.Tests.Capabilities.NightPatrols;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>What leaves in words leads those without accounts to a page they can read, and to no line that is not open.</summary>
public sealed class OpenPageTests
{
    [Theory, OnBothDatabases]
    public async Task Words_MailSmsAndCalendar_LeadToThePageWithoutSignIn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await PatrolHouse.PlannedAsync(host);
        using var coordinator = await host.SignedInAsync("samordnare");
        foreach (var (level, words) in new[] { ("Open", "Alla samlas vid torget"), ("Partnership", "Parterna möts i centrum"), ("Briefing", "Polisen börjar vid stationen") })
            await coordinator.WriteLineAsync(BriefingBlock.ForYourArea, ("Input.Text", words), ("Input.Sharing", level));
        await coordinator.ShareAsync();
        var share = await coordinator.GetAsync(Sheet + "/dela");
        var address = share.Document.QuerySelector("#oppen")!.TextContent.Trim();
        foreach (var words in new[] { share.Document.QuerySelector("#mail")!.TextContent, share.Document.QuerySelector("#sms")!.TextContent, (await coordinator.GetAsync(Sheet + ".ics")).Body.Replace("\r\n ", "", StringComparison.Ordinal) })
        {
            words.ShouldContain(address);
            words.ShouldNotContain("utsattning/lank");
        }

        using var nobody = host.NewClient();
        var path = new Uri(address).AbsolutePath;
        var page = await nobody.GetAsync(path);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Alla samlas vid torget");
        page.Text.ShouldNotContain("Parterna möts");
        page.Text.ShouldNotContain("Polisen börjar");
        var walk = page.Document.QuerySelector("#ga-med a")!.GetAttribute("href")!;
        (await nobody.GetAsync(walk)).Text.ShouldContain("Anmäl");
        foreach (var other in new[] { "/norra-astad" + path[Root.Length..], path[..^1] + (path[^1] == 'a' ? 'b' : 'a'), Root + "/utsattning/oppen/x" })
            (await nobody.GetAsync(other)).Status.ShouldBe(HttpStatusCode.NotFound, other);
        await coordinator.SubmitFormAsync(share, "form[action*='CloseLink']");
        (await nobody.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, "closed with the link");
    }

    [Theory, OnBothDatabases]
    public async Task Link_ClosedAfterACorrection_EndsTheAddressesOfEarlierEditionsToo(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        var first = await AddressesAsync(coordinator);
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), "form[action*='handler=Correct']");
        await coordinator.WriteLineAsync(BriefingBlock.ForYourArea, ("Input.Text", "Rättat: möt vid kiosken"), ("Input.Sharing", "Open"));
        await coordinator.ShareAsync();
        using var nobody = host.NewClient();
        (await nobody.GetAsync(first.Open)).Text.ShouldContain("möt vid kiosken", Case.Sensitive, "words of the first edition lead to the newest");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet + "/dela"), "form[action*='CloseLink']");
        (await nobody.GetAsync(first.Open)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync(first.SignedIn)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    private static async Task<(string Open, string SignedIn)> AddressesAsync(LyktaClient coordinator)
    {
        var page = await coordinator.GetAsync(Sheet + "/dela");
        var open = new Uri(page.Document.QuerySelector("#oppen")!.TextContent.Trim()).AbsolutePath;
        var link = System.Text.RegularExpressions.Regex.Match(page.Body, Root + "/utsattning/lank/[0-9a-f-]{36}").Value;
        return (open, link);
    }

    [Theory, OnBothDatabases]
    public async Task Page_AfterTheEvening_IsGoneAndOfTheCorrectedEditionUntilThen(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        var path = new Uri((await coordinator.GetAsync(Sheet + "/dela")).Document.QuerySelector("#oppen")!.TextContent.Trim()).AbsolutePath;
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), "form[action*='handler=Correct']");
        await coordinator.WriteLineAsync(BriefingBlock.ForYourArea, ("Input.Text", "Rättat: möt vid kiosken"), ("Input.Sharing", "Open"));
        await coordinator.ShareAsync();
        using var nobody = host.NewClient();
        (await nobody.GetAsync(path)).Text.ShouldContain("möt vid kiosken");
        host.MoveTo(21, 16);
        (await nobody.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.ReadAsync(db => db.Set<BriefingSheet>().Where(s => s.Key == Tonight && s.OpenKey != null).Select(s => s.OpenKey).Distinct().CountAsync())).ShouldBe(2);
    }
}
