using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Places;

public sealed class AreaImportTests
{
    private const string Root = $"/{DemoSeed.DistrictSlug}";
    internal const string Import = $"{Root}/omraden/importera";

    [Theory, OnBothDatabases]
    public async Task Import_FileTwice_AddsNothingTheSecondTime(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await AreasAsync(host);
        var file = Collection(Square("NORRA HAGEN", 16.5, 58.5), Square("TALLKULLA GÅRD", 16.52, 58.5));
        var preview = await UploadAsync(client, file);
        preview.Text.ShouldContain("2 områden i filen. Nya: 2.");
        preview.Text.ShouldContain("Tallkulla gård");
        preview.Document.QuerySelectorAll("svg.c-map path").Length.ShouldBe(2);
        (await AreasAsync(host)).Count.ShouldBe(before.Count);
        (await client.SubmitAsync(preview)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await AreasAsync(host)).Select(a => a.Name).Except(before.Select(a => a.Name)).ShouldBe(["Norra Hagen", "Tallkulla gård"], ignoreOrder: true);

        var again = await UploadAsync(client, file);
        again.Text.ShouldContain("Filen innehåller inget nytt");
        again.Document.QuerySelector("input[name=held64]").ShouldNotBeNull();
        var forced = await client.SubmitAsync(again);
        forced.Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(forced.Location!)).Text.ShouldContain("Filen innehåller inget nytt");
        (await AreasAsync(host)).Count.ShouldBe(before.Count + 2);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "areas.imported"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Import_NewBorder_StandsFirstAndIsCountedInTheHeading(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        string[] others = [Square("Ekdunge", 16.5, 58.5), Square("Norrhult", 16.52, 58.5)];
        (await client.SubmitAsync(await UploadAsync(client, Collection([.. others, Square("Tjärnmo", 16.54, 58.5)])))).Status.ShouldBe(HttpStatusCode.Redirect);
        var preview = await UploadAsync(client, Collection([.. others, Square("Strandfors", 16.56, 58.5), Square("Tjärnmo", 16.541, 58.5)]));
        preview.Text.ShouldContain("Område för område, det med ny gräns först");
        preview.Document.QuerySelectorAll("table tbody th[scope=row]").Select(t => t.TextContent).ShouldBe(["Tjärnmo", "Strandfors", "Ekdunge", "Norrhult"]);
        preview.Document.QuerySelector("table tbody tr .chip")!.TextContent.ShouldContain("ny gräns");
    }

    [Theory, OnBothDatabases]
    public async Task Import_BadFile_SaysWhyAndChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = (await AreasAsync(host)).Count;
        foreach (var (file, error) in new[]
        {
            ("", "Välj en fil"), ("[1,2", "inte GeoJSON"), ("<xml/>", "inte GeoJSON"), (Collection(), "inga punkter"),
            (Collection(Square("Långt bort", 2.3, 48.8)), "utanför Sverige"), (Collection(Square("Fel", 58.5, 16.5)), "omvänd ordning"),
        })
        {
            var page = await UploadAsync(client, file);
            page.Document.QuerySelector(".ds-error-summary")!.TextContent.ShouldContain(error);
            page.Document.QuerySelector("input[name=held64]").ShouldBeNull();
        }

