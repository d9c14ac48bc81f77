using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Jobs;

/// <summary>
/// Takes up waiting jobs, one partnership after the other so that none starves another, and those whose node died.
/// Several nodes may run it: taking a job is a versioned change that only one of them wins.
/// </summary>
public sealed class JobWorker(
    LyktaStore store, WriteQueue writes, PartnershipDirectory partnerships, IEnumerable<JobKind> kinds, MailDesk mail, TimeProvider time,
    ILogger<JobWorker> log) : BackgroundService
{
    private readonly SemaphoreSlim ordered = new(0);

    // Nobody else works on the embedded database: what was begun before this start was begun by one who is dead.
    private readonly DateTimeOffset orphanedBefore = store is SqliteStore ? time.GetUtcNow() + JobRun.Lease : DateTimeOffset.MinValue;
    private readonly Dictionary<string, JobKind> byName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>Looks for work now instead of at the next tick.</summary>
    public void Wake() => ordered.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunOneOfEachAsync(stoppingToken))
                    await ordered.WaitAsync(TimeSpan.FromSeconds(2), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be away for a while: say so and try again.
                log.LogError(failure, "Could not look for jobs");
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    /// <summary>At most one job of each partnership; true when any was run.</summary>
    public async Task<bool> RunOneOfEachAsync(CancellationToken cancel)
    {
        var any = false;
        foreach (var partnership in await partnerships.AllAsync(cancel))
        {
            var scope = LyktaScope.ForSystem(partnership);
            if (await TakeAsync(scope, cancel) is not { } job)
                continue;
            any = true;
            await RunAsync(job, scope, cancel);
        }

        return any;
    }

    private async Task<Job?> TakeAsync(LyktaScope scope, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var expired = now > orphanedBefore ? now : orphanedBefore;
        var waiting = await store.ReadAsync(scope, db => db.Set<Job>().AsNoTracking()
            .Where(j => j.Status == JobStatus.Pending || (j.Status == JobStatus.Processing && j.LeaseUntil < expired))
            .OrderBy(j => j.CreatedAt).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(cancel), cancel);
        if (waiting is null)
            return null;
        try
        {
            return await writes.RunAsync(scope, async (unit, token) =>
            {
                var job = await unit.Db.Set<Job>().SingleAsync(j => j.Id == waiting, token);
                if (job.IsOver || (job.Status == JobStatus.Processing && job.LeaseUntil >= expired))
                    return null;
                job.Take(now, now + JobRun.Lease);
                return job;
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    private async Task RunAsync(Job job, LyktaScope scope, CancellationToken cancel)
    {
        try
        {
            var kind = byName[job.Kind];
            var outcome = job.IsCancelRequested
                ? throw new JobCancelledException()
                : await kind.RunAsync(new JobRun(job, scope, store, writes, time), cancel);
            await EndAsync(job, scope, outcome.IsSuccess ? JobStatus.Completed : JobStatus.Failed, outcome);
        }
        catch (JobCancelledException)
        {
            await EndAsync(job, scope, JobStatus.Cancelled, new("Jobs.Outcome.Cancelled"));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopping: the lease runs out and the job is taken up again from its checkpoint.
            await ReleaseAsync(job, scope);
        }
        catch (Exception failure) when (failure is not StorageUnavailableException)
        {
            log.LogError(failure, "Job {Job} of kind {Kind} failed", job.Id.Value, job.Kind);
            await EndAsync(job, scope, JobStatus.Failed, new("Jobs.Outcome.Failed"), isFault: true);
        }
    }

    private Task<bool> EndAsync(Job job, LyktaScope scope, JobStatus status, JobOutcome outcome, bool isFault = false) =>
        writes.RunAsync(scope, async (unit, token) =>
        {
            var row = await unit.Db.Set<Job>().SingleAsync(j => j.Id == job.Id, token);
            if (outcome.File is not null)
                row.Keep(outcome.File, outcome.FileName ?? "lykta");
            await unit.Db.Set<JobInput>().Where(i => i.JobId == job.Id).ExecuteDeleteAsync(token);
            row.End(status, outcome.TextKey, JsonSerializer.Serialize(outcome.Arguments), unit.Now);
            unit.Audit("job.ended", nameof(Job), job.Id.Value, ("kind", job.Kind), ("status", status.ToString()));
            if (isFault)
                await mail.OrderToAllAsync(unit, JobFailedMail.Kind, job.Id.Value, Role.Administrator, token);
            return true;
        }, CancellationToken.None);

    private Task<bool> ReleaseAsync(Job job, LyktaScope scope) => writes.RunAsync(scope, async (unit, token) =>
    {
        var row = await unit.Db.Set<Job>().SingleAsync(j => j.Id == job.Id, token);
        row.Advance(row.Done, row.Checkpoint, unit.Now);
        return true;
    }, CancellationToken.None);
}
