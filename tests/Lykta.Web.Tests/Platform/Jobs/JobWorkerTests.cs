using System.Globalization;
using System.Net;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Jobs;

public sealed class JobWorkerTests
{
    [Theory, OnBothDatabases]
    public async Task Run_InterruptedAfterTwoSlices_GoesOnFromItsCheckpoint(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database, s => s.AddJobKind<CountingJob>());
        var job = await OrderAsync(host, "break-once");
        var ended = await EndedAsync(host, job);
        ended.Status.ShouldBe(JobStatus.Completed);
        ended.Done.ShouldBe(5);
        ended.OutcomeArguments.ShouldBe("""["5 slices, started at 2"]""");
    }

    [Theory, OnBothDatabases]
    public async Task Run_Throwing_EndsAsFailedAndIsShownToItsOwnerAlone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database, s => s.AddJobKind<CountingJob>());
        using var owner = await host.SignedInAsync("samordnare");
        using var other = await host.SignedInAsync("polis");
        var job = await OrderAsync(host, "throw");
        (await EndedAsync(host, job)).Status.ShouldBe(JobStatus.Failed);
        var page = await owner.GetAsync($"/{DemoSeed.DistrictSlug}/jobb/{job.Value}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Misslyckades");
        page.Body.ShouldNotContain("secret inner");
        (await other.GetAsync($"/{DemoSeed.DistrictSlug}/jobb/{job.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Cancel_WhileRunning_StopsBetweenSlices(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database, s => s.AddJobKind<CountingJob>());
        using var owner = await host.SignedInAsync("samordnare");
        var job = await OrderAsync(host, "wait");
        await CountingJob.Waiting.Task;
        var page = await owner.GetAsync($"/{DemoSeed.DistrictSlug}/jobb/{job.Value}");
        (await owner.SubmitFormAsync(page, "form[action*='handler=Cancel']")).Status.ShouldBe(HttpStatusCode.Redirect);
        CountingJob.GoOn.TrySetResult();
        (await EndedAsync(host, job)).Status.ShouldBe(JobStatus.Cancelled);
    }

    private static async Task<Data.JobId> OrderAsync(LyktaHost host, string parameters)
    {
        CountingJob.Reset();
        var member = await host.ReadAsync(db => db.Set<Web.Capabilities.Partnerships.Membership>()
            .Where(m => m.Role == Web.Platform.Auth.Role.Coordinator).Select(m => m.Id).SingleAsync());
        var id = await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            var job = Job.Order("test.counting", parameters, null, member, 5, unit.Now);
            unit.Db.Add(job);
            return Task.FromResult(job.Id);
        }, CancellationToken.None);
        host.Services.GetRequiredService<JobWorker>().Wake();
        return id;
    }

    private static async Task<Job> EndedAsync(LyktaHost host, Data.JobId id)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var job = await host.ReadAsync(db => db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id));
            if (job.IsOver)
                return job;
            // An interrupted job is taken up when its lease has run out.
            host.Clock.Move(TimeSpan.FromSeconds(1));
            host.Services.GetRequiredService<JobWorker>().Wake();
            await Task.Delay(20);
        }

        throw new TimeoutException("The job did not end.");
    }

    private sealed class CountingJob : JobKind
    {
        private static bool hasBroken;

        public static TaskCompletionSource Waiting { get; private set; } = new();

        public static TaskCompletionSource GoOn { get; private set; } = new();

        public override string Name => "test.counting";

        public static void Reset() => (Waiting, GoOn, hasBroken) = (new(), new(), false);

        public override async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
        {
            var start = run.Checkpoint is null ? 0 : int.Parse(run.Checkpoint, CultureInfo.InvariantCulture);
            for (var slice = start; slice < 5; slice++)
            {
                switch (run.Parameters)
                {
                    case "throw":
                        throw new InvalidDataException("secret inner");
                    case "break-once" when slice == 2 && !hasBroken:
                        hasBroken = true;
                        throw new Web.Platform.Writes.StorageUnavailableException(new IOException("gone"));
                    case "wait" when slice == 1:
                        Waiting.TrySetResult();
                        await GoOn.Task;
                        break;
                }

                var next = slice + 1;
                await run.SaveAsync((_, _) => Task.FromResult<string?>(next.ToString(CultureInfo.InvariantCulture)), next, cancel);
            }

            return new("Jobs.Outcome.Cancelled", $"5 slices, started at {start}");
        }
    }
}