        (await AreasAsync(host)).Count.ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task Import_DamagedName_AsksBeforeItSaves(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var preview = await UploadAsync(client, Collection(Square("Sodermalms", 18.07, 59.31), Square("", 18.01, 59.31), Point("Punkten", 18.02, 59.31)));
        preview.Text.ShouldContain("Objekt 2 har inget namn.");
        preview.Text.ShouldContain("Objekt 3, Punkten, är inte en yta.");
        var choices = preview.Document.QuerySelectorAll<IHtmlOptionElement>("select[name='Answers[1]'] option").Select(o => o.Value).ToList();
        choices.ShouldBe(["", "Södermalm", "Sodermalms", "-"]);
        var unanswered = await client.SubmitAsync(preview);
        unanswered.Text.ShouldContain("Välj vad ”Sodermalms” är.");
        (await AreasAsync(host)).ShouldNotContain(a => a.Name == "Södermalm");
        (await client.SubmitAsync(unanswered, ("Answers[1]", "Södermalm"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await AreasAsync(host)).ShouldContain(a => a.Name == "Södermalm");
    }

    [Theory, OnBothDatabases]
    public async Task Import_AreasChangedSinceThePage_AreShownAgainBeforeTheyAreSaved(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var preview = await UploadAsync(client, Collection(Square("Kappby", 16.5, 58.5)));
        preview.Text.ShouldContain("Nya: 1.");
        (await client.SubmitAsync(await UploadAsync(client, Collection(Square("Kappby", 16.7, 58.5))))).Status.ShouldBe(HttpStatusCode.Redirect);
        var border = (await AreasAsync(host)).Single(a => a.Name == "Kappby").Boundary;

        var late = await client.SubmitAsync(preview);
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Områdena har ändrats sedan du läste sidan");
        late.Text.ShouldContain("Nya: 0.");
        late.Text.ShouldContain("1 område ligger på en helt annan plats än det med samma namn i Lykta.");
        (await AreasAsync(host)).Single(a => a.Name == "Kappby").Boundary.ShouldBe(border);
        (await client.SubmitAsync(late)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await AreasAsync(host)).Single(a => a.Name == "Kappby").Boundary.ShouldNotBe(border);
    }

    [Fact]
    public async Task Import_FileOfAnOlderProgram_KeepsItsLetters()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var json = Collection(Square("Årdalen", 16.5, 58.5));
        (await UploadAsync(client, Encoding.Latin1.GetBytes(json))).Document.QuerySelector("table tbody th[scope=row]")!.TextContent.ShouldBe("Årdalen");
        (await UploadAsync(client, json.Replace("Årdalen", "abc\\ud800", StringComparison.Ordinal))).Document.QuerySelector(".ds-error-summary")!.TextContent.ShouldContain("inte GeoJSON");
    }

    [Fact]
    public async Task Import_SameQuestionAnsweredTwice_TakesTheFirst()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var preview = await UploadAsync(client, Collection(Square("Sodermalms", 18.07, 59.31)));
        (await client.SubmitAsync(preview, ("Answers[1]", "Södermalm"), ("Answers[01]", "Sodermalms"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task Import_NewArea_IsKnownToTheNextReport(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var index = host.Services.GetRequiredService<PlaceIndexes>();
        var partnership = (await host.SystemScopeAsync()).Partnership!;
        (await index.OfAsync(partnership, CancellationToken.None)).AreaAt(new(16.505, 58.505)).ShouldBeNull();
        (await client.SubmitAsync(await UploadAsync(client, Collection(Square("Kappby", 16.5, 58.5))))).Status.ShouldBe(HttpStatusCode.Redirect);
        var known = (await AreasAsync(host)).Single(a => a.Name == "Kappby").Id;
        (await index.OfAsync(partnership, CancellationToken.None)).AreaAt(new(16.505, 58.505)).ShouldBe(known);
    }

    [Theory, OnBothDatabases]
    public async Task Import_SealOfAnother_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        using var other = await host.SignedInAsync("samordnare", neighbour: true);
        var foreign = await UploadAsync(other, Collection(Square("Grannby", 16.5, 58.5)), $"/{DemoSeed.NeighbourSlug}/omraden/importera");
        var seal = foreign.Document.QuerySelector<IHtmlInputElement>("input[name=held64]")!.Value;
        var mine = await UploadAsync(client, Collection(Square("Minby", 16.5, 58.5)));
        (await client.SubmitAsync(mine, ("held64", seal))).Text.ShouldContain("Välj den på nytt");
        (await AreasAsync(host)).ShouldNotContain(a => a.Name == "Grannby");
    }

    [Theory, OnBothDatabases]
    public async Task Import_StockholmsStadsdelar_GivesTheDistrictsOfEachTime(Database database)
    {
        var file = await File.ReadAllTextAsync(SharedData.PathOf("stockholm-stadsdelar.geojson"));
        await using var host = await LyktaHost.StartAsync(database);
        // The demo's Sundby bears the name of one of Stockholm's.
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) =>
            unit.Db.Set<Area>().Where(a => a.Name == "Sundby").ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, "Sundbytorp"), cancel), CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        var before = (await AreasAsync(host)).Select(a => a.Id).ToHashSet();
        var preview = await UploadAsync(client, file);
        preview.Text.ShouldContain("117 områden i filen. Nya: 117.");
        preview.Document.QuerySelectorAll("select[name^='Answers']").ShouldBeEmpty();
        (await client.SubmitAsync(preview)).Status.ShouldBe(HttpStatusCode.Redirect);

        var added = (await AreasAsync(host)).Where(a => !before.Contains(a.Id)).ToList();
        var (today, reform) = (new DateOnly(2026, 11, 20), new DateOnly(2023, 7, 1));
        var parts = added.Where(a => a.Kind == AreaKind.Neighbourhood).ToList();
        var districts = added.Where(a => a.Kind == AreaKind.District).ToList();
        parts.Count.ShouldBe(117);
        parts.ShouldContain(a => a.Name == "Hässelby gård");
        districts.Count(d => d.IsValidOn(today)).ShouldBe(11);
        districts.Count(d => d.IsValidOn(reform.AddDays(-1))).ShouldBe(13);
        parts.Select(p => districts.Single(d => d.Id == p.ParentId)).ShouldAllBe(d => d.IsValidOn(today));
        var links = await host.ReadAsync(db => db.Set<AreaSuccession>().ToListAsync());
        string Name(Web.Data.AreaId id) => districts.Single(d => d.Id == id).Name;
        links.Where(l => l.On == reform).Select(l => $"{Name(l.FromId)}>{Name(l.ToId)}").ShouldBe(
            ["Rinkeby-Kista>Järva", "Spånga-Tensta>Järva", "Norrmalm>Norra innerstaden", "Östermalm>Norra innerstaden"], ignoreOrder: true);

        (await UploadAsync(client, file)).Text.ShouldContain("Filen innehåller inget nytt");
        var then = await client.GetAsync($"{Root}/omraden?dag=2023-06-30");
        then.Document.QuerySelectorAll("table th[scope=row]").Select(t => t.FirstChild!.TextContent.Trim()).ShouldContain("Rinkeby-Kista");
        then.Text.ShouldContain("2023-07-01: Rinkeby-Kista och Spånga-Tensta blev Järva");
        var now = await client.GetAsync($"{Root}/omraden");
        now.Document.QuerySelectorAll("table th[scope=row]").Select(t => t.FirstChild!.TextContent.Trim()).ShouldNotContain("Rinkeby-Kista");
    }

