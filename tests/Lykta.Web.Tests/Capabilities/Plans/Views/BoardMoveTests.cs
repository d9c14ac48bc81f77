using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans.Views;

/// <summary>A card of the board changes column without script: the table's cell, with its roles and its conflict.</summary>
public sealed class BoardMoveTests
{
    private const string Board = $"/{DemoSeed.DistrictSlug}/atgarder?vy=tavla";
    private const string Form = "#flytta";

    [Theory, OnBothDatabases]
    public async Task Move_ToAnotherColumn_IsSavedAndTheFilterStays(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Board + "&omrade=unga");
        ColumnOf(page, 1).ShouldBe("Ongoing");
        page.Document.QuerySelector("#A-1 button[form=flytta]")!.GetAttribute("value").ShouldBe("1");
        page.Document.QuerySelector("label[for=till-1]")!.TextContent.ShouldStartWith("Flytta till ");
        var moved = await client.SubmitFormAsync(page, Form, ("nr", "1"), ("till-1", "Paused"), ("var-1", "Ongoing"));
        moved.Location.ShouldBe($"/{DemoSeed.DistrictSlug}/atgarder?omrade=unga&vy=tavla#A-1");
        var after = await client.GetAsync(Board + "&omrade=unga");
        ColumnOf(after, 1).ShouldBe("Paused");
        after.Text.ShouldContain("A-1 står nu under Pausad.");
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "measure.changed"))).ShouldBe(1);
        await client.SubmitFormAsync(after, Form, ("nr", "1"), ("till-1", "Paused"), ("var-1", "Paused"));
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "measure.changed"))).ShouldBe(1, "the same again changes nothing");
    }

    [Theory, OnBothDatabases]
    public async Task Move_OfACardThatSomebodyMoved_ShowsBothAndChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var one = await host.SignedInAsync("samordnare");
        using var two = await host.SignedInAsync("samordnare");
        // The second has filtered on the status, so that the card is gone from the answer's own columns.
        var (first, second) = (await one.GetAsync(Board), await two.GetAsync(Board + "&status=Ongoing"));
        await one.SubmitFormAsync(first, Form, ("nr", "1"), ("till-1", "Done"), ("var-1", "Ongoing"));
        var clash = await two.SubmitFormAsync(second, Form, ("nr", "1"), ("till-1", "Stopped"), ("var-1", "Ongoing"));
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Document.Title!.ShouldStartWith("Fel:");
        clash.Document.QuerySelectorAll(".card-both dd").Select(d => d.TextContent).ShouldBe(["Klar", "Avbruten"]);
        (await StatusAsync(host)).ShouldBe(MeasureStatus.Done);
        (await two.SubmitFormAsync(clash, "form.card-both", ("nr", "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync(host)).ShouldBe(MeasureStatus.Stopped);
    }

    [Theory, OnBothDatabases]
    public async Task Move_ByThoseWhoMayNot_OrOfWhatIsNotThere_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync(Board);
        foreach (var nr in new[] { "0", "9999", "x" })
            (await coordinator.SubmitFormAsync(page, Form, ("nr", nr))).Status.ShouldBe(HttpStatusCode.NotFound, nr);
        var wrong = await coordinator.SubmitFormAsync(page, Form, ("nr", "1"), ("till-1", "7"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var persona in new[] { "enhetschef", "styrgrupp", "polis" })
        {
            using var client = await host.SignedInAsync(persona);
            (await client.GetAsync(Board)).Document.QuerySelector("[data-move]").ShouldBeNull(persona);
            var token = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)(await client.GetAsync(Board)).Document.QuerySelector("form[action='/logga-ut']")!);
            (await client.PostAsync(Board + "&handler=Move", token.Concat([new("nr", "1"), new("till-1", "Done"), new("var-1", "Ongoing")]))).Status.ShouldBe(HttpStatusCode.Forbidden, persona);
        }

        (await StatusAsync(host)).ShouldBe(MeasureStatus.Ongoing);
    }

    private static string? ColumnOf(LyktaPage page, int number) => page.Document.QuerySelector($"[data-column]:has(#A-{number})")?.GetAttribute("data-column");

    private static Task<MeasureStatus> StatusAsync(LyktaHost host) => host.ReadAsync(db => db.Set<Measure>().Where(m => m.Number == 1).Select(m => m.Status).SingleAsync());
}
