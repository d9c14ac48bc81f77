using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Writes;

/// <summary>The key of one form or offline item and a hash of what it says; bound to the partnership and the sender.</summary>
public sealed record SubmissionKey(string Key, string BodyHash);

/// <summary>What a submission led to, kept so that the same submission again gets the same answer.</summary>
public sealed class Submission : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public string Principal { get; init; } = "";

    public string Key { get; init; } = "";

    public string BodyHash { get; init; } = "";

    public string Outcome { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

public sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.HasKey(s => new { s.PartnershipId, s.Principal, s.Key });
        builder.Property(s => s.Principal).HasMaxLength(80);
        builder.Property(s => s.Key).HasMaxLength(64);
        builder.Property(s => s.BodyHash).HasMaxLength(64);
        builder.HasIndex(s => new { s.PartnershipId, s.At });
    }
}

/// <summary>The same key came with another content: refused, so that neither is lost silently.</summary>
public sealed class SubmissionReusedException() : Exception("The submission key was used for another content.");

/// <summary>The outcome of a submission, and whether it was already there.</summary>
public readonly record struct Submitted(string Outcome, bool IsReplay);