    [Theory, OnBothDatabases]
    public async Task Areas_UnreadableDay_SaysSoAndShowsToday(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var page = await client.GetAsync($"{Root}/omraden?dag=igår");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Skriv dagen som 2023-06-30.");
        page.Text.ShouldContain("12 områden i 1 distrikt den 2026-11-20");
    }

    internal static Task<List<Area>> AreasAsync(LyktaHost host) => host.ReadAsync(db => db.Set<Area>().AsNoTracking().ToListAsync());

    [Fact]
    public async Task Import_PersonalNumberAsAName_IsStopped()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var refused = await UploadAsync(client, Collection(Square("Kvarteret 811218-9876", 16.5, 58.5)));
        refused.Document.QuerySelector(".ds-error-summary").ShouldNotBeNull(refused.Text);
        refused.Document.QuerySelector("[name=held64]").ShouldBeNull("nothing to say yes to");
        (await UploadAsync(client, Collection(Square("Karl Johans torg", 16.5, 58.5)))).Document.QuerySelector("[name=held64]").ShouldNotBeNull("a square may bear a person's name");
    }

    internal static Task<LyktaPage> UploadAsync(LyktaClient client, string json, string path = Import) => UploadAsync(client, Encoding.UTF8.GetBytes(json), path);

    private static async Task<LyktaPage> UploadAsync(LyktaClient client, byte[] file, string path = Import)
    {
        var form = (await client.GetAsync(path)).Document.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in LyktaClient.FieldsOf(form))
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file), "file", "omraden.geojson");
        using var response = await client.Http.PostAsync(path, content);
        return await LyktaPage.ReadAsync(response, path);
    }

    internal static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    internal static string Square(string name, double x, double y) => Feature(name, string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":"Polygon","coordinates":[[[{{x}},{{y}}],[{{x + 0.01}},{{y}}],[{{x + 0.01}},{{y + 0.01}}],[{{x}},{{y + 0.01}}],[{{x}},{{y}}]]]}"""));

    private static string Point(string name, double x, double y) =>
        Feature(name, string.Create(CultureInfo.InvariantCulture, $$"""{"type":"Point","coordinates":[{{x}},{{y}}]}"""));

    private static string Feature(string name, string geometry) => $$"""{"type":"Feature","properties":{"name":"{{name}}"},"geometry":{{geometry}}}""";
}
