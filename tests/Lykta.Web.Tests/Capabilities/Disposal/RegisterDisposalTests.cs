using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.City;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Disposal;

/// <summary>Programmes, cases, reports, agreements and seats: what has ended goes when a board has decided so, and nothing else.</summary>
public sealed class RegisterDisposalTests
{
    private static readonly RetentionClass[] Registers =
        [RetentionClass.Programme, RetentionClass.AnswerCase, RetentionClass.CityReport, RetentionClass.Agreement, RetentionClass.CouncilSeat];

    [Theory, OnBothDatabases]
    public async Task Erase_WhatHasEnded_GoesWhole_AndWhatGoesOnStays(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await PlantAsync(host);
        var goesOn = await CountsAsync(host, isEnded: false);
        var scope = await host.SystemScopeAsync();
        var figures = await host.ReadAsync(async db => await db.Set<IndicatorValue>().CountAsync() + await db.Set<IndicatorRelease>().CountAsync() + await db.Set<CityPlanAnswer>().CountAsync());
        figures.ShouldBeGreaterThan(2);
        host.Clock.Move(TimeSpan.FromDays(400));
        var before = host.Clock.GetUtcNow().AddDays(-30);
        foreach (var which in Registers)
        {
            var look = await host.ReadAsync(db => Disposers.LookAsync(db, which, before, CancellationToken.None));
            look.Count.ShouldBe(which switch { RetentionClass.CityReport => 2 + figures, RetentionClass.Agreement => 2, _ => 1 }, $"{which}");
            look.Oldest.ShouldNotBeNull();
            (await host.Writes.RunAsync(scope, (unit, cancel) => Disposers.EraseAsync(unit, which, before, cancel), CancellationToken.None)).ShouldBe(look.Count);
            (await host.ReadAsync(db => Disposers.LookAsync(db, which, before, CancellationToken.None))).ShouldBe(DisposalLook.Nothing);
        }

        (await CountsAsync(host, isEnded: true)).ShouldBe([0, 0, 0, 0, 0]);
        (await host.ReadAsync(db => db.Set<IndicatorDefinition>().CountAsync())).ShouldBeGreaterThan(2, "the city's definitions stay");
        (await host.ReadAsync(db => db.Set<IndicatorRelease>().CountAsync(), DemoSeed.NeighbourSlug)).ShouldBeGreaterThan(0, "another district's figures are its own");
        (await host.ReadAsync(db => db.Set<AgreementArea>().Where(a => !db.Set<CollaborationAgreement>().Any(x => x.Id == a.AgreementId) || a.Name == "Gammalt").CountAsync())).ShouldBe(0, "an area goes with its agreement");
        (await host.ReadAsync(db => db.Set<AgreementArea>().CountAsync(a => a.Name == "Gällande"))).ShouldBe(1);
        (await CountsAsync(host, isEnded: false)).ShouldBe(goesOn);
        (await host.ReadAsync(db => db.Set<CaseQuestion>().CountAsync())).ShouldBe(1, "the open case keeps its question, the dispatched one's is gone");
        (await host.ReadAsync(db => db.Set<Council>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task City_DisposesOfItsCompilations_NeverOfTheDistrictsReports(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await CityHouse.ReportedAsync(host);
        await CityHouse.CompiledAsync(host);
        host.Clock.Move(TimeSpan.FromDays(400));
        var before = host.Clock.GetUtcNow();
        var city = await host.SystemScopeAsync(DemoSeed.CitySlug);
        (await host.ReadAsync(db => Disposers.LookAsync(db, RetentionClass.CityReport, before, CancellationToken.None), DemoSeed.CitySlug)).Count.ShouldBe(3, "the compilation, the decided plan and its decision");
        (await host.Writes.RunAsync(city, (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.CityReport, before, cancel), CancellationToken.None)).ShouldBe(3);
        (await host.ReadAsync(db => db.Set<CityPlanRow>().CountAsync(), DemoSeed.CitySlug)).ShouldBe(0, "rows go with their plan");
        (await host.ReadAsync(db => db.Set<CityPlanAnswer>().CountAsync())).ShouldBe(3, "the district's answers are its own");
        (await host.ReadAsync(db => db.Set<DistrictReport>().CountAsync())).ShouldBe(2);
        (await host.ReadAsync(db => db.Set<CityCompilation>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Page_ProposesToPreserveDocuments_AndCountsNothingThere(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await PlantAsync(host);
        host.Clock.Move(TimeSpan.FromDays(4000));
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync($"/{DemoSeed.DistrictSlug}/gallring");
        foreach (var which in new[] { "answercase", "cityreport", "agreement" })
        {
            var row = page.Document.QuerySelector($"tr:has(a[href$='/gallring/{which}'])")!.TextContent;
            row.ShouldContain("bevaras");
            row.ShouldContain("inget");
        }

        page.Document.QuerySelector("tr:has(a[href$='/gallring/programme'])")!.TextContent.ShouldContain("äldst 2026-11-10");
        page.Document.QuerySelectorAll("input[name=klasser]").ShouldBeEmpty("nothing is decided");
        (await admin.GetAsync($"/{DemoSeed.DistrictSlug}/gallring/answercase")).Text.ShouldContain("Allmänna handlingar bevaras");
    }

    private static async Task<int[]> CountsAsync(LyktaHost host, bool isEnded) => await host.ReadAsync(async db => new[]
    {
        await db.Set<Programme>().CountAsync(p => p.EndedOn != null == isEnded), await db.Set<AnswerCase>().CountAsync(c => c.DispatchedAt != null == isEnded),
        isEnded ? await db.Set<DistrictReport>().CountAsync() : 0,
        await db.Set<CollaborationAgreement>().CountAsync(a => a.EndedOn != null == isEnded), await db.Set<CouncilSeat>().CountAsync(s => s.To != null == isEnded),
    });

    // One of each that has ended, and one that has not.
    private static async Task PlantAsync(LyktaHost host)
    {
        await CityHouse.ReportedAsync(host);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var ended = new DateOnly(2026, 11, 10);
            var units = await unit.Db.Set<Organisation>().OrderBy(o => o.Id).ToListAsync(cancel);
            foreach (var isEnded in new[] { true, false })
            {
                var programme = Programme.Begin(900 + (isEnded ? 1 : 2), DisposalTests.Text("Ett program"), ProgrammeKind.Other, units[0].Id, null, new(2025, 1, 1));
                unit.Db.Add(programme);
                unit.Db.Add(OutcomeTarget.Of(programme.Id, 1, DisposalTests.Text("Mål"), 50, null));
                var agreement = CollaborationAgreement.Register(900 + (isEnded ? 1 : 2), Agreement(isEnded ? ended : null)).Value;
                unit.Db.Add(agreement);
                unit.Db.Add(AgreementArea.Of(agreement.Id, 1, DisposalTests.Text(isEnded ? "Gammalt" : "Gällande")));
                if (isEnded)
                    programme.End(ended);
            }

            var council = Council.Form(DisposalTests.Text("Rådet"), units[0].Id, new(2025, 1, 1));
            var (left, sits) = (Seat(council.Id), Seat(council.Id));
            left.Leave(ended);
            unit.Db.AddRange(council, left, sits);
            return true;
        }, CancellationToken.None);
        await CasesAsync(host);
    }

    private static async Task CasesAsync(LyktaHost host)
    {
        using var secretary = await host.SignedInAsync("sekreterare");
        foreach (var title in new[] { "Besvarad", "Öppen" })
        {
            await secretary.SubmitAsync(await secretary.GetAsync($"/{DemoSeed.DistrictSlug}/arenden/nytt"),
                ("Input.Kind", "BoardQuestion"), ("Input.Title", title), ("Input.OwnDiary", "SE 2026/295"), ("Input.ReceivedOn", "2026-07-08"), ("Input.Signatories", "Parti A"), ("Input.Questions", "Vad har gjorts i år?"));
        }

        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) =>
        {
            var now = unit.Now;
            return unit.Db.Set<AnswerCase>().Where(c => c.Title == "Besvarad").ExecuteUpdateAsync(c => c.SetProperty(x => x.DispatchedAt, now), cancel);
        }, CancellationToken.None);
    }

    private static AgreementForm Agreement(DateOnly? ended) => new(
        DisposalTests.Text("Överenskommelse"), DisposalTests.Text("Polisen"), DisposalTests.Text("Syften"), null, new(2024, 1, 1), new(2024, 1, 1))
    { EndedOn = ended };

    private static CouncilSeat Seat(Guid council) =>
        CouncilSeat.In(council, OrganisationCategory.Police, DisposalTests.Text("Polisen"), DisposalTests.Text("Chef"), SeatLevel.Leading, new(2025, 1, 1));
}
