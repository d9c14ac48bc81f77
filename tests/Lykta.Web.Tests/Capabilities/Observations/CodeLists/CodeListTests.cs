using System.Net;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.CodeLists;

public sealed class CodeListTests
{
    private const string Page = DeskHouse.Root + "/kodlistor";

    [Fact]
    public async Task Pictures_InTheList_HaveNamesInTheLanguageOfThePage()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var options = (await client.GetAsync(Page)).Document.QuerySelectorAll("select[name='Input.Icon'] option:not([value=''])").ToList();
        options.Count.ShouldBeGreaterThan(90);
        foreach (var option in options)
        {
            var key = "CodeLists.Icon." + option.GetAttribute("value");
            option.TextContent.ShouldBe(TextCatalogue.Embedded["sv"][key]);
            TextCatalogue.Embedded["en"].ContainsKey(key).ShouldBeTrue(key);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Types_AddRewordMoveVersionRetire_KeepWhatWasCounted(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var lamp = await host.ReceiveAsync("Lampan är släckt.");
        using var client = await host.SignedInAsync("samordnare");
        var added = await client.SubmitFormAsync(await client.GetAsync(Page), "form[action*='AddType']", ("Input.NameSv", "Elsparkcyklar i vägen"), ("Input.Icon", "road"));
        added.Status.ShouldBe(HttpStatusCode.Redirect);
        var fresh = await TypeAsync(host, "elsparkcyklar-i-vagen");
        (fresh.NameEn, fresh.IsSensitive, fresh.Precision).ShouldBe(("Elsparkcyklar i vägen", true, PlacePrecision.NamedPlace));

        var edit = await client.GetAsync($"{Page}/typ/{lamp.TypeId.Value}");
        (await client.SubmitFormAsync(edit, "main form.form", ("Input.NameSv", "Lampa som inte lyser"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TypeAsync(host, "belysning")).NameSv.ShouldBe("Lampa som inte lyser");
        (await client.GetAsync(DeskHouse.Root + "/iakttagelser")).Text.ShouldContain("Lampa som inte lyser");

        edit = await client.GetAsync($"{Page}/typ/{lamp.TypeId.Value}");
        var form = edit.Document.QuerySelector("main form.form")!;
        form.SetAttribute("action", $"{Page}/typ/{lamp.TypeId.Value}?handler=Version");
        (await client.SubmitFormAsync(edit, "main form.form", ("Input.NameSv", "Lampa eller skylt"), ("Input.Precision", "NamedPlace"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var versions = await host.ReadAsync(db => db.Set<EventType>().Where(t => t.Code == "belysning").OrderBy(t => t.ListVersion).ToListAsync());
        versions.Select(v => (v.ListVersion, v.NameSv, v.RetiredAt is null)).ShouldBe([(1, "Lampa som inte lyser", false), (2, "Lampa eller skylt", true)]);
        (await host.FindAsync(lamp.Number)).TypeId.ShouldBe(versions[0].Id);

        var list = await client.GetAsync(Page);
        var names = Names(list);
        var up = list.Document.QuerySelectorAll("form[action*='Move']").Single(f => f.QuerySelector("[name=id]")!.GetAttribute("value") == fresh.Id.Value.ToString());
        up.SetAttribute("id", "flytta");
        await client.SubmitFormAsync(list, "#flytta", ("step", "-1"));
        list = await client.GetAsync(Page);
        Names(list).IndexOf("Elsparkcyklar i vägen").ShouldBe(names.IndexOf("Elsparkcyklar i vägen") - 1);
        var retire = list.Document.QuerySelectorAll("form[action*='RetireType']").Single(f => f.QuerySelector("[name=id]")!.GetAttribute("value") == fresh.Id.Value.ToString());
        retire.SetAttribute("id", "bort");
        await client.SubmitFormAsync(list, "#bort");
        Names(await client.GetAsync(Page)).ShouldNotContain("Elsparkcyklar i vägen");
    }

    [Theory, OnBothDatabases]
    public async Task OwnFields_FiveAtMost_AreFilledScreenedFilteredAndExported(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Klotter på väggen.", "skadegorelse");
        using var client = await host.SignedInAsync("samordnare");
        async Task<LyktaPage> AddAsync(string name, string kind, string options = "") => await client.SubmitFormAsync(
            await client.GetAsync(Page), "form[action*='AddField']", ("Field.NameSv", name), ("Field.Kind", kind), ("Field.Options", options));
        (await AddAsync("Väderlek", "Choice", "regn")).Document.QuerySelector("#Field_Options-error").ShouldNotBeNull();
        (await AddAsync("Väderlek", "Choice", "regn\nsol")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await AddAsync("Husets del", "Text")).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var name in new[] { "C", "D", "E" })
            await AddAsync(name, "Text");
        (await AddAsync("F", "Text")).Document.QuerySelector("#Field_NameSv-error")!.TextContent.ShouldContain("redan 5 fält");
        var fields = await host.ReadAsync(db => db.Set<OwnField>().OrderBy(f => f.Order).ToListAsync());
        fields.Count.ShouldBe(5);

        const string form = ".desk form[action*='nr='].form";
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        var refused = await client.SubmitFormAsync(page, form, ("Input.Control", "1"), ($"Own[{fields[0].Key}]", "regn"), ($"Own[{fields[1].Key}]", "ring 811218-9876"));
        refused.Document.QuerySelector($"#Own_{fields[1].Key}-error").ShouldNotBeNull();
        (await client.SubmitFormAsync(refused, form, ($"Own[{fields[1].Key}]", "=entrén"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync($"{DeskHouse.Root}/iakttagelser?{fields[0].Key}=regn")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await client.GetAsync($"{DeskHouse.Root}/iakttagelser?{fields[0].Key}=sol")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(0);
        (await client.GetAsync($"{DeskHouse.Root}/iakttagelser?{fields[0].Key}=hagel")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var csv = (await client.GetAsync($"{DeskHouse.Root}/iakttagelser.csv?{fields[0].Key}=regn")).Body;
        csv.ShouldContain(";Väderlek;Husets del;C;D;E;");
        csv.ShouldContain(";regn;\"'=entrén\";;;;");
    }

    [Theory, OnBothDatabases]
    public async Task Scale_NewWords_AreANewVersionAndOldRowsKeepTheirs(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("admin");
        (await client.SubmitFormAsync(await client.GetAsync(Page), "form[action*='Scale']", ("Scale.Sv2", ""))).Document.QuerySelector("#Scale_Sv2-error").ShouldNotBeNull();
        (await client.SubmitFormAsync(await client.GetAsync(Page), "form[action*='Scale']", ("Scale.Sv2", "Många går en omväg"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var scale = await host.ReadAsync(db => db.Set<UnsafetyScale>().SingleAsync());
        scale.ScaleVersion.ShouldBe(2);
        scale.Labels(english: false).ShouldBe(["Ingen påverkan", "Irriterar", "Många går en omväg", "Otryggt för många eller akut"]);
        using var coordinator = await host.SignedInAsync("samordnare");
        var old = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Unsafety == 2 && o.Sharing >= Web.Data.SharingLevel.Briefing).Select(o => o.Number).FirstAsync());
        (await coordinator.GetAsync($"{DeskHouse.Root}/iakttagelser/{old}")).Text.ShouldContain("Otryggt för vissa");
    }

    [Theory, OnBothDatabases]
    public async Task Categories_AddRewordVersionRetire_DecideWhatAUnitIsOffered(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("admin");
        (await client.SubmitFormAsync(await client.GetAsync(Page), "form[action*='AddCategory']", ("Category.NameSv", ""))).Document.QuerySelector("#Category_NameSv-error").ShouldNotBeNull();
        (await client.SubmitFormAsync(await client.GetAsync(Page), "form[action*='AddCategory']", ("Category.NameSv", "ring 811218-9876"))).Document.QuerySelector("#Category_NameSv-error").ShouldNotBeNull();
        (await client.SubmitFormAsync(await client.GetAsync(Page), "form[action*='AddCategory']", ("Category.NameSv", "bibliotek"), ("Category.NameEn", "library"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var added = await CategoryAsync(host, "bibliotek");

        var edit = await client.GetAsync($"{Page}/kategori/{added.Id.Value}");
        (await client.SubmitFormAsync(edit, "main form.form", ("Category.NameSv", "bibliotek och museum"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(edit, "main form.form", ("Category.NameSv", "den andra"))).Text.ShouldContain("ändrat");
        edit = await client.GetAsync($"{Page}/kategori/{added.Id.Value}");
        edit.Document.QuerySelector("main form.form")!.SetAttribute("action", $"{Page}/kategori/{added.Id.Value}?handler=Version");
        (await client.SubmitFormAsync(edit, "main form.form", ("Category.NameSv", "kulturhus"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var versions = await host.ReadAsync(db => db.Set<ReporterCategory>().Where(c => c.Code == "bibliotek").OrderBy(c => c.ListVersion).ToListAsync());
        versions.Select(c => (c.ListVersion, c.NameSv, c.RetiredAt is null)).ShouldBe([(1, "bibliotek och museum", false), (2, "kulturhus", true)]);

        var unit = await host.ReadAsync(db => db.Set<Web.Capabilities.Partnerships.Organisation>().Where(o => o.Name == "Ekbackens fritidsgård").Select(o => o.Id).SingleAsync());
        var form = await client.GetAsync($"{DeskHouse.Root}/organisationer/{unit.Value}");
        (await client.SubmitFormAsync(form, "main form.form", ("Input.ReporterCategory", "finns-inte"))).Document.QuerySelector("#Input_ReporterCategory-error").ShouldNotBeNull();
        (await client.SubmitFormAsync(form, "main form.form", ("Input.ReporterCategory", "bibliotek"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(DeskHouse.Root + "/organisationer")).Text.ShouldContain("kulturhus");

        var list = await client.GetAsync(Page);
        list.Document.QuerySelectorAll("form[action*='RetireCategory']").Single(f => f.QuerySelector("[name=id]")!.GetAttribute("value") == versions[1].Id.Value.ToString()).SetAttribute("id", "bort");
        (await client.SubmitFormAsync(list, "#bort")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync($"{DeskHouse.Root}/organisationer/{unit.Value}")).Document.QuerySelector("[name='Input.ReporterCategory'] option[selected]")!.GetAttribute("value").ShouldBe("bibliotek");
        using var field = await host.SignedInAsync("falt");
        (await field.GetAsync($"{Page}/kategori/{added.Id.Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{Web.Seed.DemoSeed.NeighbourSlug}/kodlistor/kategori/{versions[0].Id.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<ReporterCategory> CategoryAsync(LyktaHost host, string code) => host.ReadAsync(db => db.Set<ReporterCategory>().SingleAsync(c => c.Code == code));

    private static List<string> Names(LyktaPage page) => [.. page.Document.QuerySelectorAll("table tbody th").Select(t => t.TextContent.Trim())];

    private static Task<EventType> TypeAsync(LyktaHost host, string code) => host.ReadAsync(db => db.Set<EventType>().SingleAsync(t => t.Code == code));
}
