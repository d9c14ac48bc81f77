using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Jobs;

public enum JobStatus
{
    Pending, Processing, Completed, Failed, Cancelled,
}

/// <summary>Long work that a person waits for: survives a restart, shows progress, can be cancelled, tells how it ended.</summary>
public sealed class Job : IPartnershipOwned, IVersioned
{
    private Job() { }

    public JobId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Names the runner.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>JSON that the runner reads.</summary>
    public string Parameters { get; private set; } = "{}";

    /// <summary>Read only by the run itself: a job is read many times while it runs, and its input may be many megabytes.</summary>
    public JobInput? Input { get; private init; }

    public MembershipId? OrderedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public JobStatus Status { get; private set; }

    public bool IsCancelRequested { get; private set; }

    public int Done { get; private set; }

    public int Total { get; private set; }

    /// <summary>Where a restarted run goes on.</summary>
    public string? Checkpoint { get; private set; }

    /// <summary>Text key of how it ended, with its numbers as JSON.</summary>
    public string? OutcomeKey { get; private set; }

    public string? OutcomeArguments { get; private set; }

    public byte[]? Result { get; private set; }

    public string? ResultName { get; private set; }

    /// <summary>A node holds a running job by renewing this; a dead node's job is taken up again.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    public int Version { get; private set; }

    public static Job Order(string kind, string parameters, byte[]? input, MembershipId? orderedBy, int total, DateTimeOffset now) => new()
    {
        Id = JobId.New(),
        Kind = kind,
        Parameters = parameters,
        Input = input is null ? null : new() { Bytes = input },
        OrderedBy = orderedBy,
        Total = total,
        CreatedAt = now,
    };

    public bool IsOver => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;

    public void Take(DateTimeOffset now, DateTimeOffset leaseUntil) =>
        (Status, StartedAt, LeaseUntil) = (JobStatus.Processing, StartedAt ?? now, leaseUntil);

    public void Advance(int done, string? checkpoint, DateTimeOffset leaseUntil) =>
        (Done, Checkpoint, LeaseUntil) = (done, checkpoint, leaseUntil);

    public void RequestCancel() => IsCancelRequested = true;

    public void End(JobStatus status, string outcomeKey, string outcomeArguments, DateTimeOffset now) =>
        (Status, OutcomeKey, OutcomeArguments, EndedAt, LeaseUntil) = (status, outcomeKey, outcomeArguments, now, null);

    public void Keep(byte[] result, string name) => (Result, ResultName) = (result, name);

    public void DropResult() => Result = null;
}

/// <summary>What a job works on, already screened; kept until the job has ended.</summary>
public sealed class JobInput : IPartnershipOwned
{
    public JobId JobId { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public byte[] Bytes { get; init; } = [];
}

public sealed class JobConfiguration : IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<JobInput>
{
    public void Configure(EntityTypeBuilder<JobInput> builder)
    {
        builder.HasKey(i => i.JobId);
        builder.HasOne<Job>().WithOne(j => j.Input).HasForeignKey<JobInput>(i => i.JobId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(j => j.Kind).HasMaxLength(60);
        builder.Property(j => j.OutcomeKey).HasMaxLength(120);
        builder.Property(j => j.ResultName).HasMaxLength(160);
        builder.HasIndex(j => new { j.PartnershipId, j.Status, j.CreatedAt });
    }
}
