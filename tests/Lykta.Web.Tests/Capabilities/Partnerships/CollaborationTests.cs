using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Partnerships.Collaborations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Partnerships;

public sealed class CollaborationTests
{
    private const string List = $"/{DemoSeed.DistrictSlug}/samarbeten";
    private const string Neighbours = $"/{DemoSeed.NeighbourSlug}/samarbeten";
    private const string Demo = $"{List}/{DemoCollaboration.Slug}";

    [Theory, OnBothDatabases]
    public async Task Report_MonthOfTheFirstStage_ShowsGlobenOnlyAndLaterAll(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await SoderortAsync(host);
        using var client = await host.SignedInAsync("samordnare");
        var march = await client.GetAsync($"{List}/natverk-soderort?manad=2005-03");
        march.Text.ShouldContain("I 2005-03 gällde samarbetet Globen.");
        march.Document.QuerySelectorAll("tbody th[scope=row]").Select(c => c.TextContent).ShouldBe(["Globen"]);
        march.Text.ShouldNotContain("Farsta");
        var november = await client.GetAsync($"{List}/natverk-soderort?manad=2005-11");
        november.Text.ShouldContain("Hela Söderort");
        november.Document.QuerySelectorAll("tbody th[scope=row]").Select(c => c.TextContent).ShouldBe(["Globen", "Farsta"], ignoreOrder: true);
        march.Text.ShouldContain("Polismyndigheten");
        march.Document.QuerySelectorAll(".lines .muted").Select(e => e.TextContent).Intersect(["Polis", "Kollektivtrafik", "Stadsdel"]).Count().ShouldBe(3);
        march.Text.ShouldContain("Renare och grönare");
        (await client.GetAsync($"{List}/natverk-soderort?manad=banan")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void StatusOn_DecidedDay_TurnsPermanent()
    {
        var it = Collaboration.Begin("natverk-soderort", Text("Nätverk Söderort"), PartnershipId.New());
        it.MakePermanent(new(2008, 1, 1));
        it.StatusOn(new(2007, 12, 31)).ShouldBe(CollaborationStatus.Trial);
        it.StatusOn(new(2008, 1, 1)).ShouldBe(CollaborationStatus.Permanent);
    }

    [Theory, OnBothDatabases]
    public async Task Get_PartnershipThatTakesNoPart_IsNotFound(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await SoderortAsync(host);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync(Neighbours)).Document.QuerySelectorAll("tbody a").Select(a => a.TextContent).ShouldBe(["Nätverk Åstad"]);
        foreach (var page in new[] { "", "/andra", "/slapp" })
            (await neighbour.GetAsync($"{Neighbours}/natverk-soderort{page}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync(Neighbours)).Text.ShouldContain("Nätverk Åstad");
    }

    [Theory, OnBothDatabases]
    public async Task ReleaseAndWithdraw_OwnCounts_OthersSeeThemUntilThen(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var mine = await host.SignedInAsync("samordnare");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        var before = (await neighbour.GetAsync($"{Neighbours}/{DemoCollaboration.Slug}?manad=2026-11")).Document.QuerySelectorAll("tbody tr").Length;
        var page = await mine.GetAsync($"{Demo}/slapp");
        page.Document.QuerySelectorAll(".table tbody tr").Length.ShouldBeGreaterThan(0);
        var done = await mine.SubmitFormAsync(page, "form[action*='handler=Counts']");
        done.Status.ShouldBe(HttpStatusCode.Redirect);
        var after = await neighbour.GetAsync($"{Neighbours}/{DemoCollaboration.Slug}?manad=2026-11");
        after.Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(before);
        var own = await mine.GetAsync($"{Demo}/slapp");
        await mine.SubmitFormAsync(own, "form[action*='handler=Withdraw']");
        (await neighbour.GetAsync($"{Neighbours}/{DemoCollaboration.Slug}?manad=2026-11")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(before);
        var withdrawn = await host.ReadAsync(db => db.Set<CollaborationRelease>().Where(r => r.WithdrawnAt != null).ToListAsync());
        withdrawn.ShouldHaveSingleItem().Content.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task ReleaseObservations_OnlyCodePlaceAndWeekLeave(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var allowed = await host.ReadAsync(db => WeekFigures.ObservationsAsync(db, new(2026, 11, 16), CancellationToken.None));
        allowed.Count.ShouldBeGreaterThan(0);
        var secret = await host.ReadAsync(db => db.Set<Web.Capabilities.Observations.Observation>()
            .Where(o => o.Sharing < SharingLevel.Partnership).Select(o => o.Id).FirstAsync());
        using var mine = await host.SignedInAsync("samordnare");
        var page = await mine.GetAsync($"{Demo}/slapp?vecka=2026-11-16");
        page.Document.QuerySelectorAll("input[name=rader]").Length.ShouldBe(allowed.Count);
        (await mine.SubmitFormAsync(page, "form[action*='handler=Observations']", ("rader", secret.Value.ToString()))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await mine.SubmitFormAsync(page, "form[action*='handler=Observations']", ("rader", allowed[0].Id.Value.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var evaluator = await host.SignedInAsync("utvarderare", neighbour: true);
        var seen = await evaluator.GetAsync($"{Neighbours}/{DemoCollaboration.Slug}?manad=2026-11");
        seen.Text.ShouldContain("Enstaka iakttagelser");
        seen.Text.ShouldContain(allowed[0].Content.Place ?? allowed[0].Content.Area);
    }

    [Theory, OnBothDatabases]
    public async Task Counts_SensitiveSmallCells_AreHiddenInTheReleaseItself(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var sensitive = (await host.ReadAsync(db => db.Set<Web.Capabilities.Observations.EventType>().Where(t => t.IsSensitive).Select(t => t.Code).ToListAsync())).ToHashSet();
        var released = await host.ReadAsync(db => db.Set<CollaborationRelease>().AsNoTracking().ToListAsync());
        released.Select(r => r.PartnershipId).Distinct().Count().ShouldBe(2);
        var cells = released.SelectMany(r => r.Counts).Where(c => sensitive.Contains(c.Code)).ToList();
        cells.ShouldNotBeEmpty();
        cells.Where(c => c.Count is not null).ShouldAllBe(c => c.Count >= 5);
        released.ShouldAllBe(r => !r.Content!.Contains("vald-nara", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Leave_Participant_SeesAndShowsNothingMore(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var mine = await host.SignedInAsync("samordnare");
        await mine.SubmitFormAsync(await mine.GetAsync($"{Demo}/andra"), "form[action*='handler=Leave']");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"{Neighbours}/{DemoCollaboration.Slug}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetAsync($"{Demo}?manad=2026-11")).Document.QuerySelectorAll("tbody td[data-label='Från']").Select(c => c.TextContent).Distinct().ShouldBe(["Sundby-Ekbacken"]);
        var left = await host.ReadAsync(db => db.Set<CollaborationRelease>().Select(r => r.PartnershipId).Distinct().CountAsync());
        left.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Edit_Lead_AddsAndRemovesAndIsToldWhatIsMissing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var mine = await host.SignedInAsync("samordnare");
        var begun = await mine.SubmitAsync(await mine.GetAsync(List), ("Name", "Samverkan Söder"));
        begun.Location.ShouldBe($"{List}/samverkan-soder/andra");
        (await mine.SubmitAsync(await mine.GetAsync(List), ("Name", ""))).Text.ShouldContain("Skriv vad samarbetet heter");
        var edit = $"{List}/samverkan-soder/andra";
        foreach (var (handler, fields) in new (string, (string, string)[])[]
                 {
                     ("handler=Party", [("Party.Name", "Svenska kyrkan"), ("Party.Category", "FaithCommunity")]),
                     ("handler=Goal", [("Goal.Text", "Renare och grönare"), ("Goal.Kind", "CleanAndGreen")]),
                     ("handler=Area", [("Area.AreaName", "Ekbacken"), ("Area.From", "2026-01-01")]),
                     ("handler=Participant", [("Participant.Slug", DemoSeed.NeighbourSlug)]),
                 })
            (await mine.SubmitFormAsync(await mine.GetAsync(edit), $"form[action$='{handler}']", fields)).Status.ShouldBe(HttpStatusCode.Redirect, handler);
        var wrong = await mine.SubmitFormAsync(await mine.GetAsync(edit), "form[action$='handler=Area']", ("Area.AreaName", "Sundby"), ("Area.From", "2026-02-01"), ("Area.To", "2026-01-01"));
        wrong.Text.ShouldContain("Sista dagen kan inte ligga före den första");
        (await mine.SubmitFormAsync(await mine.GetAsync(edit), "form[action$='handler=Goal']", ("Goal.Text", "Ring 19850101-2382"))).Document
            .QuerySelector(".ds-error-summary").ShouldNotBeNull();
        await mine.SubmitFormAsync(await mine.GetAsync(edit), "form[action$='handler=RemoveParty']");
        (await mine.GetAsync(edit)).Text.ShouldNotContain("Svenska kyrkan");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"{Neighbours}/samverkan-soder")).Status.ShouldBe(HttpStatusCode.OK);
        (await neighbour.GetAsync($"{Neighbours}/samverkan-soder/andra")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task RowSecurity_OnPostgres_ForeignReleaseCannotBeWrittenAndIsReadByParticipantsOnly()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var host = await LyktaHost.StartAsync(Database.Postgres);
        await SoderortAsync(host);
        var neighbour = await host.SystemScopeAsync(DemoSeed.NeighbourSlug);
        var changed = await host.Writes.RunAsync(neighbour, (unit, cancel) => unit.Db.Database.ExecuteSqlAsync(
            $"UPDATE \"CollaborationRelease\" SET \"Content\" = '[]' WHERE \"PartnershipId\" <> {neighbour.PartnershipId.Value}", cancel), CancellationToken.None);
        changed.ShouldBe(0);
        var seen = await host.Store.ReadAsync(neighbour, db => db.Set<CollaborationRelease>().IgnoreQueryFilters().Select(r => r.Week).ToListAsync(), CancellationToken.None);
        seen.ShouldAllBe(w => w.Year == 2026);
        seen.Count.ShouldBe(8);
        await using var nobody = host.Store.Open(new LyktaScope());
        (await nobody.Set<CollaborationRelease>().IgnoreQueryFilters().CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("falt", HttpStatusCode.OK, HttpStatusCode.Forbidden), InlineData("polis", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.Forbidden), InlineData("utvarderare", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK), InlineData("forskola", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), InlineData("analytiker", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_EachRole_SeesOrIsRefused(string persona, HttpStatusCode read, HttpStatusCode manage)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(List)).Status.ShouldBe(read);
        (await client.GetAsync(Demo)).Status.ShouldBe(read);
        (await client.GetAsync($"{Demo}/andra")).Status.ShouldBe(manage);
        (await client.GetAsync($"{Demo}/slapp")).Status.ShouldBe(manage);
        (await client.GetAsync($"{List}/finns-inte")).Status.ShouldBe(read == HttpStatusCode.OK ? HttpStatusCode.NotFound : read);
    }

    // S0: Globen from January 2005, all of Söderort from November; figures released for two areas both months.
    private static async Task SoderortAsync(LyktaHost host) => await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
    {
        var it = Collaboration.Begin("natverk-soderort", Text("Nätverk Söderort"), unit.Scope.PartnershipId);
        it.MakePermanent(new(2008, 1, 1));
        unit.Db.Add(it);
        unit.Db.Add(new CollaborationParticipant { CollaborationId = it.Id, PartnershipId = unit.Scope.PartnershipId, JoinedOn = new(2005, 1, 1) });
        foreach (var (name, category) in new[] { ("Polismyndigheten", OrganisationCategory.Police), ("SL", OrganisationCategory.Transport), ("Enskede-Årsta", OrganisationCategory.District) })
            unit.Db.Add(new CollaborationParty { CollaborationId = it.Id, Name = name, Category = category });
        unit.Db.Add(CollaborationGoal.Set(it.Id, CollaborationGoalKind.CleanAndGreen, Text("Städat runt arenan")));
        unit.Db.Add(new CollaborationScope { CollaborationId = it.Id, AreaName = "Globen", From = new(2005, 1, 1) });
        unit.Db.Add(new CollaborationScope { CollaborationId = it.Id, AreaName = "Hela Söderort", IsWhole = true, From = new(2005, 11, 1) });
        foreach (var week in new DateOnly[] { new(2005, 3, 14), new(2005, 11, 14) })
        {
            List<ReleasedCount> counts = [new("Globen", null, "skadegorelse", "Skadegörelse", "Damage", 7), new("Farsta", null, "skadegorelse", "Skadegörelse", "Damage", 6)];
            unit.Db.Add(CollaborationRelease.Of(it.Id, unit.Scope.PartnershipId, week, counts, null, unit.Now));
        }

        return Task.FromResult(true);
    }, CancellationToken.None);

    private static ScreenedText Text(string value) =>
        ScreenedText.TryPass(value, ScreeningContext.Inside, Enum.GetValues<FindingKind>().ToHashSet(), out var passed, out _) ? passed : throw new InvalidDataException(value);
}
