using System.Security.Cryptography;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.DocumentTemplates;

public enum TemplateState
{
    New = 1, InUse, Replaced,
}

/// <summary>Dokumentmall: one version of the office's own Word template for tjänsteutlåtanden. Its bytes never change; one at most is in use.</summary>
public sealed class DocumentTemplate : IPartnershipOwned, IVersioned
{
    private DocumentTemplate() { }

    public DocumentTemplateId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }

    /// <summary>1, 2, 3 … in the partnership.</summary>
    public int Number { get; private init; }
    public string FileName { get; private init; } = "";
    public byte[] Content { get; private init; } = [];

    /// <summary>SHA-256 of it, in hexadecimal.</summary>
    public string Hash { get; private init; } = "";
    public int Bytes { get; private init; }

    /// <summary>How many places were found.</summary>
    public int Places { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }
    public MembershipId? UploadedBy { get; private init; }
    public string FunctionTitle { get; private init; } = "";

    /// <summary>When it was last taken into use.</summary>
    public DateTimeOffset? ActivatedAt { get; private set; }
    public DateTimeOffset? ReplacedAt { get; private set; }
    public int Version { get; private set; }

    public TemplateState State => StateOf(ActivatedAt, ReplacedAt);

    public static DocumentTemplate Receive(int number, ScreenedText fileName, byte[] content, int places, (MembershipId? Member, string Title) by, DateTimeOffset now) => new()
    {
        Id = DocumentTemplateId.New(),
        Number = number,
        FileName = fileName.Value,
        Content = content,
        Hash = HashOf(content),
        Bytes = content.Length,
        Places = places,
        UploadedAt = now,
        UploadedBy = by.Member,
        FunctionTitle = by.Title,
    };

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static TemplateState StateOf(DateTimeOffset? activated, DateTimeOffset? replaced) =>
        activated is null ? TemplateState.New : replaced is null ? TemplateState.InUse : TemplateState.Replaced;

    public void Activate(DateTimeOffset now) => (ActivatedAt, ReplacedAt) = (now, null);

    public void Replace(DateTimeOffset now) => ReplacedAt ??= now;
}

public static class TemplateErrors
{
    public static readonly Error NoFile = new("Templates.Error.NoFile", "Upload");
    public static readonly Error Unread = new("Templates.Error.Unread", "Upload");
    public static readonly Error NotAccepted = new("Templates.Error.NotAccepted", "Accepted");
    public static readonly Error InUse = new("Templates.Error.InUse");
}

public sealed class DocumentTemplateConfiguration : IEntityTypeConfiguration<DocumentTemplate>
{
    public void Configure(EntityTypeBuilder<DocumentTemplate> builder)
    {
        builder.Property(t => t.FileName).HasMaxLength(160);
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.Property(t => t.FunctionTitle).HasMaxLength(120);
        builder.Ignore(t => t.State);
        builder.HasIndex(t => new { t.PartnershipId, t.Number }).IsUnique();
    }
}
