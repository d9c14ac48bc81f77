using System.Net;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.List;

public sealed class ListTests
{
    private const string List = DeskHouse.Root + "/iakttagelser";

    [Theory, OnBothDatabases]
    public async Task Paging_ToTheEnd_ShowsEachVisibleRowOnceNewestFirst(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        // Equal instants must not fall between two pages.
        for (var i = 0; i < 60; i++)
            await host.ReceiveAsync(ago: TimeSpan.FromHours(2));
        using var client = await host.SignedInAsync("styrgrupp");
        var wanted = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Sharing >= SharingLevel.Partnership)
            .OrderByDescending(o => o.OccurredFrom).ThenByDescending(o => o.Number).Select(o => o.Number).ToListAsync());
        var (seen, url, pages) = (new List<int>(), (string?)List, 0);
        string? back = null;
        while (url is not null && pages++ < 50)
        {
            var page = await client.GetAsync(url);
            seen.AddRange(Numbers(page));
            (url, back) = (page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href"), page.Document.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        }

        seen.ShouldBe(wanted);
        pages.ShouldBeGreaterThan(2);
        Numbers(await client.GetAsync(back!)).Last().ShouldBe(wanted[(pages - 1) * 50 - 1]);
    }

    [Theory, OnBothDatabases]
    public async Task Filter_EachKind_NarrowsTheListAndSaysSo(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var found = await host.ReceiveAsync("Höstmörkt vid Äppelgången, 50% av lyktorna_släckta.", ago: TimeSpan.FromDays(1));
        using var client = await host.SignedInAsync("samordnare");
        var area = await host.ReadAsync(db => db.Set<Web.Capabilities.Places.Area>().SingleAsync(a => a.Id == found.AreaId));
        foreach (var (query, words) in new[]
        {
            ("typ=belysning&plats=sundby-torg&fran=2026-11-19&till=2026-11-19", "Trasig belysning"), ($"omrade={area.Id.Value}&fran=2026-11-19&till=2026-11-19", area.Name),
            ("lage=ny&q=appelgangen", "appelgangen"), ("q=HÖSTMÖRKT+äppel", "HÖSTMÖRKT"), ("q=50%25", "50%"), ("q=lyktorna_sl", "lyktorna_sl"), ("delning=utsattning&kalla=formular&q=hostmorkt", "Utsättningen"),
        })
        {
            var page = await client.GetAsync($"{List}?{query}");
            page.Status.ShouldBe(HttpStatusCode.OK, query);
            Numbers(page).ShouldContain(found.Number, query);
            page.Document.QuerySelector(".page-head .muted")!.TextContent.ShouldContain(words, customMessage: query);
        }

        foreach (var query in new[] { "q=100%25", "q=lyktornaXsl", "typ=brand&q=hostmorkt", "radighet=egen&q=hostmorkt", "lage=avslutad&q=hostmorkt" })
            Numbers(await client.GetAsync($"{List}?{query}")).ShouldNotContain(found.Number, query);
    }

    [Theory]
    [InlineData("fran=igår", "fran")]
    [InlineData("till=2026-13-40", "till")]
    [InlineData("fran=2026-11-20&till=2026-11-01", "till")]
    [InlineData("typ=finns-inte", "typ")]
    [InlineData("plats=%00'%3b--", "plats")]
    [InlineData("omrade=x", "omrade")]
    [InlineData("lage=New", "lage")]
    [InlineData("radighet=9", "radighet")]
    [InlineData("svar=x", "svar")]
    [InlineData("efter=x-y", "")]
    [InlineData("efter=99999999999999999999-1", "")]
    public async Task Filter_BadValue_IsToldOnTheFieldAndShowsNoRows(string query, string field)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{List}?{query}");
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector(".ds-error-summary li")!.TextContent.Trim().ShouldNotBeEmpty();
        if (field.Length > 0)
            page.Document.GetElementById(field).ShouldNotBeNull();
        Numbers(page).ShouldBeEmpty();
        (await client.GetAsync($"{DeskHouse.Root}/iakttagelser.csv?{query}")).Status.ShouldBe(field.Length > 0 ? HttpStatusCode.Redirect : HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Detail_VisibleRow_IsShownAndItsReadingNoted(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan vid gångvägen är släckt.");
        using var client = await host.SignedInAsync("falt");
        var page = await client.GetAsync($"{List}/{item.Number}");
        page.Text.ShouldContain("Lampan vid gångvägen är släckt.");
        await host.Services.GetRequiredService<ReadBuffer>().FlushAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);
        (await host.ReadAsync(db => db.Set<ReadEntry>().CountAsync(r => r.SubjectId == item.Id.Value))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Detail_NotVisible_IsNotFoundAsAnUnknownNumber(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var hidden = await host.ReceiveAsync("Internt.", unit: "Lokalpolisområde Sundby", sharing: SharingLevel.Organisation);
        using var client = await host.SignedInAsync("falt");
        var (refused, unknown) = (await client.GetAsync($"{List}/{hidden.Number}"), await client.GetAsync($"{List}/999999"));
        refused.Status.ShouldBe(HttpStatusCode.NotFound);
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
        using var police = await host.SignedInAsync("polis");
        (await police.GetAsync($"{List}/{hidden.Number}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static IEnumerable<int> Numbers(LyktaPage page) => page.Document.QuerySelectorAll("tbody th a")
        .Select(a => int.Parse(a.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
}
