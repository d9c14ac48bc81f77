using AngleSharp;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Http;

/// <summary>Text that would run, planted in every column that takes words, and all pages walked.</summary>
public sealed class HostileTextTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Mark = "xqz";

    private static readonly string[] Hostile =
    [
        $"<script>{Mark}()</script>", $"\"><img src=x onerror={Mark}()>", $"'><svg/onload={Mark}()>", $"javascript:{Mark}()", $"</textarea><script>{Mark}()</script>",
        $"</title><iframe srcdoc='<script>{Mark}()</script>'>", $"\" autofocus onfocus=\"{Mark}()", $"<a href=\"javascript:{Mark}()\">x</a>", $"{{{{{Mark}()}}}}<style>@import '{Mark}'</style>",
    ];

    [Theory, OnBothDatabases]
    public async Task Pages_TextThatWouldRun_IsTextEverywhere(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var numbers = await PlantAsync(host);
        string[] common = ["/laget", "/karta?tid=28", "/karta?tid=28&vy=yta", "/iakttagelser", "/iakttagelser?utskrift=1", "/platser", "/platser/sundby-torg", "/omraden", "/mina", "/rapportera", "/samarbeten"];
        string[] coordinator = [.. common, "/bedom", "/importera", "/kodlistor", "/lankar", "/granskning", "/rattelse", "/utlamnande", "/platser/ny", "/platser/sundby-torg/andra", "/platser/sundby-torg/affisch", "/samlat", "/ikvall",
            .. numbers.Select(n => $"/iakttagelser/{n}"), .. numbers.Select(n => $"/bedom?nr={n}"), .. numbers.Select(n => $"/iakttagelser/{n}/svar")];
        var seen = await WalkAsync(host, "samordnare", coordinator);
        seen += await WalkAsync(host, "falt", [.. common, .. numbers.Select(n => $"/iakttagelser/{n}")]);
        seen += await WalkAsync(host, "admin", ["/medlemmar", "/organisationer", "/kodlistor", "/lankar", "/gallring", "/spar", "/spar?kedja=reads", "/installningar", "/medlemmar/bjud-in", "/medlemmar/granskning"]);
        seen.ShouldBeGreaterThan(100, "the planted words must be on the pages, or nothing has been tried");
    }

    [Fact]
    public async Task Query_TextThatWouldRun_IsTextEverywhere()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        foreach (var text in Hostile.Select(Uri.EscapeDataString))
        {
            foreach (var path in new[] { $"/iakttagelser?q={text}", $"/iakttagelser?typ={text}&fran={text}&plats={text}", $"/karta?tid={text}&typ={text}&fran={text}", $"/platser?q={text}&typ={text}", $"/bedom?nr={text}", $"/rapportera?typ={text}&plats={text}", $"/{text}" })
                Check(await client.GetAsync(Root + path), path);
            Check(await client.GetAsync("/logga-in?till=" + text), "/logga-in?till=" + text);
        }
    }

    [Fact]
    public async Task Files_TextThatWouldRun_AreNeverShownAsAPage()
    {
        await using var host = await LyktaHost.StartAsync();
        await PlantAsync(host);
        using var client = await host.SignedInAsync("samordnare");
        foreach (var path in new[] { "/iakttagelser.csv", "/iakttagelser.rfc4180.csv", "/iakttagelser.xlsx", "/iakttagelser.geojson", "/karta.csv?tid=28", "/karta.geojson?tid=28", "/karta/data.geojson?tid=28", "/platser.csv", "/platser.geojson" })
        {
            var file = await client.GetAsync(Root + path);
            file.Status.ShouldBe(System.Net.HttpStatusCode.OK, path);
            file.Headers["Content-Type"].ShouldNotContain("html", Case.Insensitive, path);
            file.Headers["X-Content-Type-Options"].ShouldBe("nosniff", path);
            if (!path.Contains("data.geojson", StringComparison.Ordinal))
                file.Headers["Content-Disposition"].ShouldStartWith("attachment", Case.Insensitive, path);
        }
    }

    private static async Task<int> WalkAsync(LyktaHost host, string persona, string[] paths)
    {
        using var client = await host.SignedInAsync(persona);
        var seen = 0;
        foreach (var path in paths)
        {
            var page = await client.GetAsync(Root + path);
            ((int)page.Status).ShouldBeLessThan(500, path);
            seen += page.Body.Split(Mark).Length - 1;
            Check(page, persona + path);
        }

        return seen;
    }

    private static void Check(LyktaPage page, string where)
    {
        foreach (var element in page.Document.All)
        {
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{where}: {element.OuterHtml}");
                if (attribute.Name is "href" or "src" or "action" or "formaction" or "srcdoc")
                    attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{where}: {element.OuterHtml}");
            }

            if (element.LocalName is "script" or "style" or "iframe" or "object" or "embed")
                element.OuterHtml.ShouldNotContain(Mark, customMessage: where);
            if (element.LocalName == "script" && element.GetAttribute("type") is not ("application/json" or "application/ld+json"))
                element.HasAttribute("src").ShouldBeTrue($"{where}: inline script");
        }
    }

    // Past the wall and past the forms: as if it had come in by a way that nobody thought of.
    private static async Task<List<int>> PlantAsync(LyktaHost host)
    {
        var rows = new List<int>();
        foreach (var text in Hostile)
            rows.Add((await host.ReceiveAsync(text, wish: text)).Number);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var all = await unit.Db.Set<Observation>().Where(o => rows.Contains(o.Number)).OrderBy(o => o.Number).ToListAsync(cancel);
            foreach (var (row, text) in all.Zip(Hostile))
            {
                foreach (var column in new[] { nameof(Observation.ActionTaken), nameof(Observation.Problem), nameof(Observation.ForwardedTo), nameof(Observation.Feedback) })
                    unit.Db.Entry(row).Property(column).CurrentValue = text;
            }

            await PlantNamesAsync(unit.Db, cancel);
            return true;
        }, CancellationToken.None);
        return rows;
    }

    private static async Task PlantNamesAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var i = 0;
        string Next() => Hostile[i++ % Hostile.Length];
        foreach (var place in await db.Set<Place>().Take(9).ToListAsync(cancel))
            db.Entry(place).Property(nameof(Place.Name)).CurrentValue = Next();
        foreach (var area in await db.Set<Area>().Take(9).ToListAsync(cancel))
            db.Entry(area).Property(nameof(Area.Name)).CurrentValue = Next();
        foreach (var unit in await db.Set<Organisation>().Take(9).ToListAsync(cancel))
            db.Entry(unit).Property(nameof(Organisation.Name)).CurrentValue = Next();
        foreach (var member in await db.Set<Membership>().Take(9).ToListAsync(cancel))
            db.Entry(member).Property(nameof(Membership.FunctionTitle)).CurrentValue = Next();
        foreach (var type in await db.Set<EventType>().Take(9).ToListAsync(cancel))
        {
            db.Entry(type).Property(nameof(EventType.NameSv)).CurrentValue = Next();
            db.Entry(type).Property(nameof(EventType.NameEn)).CurrentValue = Next();
        }
    }
}
