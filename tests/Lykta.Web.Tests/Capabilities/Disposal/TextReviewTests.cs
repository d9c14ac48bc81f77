using System.Net;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Disposal;

public sealed class TextReviewTests
{
    private const string Review = $"/{DemoSeed.DistrictSlug}/granskning";
    private const string Correction = $"/{DemoSeed.DistrictSlug}/rattelse";

    [Theory, OnBothDatabases]
    public async Task Review_WarnedTexts_AreKeptOrRemovedByTheCoordinator(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var numbers = await PlantAsync(host, "Karin Lindqvist ser till lampan", "Annika Berg har nyckeln", "Trasig lampa vid torget");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Review);
        page.Document.QuerySelectorAll("section.card").Length.ShouldBe(2);
        page.Text.ShouldNotContain("Trasig lampa vid torget");
        await client.SubmitFormAsync(page, "form[action*='handler=Keep']");
        await client.SubmitFormAsync(await client.GetAsync(Review), "form[action*='handler=Remove']");
        (await client.GetAsync(Review)).Text.ShouldContain("Inga texter väntar");
        (await TextOfAsync(host, numbers[0])).ShouldBe("Karin Lindqvist ser till lampan");
        (await TextOfAsync(host, numbers[1])).ShouldBeNull();
        (await host.ReadAsync(db => db.Set<ErasureRecord>().SingleAsync())).Reason.ShouldBe(ErasureReason.Review);
        var stale = await client.SubmitFormAsync(page, "form[action*='handler=Remove']");
        stale.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Duty_AfterSevenDays_RemovesTheTextAndKeepsTheRow(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var number = (await PlantAsync(host, "Karin Lindqvist ser till lampan"))[0];
        var round = host.Services.GetRequiredService<Round>();
        host.Clock.Move(TimeSpan.FromDays(6));
        await round.RunAsync(CancellationToken.None);
        (await TextOfAsync(host, number)).ShouldNotBeNull();
        host.Clock.Move(TimeSpan.FromDays(1));
        await round.RunAsync(CancellationToken.None);
        (await TextOfAsync(host, number)).ShouldBeNull();
        (await host.ReadAsync(db => db.Set<ErasureRecord>().SingleAsync())).Reason.ShouldBe(ErasureReason.ReviewTimeout);
        if (database == Database.Sqlite)
            (await DisposalTests.CanariesAsync(host, "Karin Lindqvist")).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Correction_MistakenText_GoesAtOnceAndTheTrailSaysOnlyThat(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var number = (await PlantAsync(host, "Karin Lindqvist ser till lampan"))[0];
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync($"{Correction}?nr=999999")).Text.ShouldContain("Det finns ingen iakttagelse med det numret");
        (await client.GetAsync($"{Correction}?nr=x")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var page = await client.GetAsync($"{Correction}?nr={number}");
        page.Text.ShouldContain("Karin Lindqvist");
        (await client.SubmitAsync(page, ("bilder", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TextOfAsync(host, number)).ShouldBeNull();
        (await host.ReadAsync(db => db.Set<ObservationPhoto>().CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<ErasureRecord>().SingleAsync())).Reason.ShouldBe(ErasureReason.Correction);
        var entry = await host.ReadAsync(db => db.Set<AuditEntry>().OrderByDescending(e => e.Sequence).FirstAsync(e => e.Action == "observation.text-removed"));
        entry.Codes.ShouldBe("reason=Correction");
    }

    private static Task<string?> TextOfAsync(LyktaHost host, int number) =>
        host.ReadAsync(db => db.Set<Observation>().Where(o => o.Number == number).Select(o => o.Text).SingleAsync());

    private static async Task<int[]> PlantAsync(LyktaHost host, params string[] texts) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        var type = await unit.Db.Set<EventType>().FirstAsync(cancel);
        var owner = await unit.Db.Set<Organisation>().FirstAsync(cancel);
        var numbers = new List<int>();
        foreach (var text in texts)
        {
            var draft = new ObservationDraft(type.Id, unit.Now, new(owner.Id, owner.RootId, owner.BranchId), ObservationSource.Form)
            {
                Text = DisposalTests.Text(text),
                Sharing = SharingLevel.Partnership,
            };
            var observation = await unit.ReceiveAsync(draft, cancel);
            unit.Db.Add(ObservationPhoto.Hold(observation.Id, "image/jpeg", [1], unit.Now));
            numbers.Add(observation.Number);
        }

        return numbers.ToArray();
    }, CancellationToken.None);
}
