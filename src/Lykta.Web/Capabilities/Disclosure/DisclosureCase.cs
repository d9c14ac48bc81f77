using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Disclosure;

/// <summary>
/// Utlämnandeärende (TF 2 kap., OSL 6 kap., lag 2025:170): what a request covers, in codes only. When it closes
/// everything but that it happened is erased.
/// </summary>
public sealed class DisclosureCase : IPartnershipOwned, IVersioned
{
    private DisclosureCase() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private set; }

    public int Number { get; private init; }

    public DateOnly ReceivedOn { get; private init; }

    public string? DiaryNumber { get; private init; }

    public RequesterCategory Requester { get; private init; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public PlaceId? PlaceId { get; private set; }

    public EventTypeId? TypeId { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DisclosureOutcome? Outcome { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public static DisclosureCase Open(int number, DateOnly receivedOn, ScreenedText? diaryNumber, RequesterCategory requester, DisclosureScope scope, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Number = number,
        ReceivedOn = receivedOn,
        DiaryNumber = diaryNumber?.Value,
        Requester = requester,
        From = scope.From,
        To = scope.To,
        PlaceId = scope.Place,
        TypeId = scope.Type,
        OpenedAt = now,
    };

    /// <summary>That it happened stays; what it was about goes.</summary>
    public void Close(DisclosureOutcome outcome, DateTimeOffset now) =>
        (Outcome, ClosedAt, From, To, PlaceId, TypeId) = (outcome, now, null, null, null, null);
}

/// <summary>The rows that a request covers.</summary>
public sealed record DisclosureScope(DateOnly? From, DateOnly? To, PlaceId? Place, EventTypeId? Type);

/// <summary>
/// One masking: a field of a row, or a stretch of it, and the provision it rests on. Positions only; when the text has
/// changed since, the whole field is masked.
/// </summary>
public sealed class DisclosureMask : IPartnershipOwned
{
    private DisclosureMask() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private set; }

    public Guid CaseId { get; private init; }

    public ObservationId ObservationId { get; private init; }

    public DisclosureField Field { get; private init; }

    /// <summary>Null: the whole field.</summary>
    public int? Start { get; private init; }

    public int? Length { get; private init; }

    /// <summary>The text's fingerprint when it was masked.</summary>
    public string? Fingerprint { get; private init; }

    public Statute Statute { get; private init; }

    public static DisclosureMask Whole(Guid caseId, ObservationId row, DisclosureField field, Statute statute) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = caseId,
        ObservationId = row,
        Field = field,
        Statute = statute,
    };

    public static DisclosureMask Part(Guid caseId, ObservationId row, DisclosureField field, int start, int length, string text, Statute statute) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = caseId,
        ObservationId = row,
        Field = field,
        Start = start,
        Length = length,
        Fingerprint = FingerprintOf(text),
        Statute = statute,
    };

    public static string FingerprintOf(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..32];
}

public sealed class DisclosureConfiguration : IEntityTypeConfiguration<DisclosureCase>, IEntityTypeConfiguration<DisclosureMask>
{
    public void Configure(EntityTypeBuilder<DisclosureCase> builder)
    {
        builder.Property(c => c.DiaryNumber).HasMaxLength(40);
        builder.HasIndex(c => new { c.PartnershipId, c.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DisclosureMask> builder)
    {
        builder.Property(m => m.Fingerprint).HasMaxLength(32);
        builder.HasIndex(m => new { m.PartnershipId, m.CaseId, m.ObservationId });
        builder.HasOne<DisclosureCase>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}
