using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

/// <summary>A measure shared with a named partnership: four facts, read only, until it is withdrawn.</summary>
public sealed class ShareMeasureTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Received = $"/{DemoSeed.NeighbourSlug}/atgarder/delat-med-oss";
    private const string Measure1 = Root + "/atgarder/A-1";
    private const string Named = "form:has(button[aria-label$='Norra Åstad'])";

    [Theory, OnBothDatabases]
    public async Task Shared_WithANamedPartnership_IsReadThereAndFollowsUntilWithdrawn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync(Received)).Text.ShouldContain("Ingen har delat någon åtgärd med er.");
        await ShareAsync(coordinator);
        var read = await neighbour.GetAsync(Received);
        read.Text.ShouldContain("Fältgruppens uppsökande arbete fredag och lördag kväll");
        read.Text.ShouldContain("Fältgruppen");
        read.Text.ShouldContain("Hela året");
        read.Document.QuerySelector("main form").ShouldBeNull();
        // Nothing else of the measure leaves: how, cause, problem, method and mandate stay.
        foreach (var inside in new[] { "Två lag går fasta stråk", "Yngre ungdomar dras in", "Få trygga vuxna", "Enkät till ungdomar", "Socialtjänstlagen", "sundby-torg" })
            read.Body.ShouldNotContain(inside);

        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Measure1), "form.form.section", ("Fields[Status]", "Paused"), ("Fields[TimePlan]", "Bara hösten"));
        var followed = await neighbour.GetAsync(Received);
        followed.Text.ShouldContain("Bara hösten");
        followed.Text.ShouldContain("Pausad");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Measure1 + "/dela"), Named);
        (await neighbour.GetAsync(Received)).Text.ShouldContain("Ingen har delat någon åtgärd med er.");
        var trail = await host.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.Action.StartsWith("measure.") && e.Action.EndsWith("shared")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        trail.ShouldBe(["measure.shared", "measure.unshared"]);
    }

    [Theory, OnBothDatabases]
    public async Task Shared_WhoseUnitIsRenamed_SaysTheNewName(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await ShareAsync(coordinator);
        var lead = await host.ReadAsync(db => db.Set<Measure>().Where(m => m.Number == 1).Select(m => m.LeadId!.Value).SingleAsync());
        using var admin = await host.SignedInAsync("admin");
        (await admin.SubmitFormAsync(await admin.GetAsync($"{Root}/organisationer/{lead.Value}"), "main form", ("Input.Name", "Fält och trygghet"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        var read = await neighbour.GetAsync(Received);
        read.Text.ShouldContain("Fält och trygghet");
        (await host.ReadAsync(db => db.Set<SharedMeasure>().Select(s => s.Lead).SingleAsync())).ShouldBe("Fält och trygghet");
    }

    [Theory, OnBothDatabases]
    public async Task Shared_AndThenMadeInternal_IsWithdrawn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        await ShareAsync(coordinator);
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Measure1), "form.form.section", ("Fields[Sharing]", "Organisation"));
        (await neighbour.GetAsync(Received)).Text.ShouldContain("Ingen har delat någon åtgärd med er.");
        var page = await coordinator.GetAsync(Measure1 + "/dela");
        page.Text.ShouldContain("Åtgärden är intern");
        page.Document.QuerySelector("main form").ShouldBeNull();
        (await host.ReadAsync(db => db.Set<SharedMeasure>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Shared_ForeignMeasureRoleOrPartnership_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        await ShareAsync(coordinator);
        // Sharing opens the list alone, not the measure.
        (await neighbour.GetAsync(Measure1)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync(Measure1 + "/dela")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/atgarder/A-1/dela")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync(Root + "/atgarder/delat-med-oss")).Text.ShouldContain("Ingen har delat någon åtgärd med er.");
        (await coordinator.GetAsync(Received)).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { Measure1 + "/dela", Root + "/atgarder/A-3/dela" })
            (await coordinator.SubmitFormAsync(await coordinator.GetAsync(path), Named, ("to", Guid.NewGuid().ToString()))).Status.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var persona in new[] { "enhetschef", "sekreterare", "falt", "styrgrupp" })
        {
            using var client = await host.SignedInAsync(persona);
            (await client.GetAsync(Measure1 + "/dela")).Status.ShouldBe(HttpStatusCode.Forbidden, persona);
            (await client.GetAsync(Root + "/atgarder/delat-med-oss")).Status.ShouldBe(HttpStatusCode.OK, persona);
        }

        using var preschool = await host.SignedInAsync("forskola");
        (await preschool.GetAsync(Root + "/atgarder/delat-med-oss")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Shared_WithOne_IsReadByNoOtherPartnership(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await ShareAsync(coordinator);
        (await SeenAsync(host, DemoSeed.DistrictSlug)).ShouldBe(1);
        (await SeenAsync(host, DemoSeed.NeighbourSlug)).ShouldBe(1);
        (await SeenAsync(host, DemoSeed.CitySlug)).ShouldBe(0);
    }

    [Fact]
    public async Task RowSecurity_OnPostgres_SharedMeasureIsReadByTheNamedAloneAndWrittenByItsOwner()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var host = await LyktaHost.StartAsync(Database.Postgres);
        using var coordinator = await host.SignedInAsync("samordnare");
        await ShareAsync(coordinator);
        var neighbour = await host.SystemScopeAsync(DemoSeed.NeighbourSlug);
        var changed = await host.Writes.RunAsync(neighbour, (unit, cancel) => unit.Db.Database.ExecuteSqlAsync($"UPDATE \"SharedMeasure\" SET \"Name\" = 'x'", cancel), CancellationToken.None);
        changed.ShouldBe(0);
        (await RawAsync(neighbour)).ShouldBe(1);
        (await RawAsync(await host.SystemScopeAsync(DemoSeed.CitySlug))).ShouldBe(0);
        (await RawAsync(new LyktaScope())).ShouldBe(0);

        async Task<int> RawAsync(LyktaScope scope)
        {
            if (scope.Partnership is not null)
                return await host.Store.ReadAsync(scope, db => db.Set<SharedMeasure>().IgnoreQueryFilters().CountAsync(), CancellationToken.None);
            await using var nobody = host.Store.Open(scope);
            return await nobody.Set<SharedMeasure>().IgnoreQueryFilters().CountAsync();
        }
    }

    private static async Task<int> SeenAsync(LyktaHost host, string slug) => await host.ReadAsync(db => db.Set<SharedMeasure>().CountAsync(), slug);

    private static async Task ShareAsync(LyktaClient coordinator)
    {
        var done = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Measure1 + "/dela"), Named);
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
    }
}
