using System.Net;
using System.Text;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Disposal;

public sealed class DisposalTests
{
    private const string Address = $"/{DemoSeed.DistrictSlug}/gallring";
    private const string Canary = "kanariegul";

    [Theory, OnBothDatabases]
    public async Task Run_DecidedClasses_EraseCanaryEverywhereAndLogCountsOnly(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await PlantCanaryAsync(host);
        (await CanariesAsync(host)).ShouldBeGreaterThan(3);
        host.Clock.Move(TimeSpan.FromDays(800));
        using var admin = await host.SignedInAsync("admin");
        foreach (var which in new[] { "observationtext", "submission", "message", "jobresult" })
            await DecideAsync(admin, which);
        var page = await admin.GetAsync(Address);
        page.Document.QuerySelectorAll("input[name=klasser]").Length.ShouldBe(4);
        await RunAsync(host, [RetentionClass.ObservationText, RetentionClass.Submission, RetentionClass.Message, RetentionClass.JobResult]);
        (await CanariesAsync(host)).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync(o => o.Text != null))).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBeGreaterThan(300);
        var log = await host.ReadAsync(db => db.Set<ErasureRecord>().ToListAsync());
        log.Select(e => e.Class).ShouldBe([RetentionClass.ObservationText, RetentionClass.Submission, RetentionClass.Message, RetentionClass.JobResult], ignoreOrder: true);
        log.ShouldAllBe(e => e.Count > 0 && e.Decision == "Stadsdelsnämnden 2026-10-01, SOD 2026/713");
        (await admin.GetAsync(Address)).Text.ShouldContain("SOD 2026/713");
    }

    [Theory, OnBothDatabases]
    public async Task Run_ObservationClass_TakesRowsWithTheirPhotosOnly(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await PlantCanaryAsync(host);
        host.Clock.Move(TimeSpan.FromDays(365 * 5 + 30));
        await DecideAsync(host, RetentionClass.Observation);
        var stamp = await host.ReadAsync(db => db.Set<CountStamp>().Select(s => s.Changes).SingleAsync());
        await RunAsync(host, [RetentionClass.Observation]);
        (await host.ReadAsync(db => db.Set<CountStamp>().Select(s => s.Changes).SingleAsync())).ShouldBeGreaterThan(stamp, "what pages have counted from the rows holds no more");
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<ObservationPhoto>().CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count))).ShouldBeGreaterThan(300);
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync(), DemoSeed.NeighbourSlug)).ShouldBeGreaterThan(0);
    }

    // The page lets no board decide "0 months"; a row that says so all the same must not take everything.
    [Theory, OnBothDatabases]
    public async Task Run_DecidedButPreservedClass_TakesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.Clock.Move(TimeSpan.FromDays(365 * 5 + 30));
        await DecideAsync(host, RetentionClass.Observation);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
            await unit.Db.Set<RetentionRule>().Where(r => r.Class == RetentionClass.Observation)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Months, 0).SetProperty(x => x.Days, 0), cancel), CancellationToken.None);
        await RunAsync(host, [RetentionClass.Observation]);
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBeGreaterThan(300);
        using var admin = await host.SignedInAsync("admin");
        (await admin.GetAsync(Address)).Document.QuerySelector("input[name=klasser]").ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Run_LogsAndAccounts_DropWholeMonthsAndForgottenPeople(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var membership = await host.ReadAsync(db => db.Set<Membership>().SingleAsync(m => m.Role == Role.Steering));
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            (await unit.Db.Set<Membership>().SingleAsync(m => m.Id == membership.Id, cancel)).End(unit.Now);
            unit.Audit("membership.ended", nameof(Membership), membership.Id.Value);
            return true;
        }, CancellationToken.None);
        host.Clock.Move(TimeSpan.FromDays(120));
        await DecideAsync(host, RetentionClass.Account);
        await host.Services.GetRequiredService<Segments>().RunAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);
        await RunAsync(host, [RetentionClass.Account]);
        (await host.ReadAsync(db => db.Set<Membership>().AnyAsync(m => m.Id == membership.Id))).ShouldBeFalse();
        (await host.ReadAsync(db => db.Set<Account>().AnyAsync(a => a.Id == membership.AccountId))).ShouldBeFalse();
        (await host.ReadAsync(db => db.Set<Membership>().CountAsync())).ShouldBeGreaterThan(5);
        (await host.Services.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None)).IsWhole.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Post_UndecidedOrHeldClass_IsRefusedAndNothingGoes(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.Clock.Move(TimeSpan.FromDays(800));
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Address);
        page.Text.ShouldContain("Förslag, inget beslut än");
        (await admin.SubmitAsync(page, ("klasser", "ObservationText"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await admin.SubmitAsync(page)).Text.ShouldContain("Välj minst ett slag");
        await DecideAsync(admin, "observationtext", ("Input.IsHeld", "true"), ("Input.HeldFor", "T 1234-26"));
        (await admin.GetAsync(Address)).Text.ShouldContain("Gallringsstopp: T 1234-26");
        (await admin.SubmitAsync(await admin.GetAsync(Address), ("klasser", "ObservationText"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await RunAsync(host, [RetentionClass.ObservationText]);
        (await host.ReadAsync(db => db.Set<Observation>().CountAsync(o => o.Text != null))).ShouldBeGreaterThan(0);
        (await host.ReadAsync(db => db.Set<ErasureRecord>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Post_DecidedClass_AsksALastTimeWithHowMany(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.Clock.Move(TimeSpan.FromDays(800));
        using var admin = await host.SignedInAsync("admin");
        await DecideAsync(admin, "observationtext");
        var asked = await admin.SubmitAsync(await admin.GetAsync(Address), ("klasser", "ObservationText"));
        asked.Location.ShouldBe(Address + "/bekrafta?klasser=ObservationText");
        (await host.ReadAsync(db => db.Set<Job>().CountAsync(j => j.Kind == DisposalJob.JobName))).ShouldBe(0);
        var question = await admin.GetAsync(asked.Location!);
        var texts = await host.ReadAsync(db => db.Set<Observation>().CountAsync(o => o.Text != null || o.ActionTaken != null || o.Wish != null));
        question.Text.ShouldContain($"Gallra {texts} poster för gott");
        question.Text.ShouldContain("Text i iakttagelser");
        question.Text.ShouldContain("går inte att få tillbaka");
        question.Document.QuerySelector("main a.ds-button")!.GetAttribute("href").ShouldBe(Address);
        (await admin.SubmitFormAsync(question, "main form")).Location!.ShouldContain("/jobb/");
        (await host.ReadAsync(db => db.Set<Job>().CountAsync(j => j.Kind == DisposalJob.JobName))).ShouldBe(1);
        (await admin.GetAsync(Address + "/bekrafta?klasser=Observation")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await admin.GetAsync(Address + "/bekrafta")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task PostRule_SeveralFaults_AreToldInOneRound(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var admin = await host.SignedInAsync("admin");
        var wrong = await admin.SubmitAsync(
            await admin.GetAsync($"{Address}/message"), ("Input.Months", "många"), ("Input.DecidedBy", "811218-9876"), ("Input.IsHeld", "true"));
        foreach (var field in new[] { "Months", "DecidedBy", "DecidedOn", "DiaryNumber", "HeldFor" })
            wrong.Document.QuerySelectorAll($".ds-error-summary a[href='#Input_{field}']").Length.ShouldBe(1, field + " " + wrong.Document.QuerySelector(".ds-error-summary")?.InnerHtml);
    }

    [Theory, OnBothDatabases]
    public async Task PostRule_BadInput_IsToldOnTheFields(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var admin = await host.SignedInAsync("admin");
        var rule = await admin.GetAsync($"{Address}/readlog");
        var wrong = await admin.SubmitAsync(rule, ("Input.Months", "3"), ("Input.DecidedBy", "Nämnden"), ("Input.DecidedOn", "2030-01-01"));
        wrong.Text.ShouldContain("Loggar sparas minst 12 månader");
        wrong.Text.ShouldContain("Ange beslutets datum, senast i dag");
        wrong.Text.ShouldContain("Skriv beslutets diarienummer");
        (await admin.GetAsync($"{Address}/banan")).Status.ShouldBe(HttpStatusCode.NotFound);
        var (first, second) = (await admin.GetAsync($"{Address}/message"), await admin.GetAsync($"{Address}/message"));
        await DecideAsync(admin, "message", page: first);
        (await admin.SubmitAsync(second, Decision())).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("samordnare"), InlineData("falt"), InlineData("polis"), InlineData("enhetschef"), InlineData("styrgrupp"), InlineData("sekreterare")]
    [InlineData("analytiker"), InlineData("utvarderare"), InlineData("forskola")]
    public async Task Get_OtherRoles_AreForbidden(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"{Address}/message")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"{Address}/bekrafta?klasser=Message")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var expected = persona == "samordnare" ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
        (await client.GetAsync($"/{DemoSeed.DistrictSlug}/granskning")).Status.ShouldBe(expected);
        (await client.GetAsync($"/{DemoSeed.DistrictSlug}/rattelse")).Status.ShouldBe(expected);
    }

    private static (string, string)[] Decision(params (string, string)[] more) =>
        [("Input.DecidedBy", "Stadsdelsnämnden"), ("Input.DecidedOn", "2026-10-01"), ("Input.DiaryNumber", "SOD 2026/713"), .. more];

    private static async Task DecideAsync(LyktaClient admin, string which, params (string, string)[] more) =>
        await DecideAsync(admin, which, await admin.GetAsync($"{Address}/{which}"), more);

    private static async Task DecideAsync(LyktaClient admin, string which, LyktaPage page, params (string, string)[] more)
    {
        var answer = await admin.SubmitAsync(page, Decision(more));
        answer.Status.ShouldBe(HttpStatusCode.Redirect, $"{which}: {answer.Document.QuerySelector(".ds-error-summary")?.TextContent}");
    }

    private static async Task DecideAsync(LyktaHost host, RetentionClass which) => await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
    {
        var rule = RetentionRule.Propose(which);
        rule.Decide(rule.Time, Text("Stadsdelsnämnden"), new(2026, 10, 1), Text("SOD 2026/713"), new(2026, 10, 2)).IsOk.ShouldBeTrue();
        unit.Db.Add(rule);
        return Task.FromResult(true);
    }, CancellationToken.None);

    // The job as the worker runs it, without waiting for its clock.
    private static async Task RunAsync(LyktaHost host, IReadOnlyList<RetentionClass> classes)
    {
        var scope = await host.SystemScopeAsync();
        var id = await host.Writes.RunAsync(scope, (unit, _) =>
        {
            var job = Job.Order(DisposalJob.JobName, System.Text.Json.JsonSerializer.Serialize(new DisposalOrder(classes)), null, null, 0, unit.Now);
            unit.Db.Add(job);
            return Task.FromResult(job.Id);
        }, CancellationToken.None);
        host.Services.GetRequiredService<JobWorker>().Wake();
        for (var tries = 0; tries < 600; tries++)
        {
            if (await host.ReadAsync(db => db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id)) is { IsOver: true } over)
            {
                over.Status.ShouldBe(JobStatus.Completed, over.OutcomeKey);
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The disposal job did not end.");
    }

    private static async Task PlantCanaryAsync(LyktaHost host) => await host.Writes.RunOnceAsync(
        await host.SystemScopeAsync(), new("canary", "body"), async (unit, cancel) =>
        {
            var type = await unit.Db.Set<EventType>().FirstAsync(cancel);
            var owner = await unit.Db.Set<Organisation>().FirstAsync(cancel);
            for (var i = 0; i < 40; i++)
            {
                var observation = await unit.ReceiveAsync(
                    new(type.Id, unit.Now, new(owner.Id, owner.RootId, owner.BranchId), ObservationSource.Form) { Text = Text($"En {Canary} gunga är trasig, del {i}") }, cancel);
                unit.Db.Add(ObservationPhoto.Hold(observation.Id, "image/jpeg", [1, 2, 3], unit.Now));
            }

            unit.Send(new("test." + Canary, Guid.NewGuid()));
            var job = Job.Order("test", "{}", null, null, 0, unit.Now);
            job.End(JobStatus.Completed, "x", "[]", unit.Now);
            job.Keep(Encoding.UTF8.GetBytes($"{Canary};1"), "x.csv");
            unit.Db.Add(job);
            return $"/{Canary}";
        }, CancellationToken.None);

    /// <summary>On SQLite how many files of the data folder hold the word; on PostgreSQL how many columns of rows.</summary>
    internal static async Task<int> CanariesAsync(LyktaHost host, string canary = Canary)
    {
        if (host.Database == Database.Sqlite)
        {
            var word = Encoding.UTF8.GetBytes(canary);
            var found = 0;
            foreach (var path in Directory.EnumerateFiles(host.DataFolder, "*", SearchOption.AllDirectories))
            {
                await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[file.Length];
                await file.ReadExactlyAsync(bytes);
                for (var at = bytes.AsSpan().IndexOf(word); at >= 0;)
                {
                    found++;
                    var next = bytes.AsSpan(at + 1).IndexOf(word);
                    at = next < 0 ? -1 : at + 1 + next;
                }
            }

            return found;
        }

        return await host.ReadAsync(async db =>
            await db.Set<Observation>().CountAsync(o => o.Text!.Contains(canary)) + await db.Set<OutboxMessage>().CountAsync(m => m.Kind.Contains(canary))
            + await db.Set<Submission>().CountAsync(s => s.Outcome.Contains(canary)) + await db.Set<Job>().CountAsync(j => j.Result != null));
    }

    internal static ScreenedText Text(string value) =>
        ScreenedText.TryPass(value, ScreeningContext.Inside, Enum.GetValues<FindingKind>().ToHashSet(), out var passed, out _) ? passed : throw new InvalidDataException(value);
}
