using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Data;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>A draft speaks its reader's language and gives back what was taken away; a locked sheet does neither.</summary>
public sealed class DraftWordsTests
{
    private const string Swedish = "Vi samlas för att alla ska gå ut med samma bild.";
    private const string English = "We gather so that everyone goes out with the same picture.";

    [Theory, OnBothDatabases]
    public async Task Filled_InADraft_IsReadInTheReadersLanguageAndLockedInSwedish(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var swede = await host.SignedInAsync("samordnare");
        using var reader = await InEnglishAsync(host);
        var draft = await reader.GetAsync(Sheet);
        draft.Text.ShouldContain(English);
        draft.Text.ShouldNotContain("enligt");
        draft.Text.ShouldContain("week 47");
        (await reader.GetAsync(Sheet + "/mote?block=7")).Text.ShouldContain(English);
        (await reader.GetAsync(Sheet + "/mote?block=7")).Text.ShouldContain("week 47");
        (await reader.GetAsync(Sheet + "/dela")).Text.ShouldContain(English);
        (await swede.GetAsync(Sheet)).Text.ShouldContain(Swedish);
        await swede.ShareAsync();
        foreach (var path in new[] { Sheet, Sheet + "/mote?block=7", Sheet + "/visa" })
        {
            (await reader.GetAsync(path)).Text.ShouldContain(Swedish, customMessage: path);
            (await reader.GetAsync(path)).Text.ShouldNotContain(English);
        }

        (await reader.GetAsync(Sheet + "/visa")).Text.ShouldContain("week 47");
    }

    [Theory, OnBothDatabases]
    public async Task Filled_ChangedInReachAlone_SpeaksOnAndInWordsStaysAsTyped(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var swede = await host.SignedInAsync("samordnare");
        using var reader = await InEnglishAsync(host);
        var form = await reader.GetAsync(await LineAsync(reader, 7));
        form.Document.QuerySelector("#Input_Text")!.TextContent.Trim().ShouldStartWith(English);
        (await reader.SubmitAsync(form, ("Input.Sharing", "Partnership"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await swede.GetAsync(Sheet)).Text.ShouldContain(Swedish);
        (await reader.GetAsync(Sheet)).Text.ShouldContain(English);
        (await host.ReadAsync(db => db.Set<BriefingItem>().Where(i => i.Block == BriefingBlock.Newcomer && db.Set<BriefingSheet>().Any(s => s.Id == i.SheetId && s.Key == Tonight)).Select(i => i.Text!).SingleAsync())).ShouldStartWith(Swedish, customMessage: "what is locked is Swedish");
        (await reader.SubmitAsync(await reader.GetAsync(await LineAsync(reader, 7)), ("Input.Text", "Meet at the library"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await swede.GetAsync(Sheet)).Text.ShouldContain("Meet at the library");
    }

    [Theory, OnBothDatabases]
    public async Task Removed_UntilLocked_IsTakenBackWithoutScriptAndAfterwardsGone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", "Lucialoppet"), ("Input.Sharing", "Open"));
        await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", "Julmarknaden"), ("Input.Sharing", "Open"));
        foreach (var words in new[] { "Lucialoppet", "Julmarknaden" })
            await RemoveAsync(client, words);
        var page = await client.GetAsync(Sheet);
        page.Document.QuerySelector("#block-6")!.TextContent.ShouldNotContain("Lucialoppet");
        page.Document.QuerySelector("#borttagna summary")!.TextContent.ShouldBe("Borttagna rader (2)");
        (await client.GetAsync(Sheet + "/dela")).Text.ShouldNotContain("Lucialoppet");
        var row = page.Document.QuerySelectorAll("#borttagna li").Single(l => l.TextContent.Contains("Lucialoppet", StringComparison.Ordinal));
        var id = row.QuerySelector("input[name=rad]")!.GetAttribute("value")!;
        (await client.SubmitFormAsync(page, "#borttagna form", ("rad", id))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(Sheet)).Document.QuerySelector("#block-6")!.TextContent.ShouldContain("Lucialoppet");
        var open = await client.GetAsync(Sheet);
        await client.ShareAsync();
        var texts = await host.ReadAsync(db => db.Set<BriefingItem>().IgnoreQueryFilters([BriefingItem.RemovedFilter]).Select(i => i.Text).ToListAsync());
        texts.ShouldContain("Lucialoppet");
        texts.ShouldNotContain("Julmarknaden", "behind a locked sheet nothing is kept of it");
        (await client.GetAsync(Sheet)).Document.QuerySelector("#borttagna").ShouldBeNull();
        // A page that was open when it was locked.
        await client.SubmitFormAsync(open, "#borttagna form");
        (await client.GetAsync(Sheet + "/visa")).Text.ShouldNotContain("Julmarknaden");
    }

    private static async Task RemoveAsync(LyktaClient client, string words)
    {
        var page = await client.GetAsync(Sheet);
        var line = page.Document.QuerySelectorAll("#block-6 li").Single(l => l.TextContent.Contains(words, StringComparison.Ordinal));
        await client.SubmitFormAsync(page, "form[action*='handler=Remove']", ("rad", line.QuerySelector("form[action*='handler=Remove'] input[name=rad]")!.GetAttribute("value")!));
    }

    private static async Task<string> LineAsync(LyktaClient client, int block) =>
        (await client.GetAsync(Sheet)).Document.QuerySelector($"#block-{block} a[href*='rad?id=']")!.GetAttribute("href")!;

    private static async Task<LyktaClient> InEnglishAsync(LyktaHost host)
    {
        var client = await host.SignedInAsync("samordnare");
        client.Cookies.Add(client.Http.BaseAddress!, new Cookie(CookieRequestCultureProvider.DefaultCookieName, Uri.EscapeDataString(CookieRequestCultureProvider.MakeCookieValue(new("en-GB")))));
        return client;
    }
}
