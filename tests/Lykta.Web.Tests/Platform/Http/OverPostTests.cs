using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Http;

/// <summary>Forms with fields that they do not have, and with choices that they do not offer.</summary>
public sealed class OverPostTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Report_ForeignFields_ChangeNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var form = await client.GetAsync(Root + "/rapportera");
        var neighbour = (await host.SystemScopeAsync(DemoSeed.NeighbourSlug)).PartnershipId;
        var wanted = Guid.NewGuid();
        (await client.SubmitFormAsync(form, "form[data-report]", [("Input.Type", "belysning"), ("Input.Place", "bjorkparken"), .. Extra(wanted, neighbour)])).Status.ShouldBe(HttpStatusCode.Redirect);
        var stored = await host.ReadAsync(db => db.Set<Observation>().AsNoTracking().OrderByDescending(o => o.Number).FirstAsync());
        stored.Id.Value.ShouldNotBe(wanted);
        stored.Number.ShouldNotBe(1);
        (stored.PartnershipId == neighbour).ShouldBeFalse();
        (stored.Status, stored.Sharing, stored.Source, stored.Feedback, stored.Control).ShouldBe((ObservationStatus.New, SharingLevel.Briefing, ObservationSource.Form, null, null));
        (await host.ReadAsync(db => db.Set<Observation>().AnyAsync(o => o.Id == ObservationId.From(wanted)), DemoSeed.NeighbourSlug)).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Form_SameKeyByAnotherButton_IsRefusedAndNotTakenForTheFirst(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/lankar");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[action*='Unit']")!;
        var fields = LyktaClient.FieldsOf(form).ToList();
        (await client.PostAsync(Root + "/lankar?handler=Unit", fields)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync(Root + "/lankar?handler=Shift", fields)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await client.PostAsync(Root + "/lankar?handler=Unit", fields)).Status.ShouldBe(HttpStatusCode.Redirect, "the same again is the same");
    }

    [Theory, OnBothDatabases]
    public async Task Assess_ForeignFields_ChangeNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan är släckt.");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/bedom?nr={item.Number}");
        var neighbour = (await host.SystemScopeAsync(DemoSeed.NeighbourSlug)).PartnershipId;
        await client.SubmitFormAsync(page, ".desk form[action*='nr='].form", [("Input.Control", "1"), .. Extra(Guid.NewGuid(), neighbour)]);
        var saved = await host.FindAsync(item.Number);
        (saved.Id, saved.PartnershipId, saved.Number, saved.Text, saved.OwnerOrganisationId, saved.Sharing, saved.Feedback)
            .ShouldBe((item.Id, item.PartnershipId, item.Number, item.Text, item.OwnerOrganisationId, item.Sharing, null));
        (saved.Status, saved.Version).ShouldBe((ObservationStatus.Assessed, item.Version + 1));
    }

    [Fact]
    public async Task Member_ForeignFields_ChangeNothing()
    {
        await using var host = await LyktaHost.StartAsync();
        var before = await host.ReadAsync(db => db.Set<Membership>().AsNoTracking().SingleAsync(m => m.Role == Role.Steering));
        using var admin = await host.SignedInAsync("admin");
        var path = $"{Root}/medlemmar/{before.Id.Value}";
        var neighbour = (await host.SystemScopeAsync(DemoSeed.NeighbourSlug)).PartnershipId;
        (await admin.SubmitAsync(await admin.GetAsync(path), Extra(Guid.NewGuid(), neighbour))).Status.ShouldBe(HttpStatusCode.Redirect);
        var after = await host.ReadAsync(db => db.Set<Membership>().AsNoTracking().SingleAsync(m => m.Id == before.Id));
        (after.Role, after.PartnershipId, after.AccountId, after.OrganisationId, after.EndedAt).ShouldBe((before.Role, before.PartnershipId, before.AccountId, before.OrganisationId, before.EndedAt));
    }

    [Fact]
    public async Task Place_OwnerThatIsNone_IsRefused()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var form = await client.GetAsync(Root + "/platser/ny");
        foreach (var owner in new[] { "alla", "1", Guid.NewGuid().ToString("N") })
            (await client.SubmitAsync(form, ("Input.Name", "Provtorget"), ("Input.Kind", "torg"), ("Input.Latitude", "58.9838"), ("Input.Longitude", "16.9655"), ("Input.Owner", owner))).Status.ShouldBe(HttpStatusCode.OK, owner);
        (await host.ReadAsync(db => db.Set<Place>().CountAsync(p => p.Name == "Provtorget"))).ShouldBe(0);
    }

    [Theory]
    [InlineData("Input.Precision", "99")]
    [InlineData("Input.Precision", "Överallt")]
    [InlineData("Input.IsSensitive", "kanske")]
    [InlineData("Input.Icon", "finns-inte")]
    public async Task CodeList_ChoiceThatIsNone_IsRefused(string field, string value)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/kodlistor");
        var before = await host.ReadAsync(db => db.Set<EventType>().CountAsync());
        var refused = await client.SubmitFormAsync(page, "form[action*='AddType']", ("Input.NameSv", "Ny sorts händelse"), (field, value));
        refused.Status.ShouldBe(HttpStatusCode.OK);
        (await host.ReadAsync(db => db.Set<EventType>().CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Photo_DecisionThatIsNone_RemovesNothing()
    {
        await using var host = await LyktaHost.StartAsync();
        var item = await host.ReceiveAsync("Lampan är släckt.");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/bedom?nr={item.Number}");
        var token = page.Document.QuerySelector("[name=__skydd]")!.GetAttribute("value")!;
        foreach (var release in new[] { "", "ja", "2" })
        {
            (await client.PostAsync($"{Root}/bedom?nr={item.Number}&handler=Photo", [new("__skydd", token), new("photo", Guid.NewGuid().ToString()), new("release", release)]))
                .Status.ShouldBe(HttpStatusCode.BadRequest, release);
        }
    }

    private static (string, string)[] Extra(Guid id, PartnershipId partnership) =>
    [
        .. new[] { "", "Input.", "Item.", "Row.", "Observation." }.SelectMany(p => new (string, string)[]
        {
            (p + "Id", id.ToString()), (p + "PartnershipId", partnership.Value.ToString()), (p + "Number", "1"), (p + "Status", "Closed"), (p + "Source", "Import"),
            (p + "Feedback", "Påhittat"), (p + "OwnerOrganisationId", id.ToString()), (p + "AccountId", id.ToString()), (p + "OrganisationId", id.ToString()), (p + "EndedAt", "2026-01-01"),
        }),
        ("Sharing", "Open"), ("Role", "Administrator"), ("Version", "77"), ("Item.Version", "77"), ("Item.Sharing", "Open"), ("Row.Role", "Administrator"), ("Observation.Sharing", "Open"),
    ];
}
