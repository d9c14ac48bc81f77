using System.Security.Cryptography;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.OfficialVersions;

public enum OfficialKind
{
    /// <summary>Nämndens version of a round.</summary>
    Board = 1,

    /// <summary>The answer to a skrivelse or a remiss.</summary>
    Answer,

    /// <summary>A round's tjänsteutlåtande.</summary>
    Statement,
}

/// <summary>Officiell version: the Word file that somebody has edited and handed back as the one that counts. Never changed; a later one replaces it.</summary>
public sealed class OfficialVersion : IPartnershipOwned
{
    private OfficialVersion() { }

    public OfficialVersionId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public OfficialKind Kind { get; private init; }

    /// <summary>The round's or the case's own key.</summary>
    public Guid SubjectId { get; private init; }
    public FollowUpRoundId? RoundId { get; private init; }
    public AnswerCaseId? CaseId { get; private init; }

    /// <summary>1, 2, 3 … of its round or case; the highest counts.</summary>
    public int Number { get; private init; }
    public string FileName { get; private init; } = "";

    /// <summary>As it was handed in, to the byte.</summary>
    public byte[] Content { get; private init; } = [];

    /// <summary>SHA-256 of it, in hexadecimal.</summary>
    public string Hash { get; private init; } = "";
    public int Bytes { get; private init; }

    /// <summary>What it was compared with; another one now says that the data has changed since.</summary>
    public string Basis { get; private init; } = "";

    /// <summary>Generated numbers, cells and rows that it says otherwise.</summary>
    public int Differences { get; private init; }
    public string? Reason { get; private init; }

    /// <summary>It was kept although changes were still tracked in it.</summary>
    public bool HasTracked { get; private init; }
    public bool HasComments { get; private init; }
    public DateTimeOffset KeptAt { get; private init; }
    public MembershipId? KeptBy { get; private init; }
    public string FunctionTitle { get; private init; } = "";

    /// <summary>Of what it was compared with, which may have been said otherwise since.</summary>
    public static OfficialVersion Keep(int number, OfficialDraft draft, ScreenedText? reason, (MembershipId? Member, string Title) by, DateTimeOffset now) => new()
    {
        Id = OfficialVersionId.New(),
        Kind = draft.Of.Kind,
        SubjectId = draft.Of.Id,
        RoundId = draft.Of.Kind is OfficialKind.Board or OfficialKind.Statement ? FollowUpRoundId.From(draft.Of.Id) : null,
        CaseId = draft.Of.Kind == OfficialKind.Answer ? AnswerCaseId.From(draft.Of.Id) : null,
        Number = number,
        FileName = draft.FileName.Value,
        Content = draft.Content,
        Hash = HashOf(draft.Content),
        Bytes = draft.Content.Length,
        Basis = draft.Of.Basis,
        Differences = draft.Differences,
        Reason = reason?.Value,
        HasTracked = draft.HasTracked,
        HasComments = draft.HasComments,
        KeptAt = now,
        KeptBy = by.Member,
        FunctionTitle = by.Title,
    };

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>What an official version is of, and the hash of what it was made from.</summary>
public sealed record OfficialSubject(OfficialKind Kind, Guid Id, string Basis);

public static class OfficialErrors
{
    public static readonly Error Lost = new("Official.Error.Lost", "Upload");
    public static readonly Error Tracked = new("Official.Error.Tracked", "Keep.AcceptsTracked");
    public static readonly Error Comments = new("Official.Error.Comments", "Keep.AcceptsComments");
    public static readonly Error Words = new("Official.Error.Words", "Keep.AcceptsWords");
    public static readonly Error NoReason = new("Official.Error.NoReason", "Keep.Reason");
    public static readonly Error Personal = new("Official.Error.Personal");
}

public sealed class OfficialVersionConfiguration : IEntityTypeConfiguration<OfficialVersion>
{
    public void Configure(EntityTypeBuilder<OfficialVersion> builder)
    {
        builder.Property(v => v.FileName).HasMaxLength(160);
        builder.Property(v => v.Hash).HasMaxLength(64);
        builder.Property(v => v.Basis).HasMaxLength(64);
        builder.Property(v => v.Reason).HasMaxLength(500);
        builder.Property(v => v.FunctionTitle).HasMaxLength(120);
        builder.HasIndex(v => new { v.PartnershipId, v.SubjectId, v.Kind, v.Number }).IsUnique();
        builder.HasOne<FollowUpRound>().WithMany().HasForeignKey(v => v.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<AnswerCase>().WithMany().HasForeignKey(v => v.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}
