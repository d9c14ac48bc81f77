using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Groups.GroupHouse;

namespace Lykta.Web.Tests.Capabilities.Groups;

public sealed class DemoGroupTests
{
    private const string Group = Register + "/1";

    [Theory, OnBothDatabases]
    public async Task Demo_Group_HasHeldThreeMeetingsCarriesAnItemAndAnswersANeed(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Group);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("EST-gruppen Sundby");
        page.Document.QuerySelectorAll("tbody th").Length.ShouldBe(8);
        page.Document.QuerySelector("#behov .chip")!.TextContent.ShouldBe("2 av 3 möten hållna");
        page.Document.QuerySelectorAll("#punkter li").Length.ShouldBe(2);
        (await host.MeetingAsync(Group + "/moten/3")).State.ShouldBe(MeetingState.Held);
        (await client.GetAsync(Group + "/moten/3")).Document.QuerySelector("#narvaro-summa")!.TextContent.ShouldBe("7 av 8 kallade organisationer kom, sammanlagt 8 personer.");
        var next = (await client.GetAsync(Group + "/moten/4")).Document.QuerySelector("#dagordning")!;
        next.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldBe(["Belysningen i Årdalens gångtunnel", "Inför jullovet"]);
        next.QuerySelector(".chip")!.TextContent.ShouldBe("från förr, 5 v.");
        using var police = await host.SignedInAsync("polis");
        (await police.GetAsync(Group + "/moten/3")).Text.ShouldContain("Fältgruppen och ordningsvakterna delar upp kvällarna", customMessage: "a member");
        using var steering = await host.SignedInAsync("styrgrupp");
        (await steering.GetAsync(Group + "/moten/3")).Text.ShouldNotContain("delar upp kvällarna");
    }
}
