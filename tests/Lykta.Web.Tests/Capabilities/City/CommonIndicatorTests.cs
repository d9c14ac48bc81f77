using System.Net;
using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.City;

/// <summary>One definition for all, values that leave only when released, and nothing small.</summary>
public sealed class CommonIndicatorTests
{
    private const string City = CityHouse.Root + "/staden/indikatorer";
    private const string District = "/" + DemoSeed.DistrictSlug + "/indikatorer";

    private static readonly (string, string)[] Described =
    [
        ("Input.Name", "Trygghet i skolan"), ("Input.Meaning", "Andel elever som känner sig trygga i skolan."), ("Input.Unit", "procent"), ("Input.Source", "Stockholmsenkäten"),
        ("Input.Computation", "Svaren stämmer helt och stämmer ganska bra delat med alla svar."), ("Input.BaseMeaning", "elever som har svarat"), ("Input.Kind", "Share"), ("Input.Evidence", "Perceived"),
        ("Input.Direction", "Up"), ("Input.Period", "Year"), ("Input.IsAboutPeople", "true"), ("Input.ValidFrom", "2024-01-01"),
    ];

    [Theory, OnBothDatabases]
    public async Task Value_IsTheDistrictsOwn_UntilItIsReleased(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var city = await host.SignedInAsync("stadssamordnare");
        var made = await city.SubmitFormAsync(await city.GetAsync(City + "/ny/definition"), "main form", Described);
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync(District + "/4/2025");
        var saved = await coordinator.SubmitFormAsync(page, "#varde", ("Input.Value", "71,5"), ("Input.Base", "200"), ("Input.Note", "Kanariefagel i en kommentar"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        foreach (var path in new[] { made.Location!, City, made.Location + ".csv", City + ".csv" })
        {
            var seen = await city.GetAsync(path);
            seen.Status.ShouldBe(HttpStatusCode.OK, path);
            seen.Body.ShouldNotContain("71,5", Case.Sensitive, path);
            seen.Body.ShouldNotContain("Kanariefagel", Case.Sensitive, path);
        }

        using var analyst = await host.SignedInAsync("analytiker");
        (await analyst.GetAsync(District)).Text.ShouldNotContain("inte släppt", Case.Sensitive, "what is not released is for those who enter it");
        (await coordinator.GetAsync(District)).Text.ShouldContain("inte släppt");
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(District + "/4/2025"), "#slappform")).Status.ShouldBe(HttpStatusCode.Redirect);
        var matrix = await city.GetAsync(made.Location!);
        matrix.Text.ShouldContain("71,5 %");
        matrix.Text.ShouldContain("2025: 1 av 2 stadsdelsområden har släppt sitt värde. Saknas: Norra Åstad.");
        (await city.GetAsync(City + ".csv")).Body.ShouldContain("71,5");
        (await city.Http.GetAsync(City + "/4.xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Changed again it is a draft again, and the city keeps what was released.
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(District + "/4/2025"), "#varde", ("Input.Value", "69"));
        (await city.GetAsync(made.Location!)).Text.ShouldContain("71,5 %");
    }

    [Theory, OnBothDatabases]
    public async Task Definition_Changed_IsANewVersion_AndTheSeriesShowsTheBreak(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var city = await host.SignedInAsync("stadssamordnare");
        var page = await city.GetAsync(City + "/1/definition");
        var early = await city.SubmitFormAsync(page, "main form", ("Input.ValidFrom", "2020-01-01"));
        early.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        early.Text.ShouldContain("Den nya definitionen måste börja gälla efter 2024-01-01.");
        (await city.SubmitFormAsync(page, "main form", ("Input.ValidFrom", "2025-01-01"), ("Input.Meaning", "En tredje lydelse."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = await city.SubmitFormAsync(page, "main form", ("Input.ValidFrom", "2025-06-01"), ("Input.Meaning", "En fjärde lydelse."), ("__nyckel", Guid.NewGuid().ToString("N")));
        late.Status.ShouldBe(HttpStatusCode.Conflict, "the second of two who open the same form");
        late.Text.ShouldContain("En tredje lydelse.");
        late.Body.ShouldContain("En fjärde lydelse.");
        var detail = await city.GetAsync(City + "/1");
        detail.Document.QuerySelectorAll("thead th").Select(h => string.Join(' ', h.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(h => h.Contains("ny definition", StringComparison.Ordinal)).ShouldBe(["2024 ny definition, version 2", "2025 ny definition, version 3"]);
        detail.Text.ShouldContain("Jämför inte värden på olika sidor om brytpunkten.");
        detail.Document.QuerySelectorAll(".c-gap").Length.ShouldBe(4, "two breaks in the series of two districts");
        detail.Text.ShouldContain("(enligt version 2)", Case.Sensitive, "released before the definition was changed");
        (await host.ReadAsync(db => db.Set<IndicatorDefinition>().CountAsync(d => d.Meaning.StartsWith("Andel som känner")))).ShouldBe(2, "the earlier ones stay");
    }

    [Theory, OnBothDatabases]
    public async Task Figures_SmallOrImpossible_NeverLeaveTheDistrict(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        using var city = await host.SignedInAsync("beredning");
        foreach (var (path, fields, shown) in new[]
        {
            ("/1/2025", new[] { ("Input.Value", "37,5"), ("Input.Base", "24") }, "för litet underlag"),
            ("/1/2025", [("Input.Value", "3,5"), ("Input.Base", "100")], "för få för att visas"),
            ("/1/2025", [("Input.Value", "96,5"), ("Input.Base", "100")], "för få för att visas"),
            ("/2/2026-t2", [("Input.Value", "4")], "för få för att visas"),
            ("/2/2026-t2", [("Input.Value", ""), ("Input.WhyNot", "Uppgiften har inte publicerats.")], "går inte att ta fram"),
        })
        {
            await coordinator.SubmitFormAsync(await coordinator.GetAsync(District + path), "#varde", fields);
            host.Clock.Move(TimeSpan.FromMinutes(1));
            var page = await coordinator.GetAsync(District + path);
            page.Document.QuerySelector("#slapp")!.ParentElement!.TextContent.ShouldContain(shown);
            (await coordinator.SubmitFormAsync(page, "#slappform")).Status.ShouldBe(HttpStatusCode.Redirect, page.Text);
            (await city.GetAsync(City + path[..2])).Text.ShouldContain(shown);
        }

        var kept = await host.ReadAsync(db => db.Set<IndicatorRelease>().AsNoTracking().Where(r => r.State != FigureState.Told).ToListAsync());
        kept.Count.ShouldBe(5);
        kept.ShouldAllBe(r => r.Value == null);
        var file = (await city.GetAsync(City + ".csv")).Body;
        file.ShouldContain("Uppgiften har inte publicerats.");
        file.ShouldNotContain("37,5");
        file.ShouldNotContain("96,5");
    }

    [Theory, OnBothDatabases]
    public async Task Count_NearlyAllOfItsBase_IsToldWithoutTheBase(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        foreach (var (value, of) in new[] { ("97", (int?)null), ("60", 99) })
        {
            await coordinator.SubmitFormAsync(await coordinator.GetAsync(District + "/2/2026-t2"), "#varde", ("Input.Value", value), ("Input.Base", "99"));
            host.Clock.Move(TimeSpan.FromMinutes(1));
            (await coordinator.SubmitFormAsync(await coordinator.GetAsync(District + "/2/2026-t2"), "#slappform")).Status.ShouldBe(HttpStatusCode.Redirect);
            var released = await host.ReadAsync(db => db.Set<IndicatorRelease>().AsNoTracking().OrderByDescending(r => r.ReleasedAt).FirstAsync());
            (released.State, released.Value, released.Base).ShouldBe((FigureState.Told, double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), of));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Enter_BadInput_SaysSoOnTheField_AndLosesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync(District + "/1/2026");
        foreach (var (field, value, said) in new[]
        {
            ("Input.Value", "många", "Skriv ett tal"), ("Input.Value", "130", "mellan 0 och 100"), ("Input.Value", "", "Skriv ett värde, eller varför"), ("Input.Base", "", "Skriv basen"), ("Input.Base", "-3", "Basen är ett helt tal"),
            ("Input.WhyNot", "Ingen mätning i år.", "Skriv antingen ett värde eller"), ("Input.Note", "Ring 070-123 45 67", "telefon"),
        })
        {
            (string, string)[] fields = [.. new[] { ("Input.Value", "40"), ("Input.Base", "200"), ("Input.Note", "Som förra året") }.Where(f => f.Item1 != field), (field, value)];
            var refused = await coordinator.SubmitFormAsync(page, "#varde", fields);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, said);
            refused.Text.ShouldContain(said, Case.Insensitive);
            foreach (var (name, typed) in fields)
                refused.Document.QuerySelector($"[name='{name}']")!.OuterHtml.ShouldContain(typed, Case.Sensitive, name);
        }

        (await host.ReadAsync(db => db.Set<IndicatorValue>().CountAsync(v => v.Year == 2026 && v.PeriodKind == PeriodKind.Year))).ShouldBe(0);
        foreach (var path in new[] { "/1/2027", "/1/2026-t1", "/1/2019", "/1/hej", "/77/2025" })
            (await coordinator.GetAsync(District + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Theory, OnBothDatabases]
    public async Task Save_SecondOfTwo_SeesBothFigures(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var (first, second) = (await coordinator.GetAsync(District + "/1/2025"), await coordinator.GetAsync(District + "/1/2025"));
        (await coordinator.SubmitFormAsync(first, "#varde", ("Input.Value", "41"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var lost = await coordinator.SubmitFormAsync(second, "#varde", ("Input.Value", "42"));
        lost.Status.ShouldBe(HttpStatusCode.Conflict);
        lost.Document.QuerySelector(".stored-now")!.TextContent.ShouldContain("41");
        lost.Document.QuerySelector("[name='Input.Value']")!.GetAttribute("value").ShouldBe("42");
    }

    [Theory, OnBothDatabases]
    public async Task Released_RowsOfADistrict_AreReadByItsCityAlone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var own = await host.ReadAsync(db => db.Set<IndicatorRelease>().CountAsync());
        var neighbours = await host.ReadAsync(db => db.Set<IndicatorRelease>().CountAsync(), DemoSeed.NeighbourSlug);
        (await host.ReadAsync(db => db.Set<IndicatorRelease>().CountAsync(), DemoSeed.CitySlug)).ShouldBe(own + neighbours);
        (await host.ReadAsync(db => db.Set<IndicatorValue>().CountAsync(), DemoSeed.CitySlug)).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<IndicatorRelease>().IgnoreQueryFilters().CountAsync(), DemoSeed.CitySlug)).ShouldBe(own + neighbours, "there is nothing more on SQLite, and on PostgreSQL row security says the same");
        if (database == Database.Postgres)
        {
            (await host.ReadAsync(db => db.Set<IndicatorRelease>().IgnoreQueryFilters().CountAsync())).ShouldBe(own);
            (await host.ReadAsync(db => db.Set<IndicatorValue>().IgnoreQueryFilters().CountAsync(), DemoSeed.CitySlug)).ShouldBe(0);
        }

        var city = await host.ReadAsync(db => db.Set<CommonIndicator>().AsNoTracking().FirstAsync());
        var scope = await host.SystemScopeAsync();
        await Should.ThrowAsync<ForeignPartnershipException>(() => host.Writes.RunAsync(scope, (unit, _) =>
        {
            unit.Db.Add(CommonIndicator.Begin(city.PartnershipId, 99));
            return Task.FromResult(true);
        }, CancellationToken.None));
    }

    [Theory, OnBothDatabases]
    public async Task Compilation_OfTheYear_HasTheIndicatorsWithSourceAndTheMissing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await CityHouse.ReportedAsync(host);
        var address = await CityHouse.CompiledAsync(host);
        using var city = await host.SignedInAsync("beredning");
        var page = await city.GetAsync(address);
        page.Text.ShouldContain("Anmälda rån mot person utomhus, 2026 T2");
        page.Text.ShouldContain("Källa: Brå, anmälda brott. Definition version 1, mätt.");
        page.Text.ShouldNotContain("2026 T3", Case.Sensitive, "it has not ended");
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(await city.Http.GetByteArrayAsync(address + ".docx")), false);
        document.MainDocumentPart!.Document.Body!.InnerText.ShouldContain("Saknas: Norra Åstad.");
    }

    [Theory]
    [InlineData("stadssamordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("beredning", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    public async Task Get_InTheCity_ByRole(string persona, HttpStatusCode read, HttpStatusCode define)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        foreach (var path in new[] { City, City + "/1", City + ".csv", City + "/1.xlsx" })
            (await client.GetAsync(path)).Status.ShouldBe(read, path);
        (await client.GetAsync(City + "/1/definition")).Status.ShouldBe(define);
        (await client.GetAsync(City + "/77")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(City + "/77.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(District)).Status.ShouldBe(HttpStatusCode.NotFound, "another partnership");
        (await client.GetAsync(CityHouse.Root + "/indikatorer")).Location.ShouldBe(City);
        var form = (await client.GetAsync(City + "/1")).Document.QuerySelector("form[action*='handler=End']");
        (form is not null).ShouldBe(define == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("analytiker", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("falt", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_InADistrict_ByRole(string persona, HttpStatusCode list, HttpStatusCode enter)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(District)).Status.ShouldBe(list);
        (await client.GetAsync(District + "/1/2025")).Status.ShouldBe(enter);
        (await client.GetAsync($"/{DemoSeed.DistrictSlug}/staden/indikatorer")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task End_ClosesTheSeries_AndALaterPeriodIsNotAskedFor()
    {
        await using var host = await LyktaHost.StartAsync();
        using var city = await host.SignedInAsync("stadssamordnare");
        var page = await city.GetAsync(City + "/2");
        (await city.SubmitFormAsync(page, "form[action*='handler=End']", ("EndsOn", "2020-01-01"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await city.SubmitFormAsync(page, "form[action*='handler=End']", ("EndsOn", "2026-08-31"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.GetAsync(District + "/2/2026-t3")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync(District + "/2/2026-t2")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("2026", 1, "2026-01-01", "2026-12-31")]
    [InlineData("2026-h2", 2, "2026-07-01", "2026-12-31")]
    [InlineData("2026-t2", 2, "2026-05-01", "2026-08-31")]
    public void Period_FromAnAddress_HasItsDays(string slug, int part, string start, string end)
    {
        var period = IndicatorPeriod.Parse(slug)!.Value;
        (period.Part, $"{period.Start:yyyy-MM-dd}", $"{period.End:yyyy-MM-dd}", period.Slug).ShouldBe((part, start, end, slug));
        IndicatorPeriod.Of(period.Kind, period.End).ShouldBe(period);
        period.Next.Start.ShouldBe(period.End.AddDays(1));
        IndicatorPeriod.Parse(slug + "x").ShouldBeNull();
    }

    [Fact]
    public async Task Compare_Shares_GivesARangeThatNarrowsWithTheBase_AndNeverRanks()
    {
        await using var host = await LyktaHost.StartAsync();
        using var city = await host.SignedInAsync("beredning");
        var page = await city.GetAsync(City + "/1?period=2025");
        var rows = page.Document.QuerySelectorAll("table").Last(t => t.TextContent.Contains("Spann", StringComparison.Ordinal)).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(2);
        rows[0].ShouldStartWith("Norra Åstad", Case.Sensitive, "by name");
        page.Text.ShouldContain("De rangordnas aldrig.");
        // 247 and 421 answers around 26,2 %: R's qbinom(c(.001, .999), n, p) / n.
        rows[0].ShouldContain("18–35 %");
        rows[1].ShouldContain("20–33 %");
        (await city.GetAsync(City + "/2")).Text.ShouldContain("Ett förväntat spann kan bara räknas för en andel");
    }

}
