using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.CodeLists;

/// <summary>A name stands once in a list; what is out of use can be taken back.</summary>
public sealed class CodeListNameTests
{
    private const string Page = DeskHouse.Root + "/kodlistor";

    [Theory, OnBothDatabases]
    public async Task Types_SameNameTwice_IsRefusedOnTheField(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        Task<LyktaPage> AddAsync(string sv, string en) => SendAsync(client, "form[action*='AddType']", ("Input.NameSv", sv), ("Input.NameEn", en), ("Input.Icon", "road"));
        var refused = await AddAsync("  trasig BELYSNING ", "");
        refused.Document.QuerySelector("#Input_NameSv-error")!.TextContent.ShouldContain("trasig BELYSNING finns redan i listan");
        refused.Document.QuerySelector("#Input_NameSv")!.GetAttribute("value")!.Trim().ShouldBe("trasig BELYSNING");
        (await AddAsync("Släckt lykta", "broken lighting")).Document.QuerySelector("#Input_NameEn-error")!.TextContent.ShouldContain("broken lighting finns redan");
        (await host.ReadAsync(db => db.Set<EventType>().CountAsync(t => t.Code.StartsWith("trasig-")))).ShouldBe(0);

        // To another's name, and to its own with other capitals.
        var litter = await host.ReadAsync(db => db.Set<EventType>().Where(t => t.Code == "nedskrapning").Select(t => t.Id).SingleAsync());
        foreach (var handler in new[] { "", "?handler=Version" })
        {
            var edit = await client.GetAsync($"{Page}/typ/{litter.Value}");
            edit.Document.QuerySelector("main form.form")!.SetAttribute("action", $"{Page}/typ/{litter.Value}{handler}");
            (await client.SubmitFormAsync(edit, "main form.form", ("Input.NameSv", "Trasig belysning"))).Document.QuerySelector("#Input_NameSv-error")!.TextContent.ShouldContain("finns redan i listan");
        }

        (await client.SubmitFormAsync(await client.GetAsync($"{Page}/typ/{litter.Value}"), "main form.form", ("Input.NameSv", "NEDSKRÄPNING"))).Status.ShouldBe(HttpStatusCode.Redirect);

        // One that is out of use keeps its name, and can be taken back.
        await PressAsync(client, "RetireType", litter.Value);
        (await AddAsync("Nedskräpning", "")).Document.QuerySelector("#Input_NameSv-error")!.TextContent.ShouldContain("Nedskräpning finns redan men är ur bruk. Ta i bruk igen");
        (await PressAsync(client, "ReturnType", litter.Value)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(Page)).Text.ShouldContain("Typen är i bruk igen.");
        (await host.ReadAsync(db => db.Set<EventType>().SingleAsync(t => t.Code == "nedskrapning"))).RetiredAt.ShouldBeNull();
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "eventtype.taken-back"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Types_FormerVersion_IsNotTakenBackWhileALaterIsInUse(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var first = await host.ReadAsync(db => db.Set<EventType>().Where(t => t.Code == "nedskrapning").Select(t => t.Id).SingleAsync());
        var edit = await client.GetAsync($"{Page}/typ/{first.Value}");
        edit.Document.QuerySelector("main form.form")!.SetAttribute("action", $"{Page}/typ/{first.Value}?handler=Version");
        (await client.SubmitFormAsync(edit, "main form.form")).Status.ShouldBe(HttpStatusCode.Redirect);
        var list = await client.GetAsync(Page);
        list.Document.QuerySelector("form[action*='ReturnType']").ShouldBeNull();
        var token = list.Document.QuerySelector("form [name=__skydd]")!.GetAttribute("value")!;
        await client.PostAsync(Page + "?handler=ReturnType", [new("__skydd", token), new("__nyckel", Guid.NewGuid().ToString("N")), new("id", first.Value.ToString())]);
        (await host.ReadAsync(db => db.Set<EventType>().CountAsync(t => t.Code == "nedskrapning" && t.RetiredAt == null))).ShouldBe(1);
        var second = await host.ReadAsync(db => db.Set<EventType>().Where(t => t.Code == "nedskrapning" && t.ListVersion == 2).Select(t => t.Id).SingleAsync());
        await PressAsync(client, "RetireType", second.Value);
        list = await client.GetAsync(Page);
        list.Document.QuerySelectorAll("form[action*='ReturnType'] [name=id]").Select(i => i.GetAttribute("value")).ShouldBe([second.Value.ToString()]);
        await PressAsync(client, "ReturnType", second.Value);
        (await host.ReadAsync(db => db.Set<EventType>().SingleAsync(t => t.Code == "nedskrapning" && t.RetiredAt == null))).Id.ShouldBe(second);
    }

    [Theory, OnBothDatabases]
    public async Task Categories_SameNameTwice_IsRefusedAndTheRetiredTakenBack(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        Task<LyktaPage> AddAsync(string sv, string en = "") => SendAsync(client, "form[action*='AddCategory']", ("Category.NameSv", sv), ("Category.NameEn", en));
        (await AddAsync("Butik")).Document.QuerySelector("#Category_NameSv-error")!.TextContent.ShouldContain("Butik finns redan i listan");
        (await AddAsync("affär", "Shop ")).Document.QuerySelector("#Category_NameEn-error")!.TextContent.ShouldContain("Shop finns redan");
        var shop = await host.ReadAsync(db => db.Set<ReporterCategory>().Where(c => c.Code == "butik").Select(c => c.Id).SingleAsync());
        var guard = await host.ReadAsync(db => db.Set<ReporterCategory>().Where(c => c.Code == "vakt").Select(c => c.Id).SingleAsync());
        (await client.SubmitFormAsync(await client.GetAsync($"{Page}/kategori/{guard.Value}"), "main form.form", ("Category.NameSv", "butik")))
            .Document.QuerySelector("#Category_NameSv-error")!.TextContent.ShouldContain("finns redan i listan");
        await PressAsync(client, "RetireCategory", shop.Value);
        (await AddAsync("butik")).Document.QuerySelector("#Category_NameSv-error")!.TextContent.ShouldContain("butik finns redan men är ur bruk");
        await PressAsync(client, "ReturnCategory", shop.Value);
        (await client.GetAsync(Page)).Text.ShouldContain("Kategorin är i bruk igen.");
        (await host.ReadAsync(db => db.Set<ReporterCategory>().SingleAsync(c => c.Code.StartsWith("butik")))).RetiredAt.ShouldBeNull();
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "category.taken-back"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task OwnFields_Retired_AreTakenBackWhileThereIsRoom(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        Task<LyktaPage> AddAsync(string name) => SendAsync(client, "form[action*='AddField']", ("Field.NameSv", name), ("Field.Kind", "Text"));
        foreach (var name in new[] { "A", "B", "C", "D", "E" })
            (await AddAsync(name)).Status.ShouldBe(HttpStatusCode.Redirect);
        var first = await host.ReadAsync(db => db.Set<OwnField>().Where(f => f.NameSv == "A").Select(f => f.Id).SingleAsync());
        await PressAsync(client, "RetireField", first.Value);
        (await AddAsync("a")).Document.QuerySelector("#Field_NameSv-error")!.TextContent.ShouldContain("a finns redan men är ur bruk");
        (await AddAsync("F")).Status.ShouldBe(HttpStatusCode.Redirect);
        await PressAsync(client, "ReturnField", first.Value);
        (await client.GetAsync(Page)).Text.ShouldContain("Det finns redan 5 fält. Ta ett ur bruk först.");
        await PressAsync(client, "RetireField", (await host.ReadAsync(db => db.Set<OwnField>().Where(f => f.NameSv == "F").Select(f => f.Id).SingleAsync())).Value);
        await PressAsync(client, "ReturnField", first.Value);
        (await host.ReadAsync(db => db.Set<OwnField>().SingleAsync(f => f.NameSv == "A"))).RetiredAt.ShouldBeNull();
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "ownfield.taken-back"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("AddType", "Input.NameSv", "Skriv ett namn på svenska.")]
    [InlineData("AddCategory", "Category.NameSv", "Skriv ett namn på svenska.")]
    [InlineData("AddField", "Field.NameSv", "Skriv ett namn på svenska.")]
    [InlineData("Scale", "Scale.En1", "Steg 1, English: fyll i orden.")]
    public async Task Forms_SentWithAnEmptyName_StandOpenAndTheSummaryNamesTheField(string form, string field, string words)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var refused = await SendAsync(client, $"form[action*='{form}']", (field, ""));
        refused.Document.QuerySelectorAll("details.disclosure[open] form").ShouldHaveSingleItem().GetAttribute("action")!.ShouldContain(form);
        var link = refused.Document.QuerySelectorAll(".ds-error-summary a").ShouldHaveSingleItem();
        link.TextContent.ShouldBe(words);
        link.GetAttribute("href").ShouldBe("#" + field.Replace('.', '_'));
    }

    private static async Task<LyktaPage> SendAsync(LyktaClient client, string form, params (string, string)[] values) =>
        await client.SubmitFormAsync(await client.GetAsync(Page), form, values);

    private static async Task<LyktaPage> PressAsync(LyktaClient client, string handler, Guid id)
    {
        var list = await client.GetAsync(Page);
        list.Document.QuerySelectorAll($"form[action*='{handler}']").Single(f => f.QuerySelector("[name=id]")!.GetAttribute("value") == id.ToString()).SetAttribute("id", "press");
        return await client.SubmitFormAsync(list, "#press");
    }
}
