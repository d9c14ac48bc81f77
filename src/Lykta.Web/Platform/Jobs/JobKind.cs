using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Jobs;

/// <summary>One sort of long work. It saves in slices and notes a checkpoint with each, so that a restart goes on from there.</summary>
public abstract class JobKind
{
    /// <summary>As in <see cref="Job.Kind"/>: <c>observations.import</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The outcome to show; throwing means that it failed.</summary>
    public abstract Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel);
}

/// <summary>How it ended: a text key with its numbers, and a file to fetch when there is one.</summary>
public sealed record JobOutcome(string TextKey, params string[] Arguments)
{
    public byte[]? File { get; init; }

    public string? FileName { get; init; }

    /// <summary>False shows it as failed, with the same text.</summary>
    public bool IsSuccess { get; init; } = true;
}

/// <summary>A running job as its kind sees it.</summary>
public sealed class JobRun(Job job, LyktaScope scope, LyktaStore store, WriteQueue writes, TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public JobId Id => job.Id;

    public string Parameters => job.Parameters;

    public MembershipId? OrderedBy => job.OrderedBy;

    /// <summary>Null on the first run; after a restart what the last saved slice noted.</summary>
    public string? Checkpoint { get; private set; } = job.Checkpoint;

    public LyktaScope Scope => scope;

    public LyktaStore Store => store;

    public Task<byte[]> InputAsync(CancellationToken cancel) => store.ReadAsync(scope, db =>
        db.Set<JobInput>().Where(i => i.JobId == job.Id).Select(i => i.Bytes).SingleAsync(cancel), cancel);

    /// <summary>
    /// Saves a slice of the work, the progress and the checkpoint that the slice returns in one unit;
    /// throws <see cref="JobCancelledException"/> when asked to stop.
    /// </summary>
    public async Task SaveAsync(Func<WriteUnit, CancellationToken, Task<string?>> slice, int done, CancellationToken cancel) =>
        Checkpoint = await writes.RunAsync(scope, async (unit, token) =>
        {
            var row = await unit.Db.Set<Job>().SingleAsync(j => j.Id == job.Id, token);
            if (row.IsCancelRequested)
                throw new JobCancelledException();
            var checkpoint = await slice(unit, token);
            row.Advance(done, checkpoint, time.GetUtcNow() + Lease);
            return checkpoint;
        }, cancel);
}

/// <summary>The person who ordered the job has asked it to stop.</summary>
public sealed class JobCancelledException() : OperationCanceledException("The job was cancelled by its owner.");

public static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobWorker>();
        services.AddHostedService(s => s.GetRequiredService<JobWorker>());
        return services;
    }

    public static IServiceCollection AddJobKind<TKind>(this IServiceCollection services) where TKind : JobKind =>
        services.AddSingleton<JobKind, TKind>();
}
