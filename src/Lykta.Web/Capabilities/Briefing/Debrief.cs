using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>Återrapport: what those who were out saw, in a minute on the phone. It fills Monday's picture and the next sheet.</summary>
public sealed class Debrief : IShared
{
    public const int LongestText = 300;

    private Debrief() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public BriefingSheetId SheetId { get; private init; }

    public OrganisationId UnitId { get; private init; }

    /// <summary>The walk that wrote it: its answers are counted there, and only its words are here.</summary>
    public PatrolShiftId? ShiftId { get; private init; }

    /// <summary>What else; screened.</summary>
    public string? Text { get; private init; }

    /// <summary>Behövs till nästa gång: becomes an open point.</summary>
    public string? Wish { get; private init; }

    public SharingLevel Sharing { get; private init; }

    public OrganisationId OwnerOrganisationId { get; private init; }

    public BranchId OwnerBranchId { get; private init; }

    public MembershipId? WrittenBy { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public static Debrief Tell(
        BriefingSheetId sheet, RowOwner owner, MembershipId? by, SharingLevel sharing, ScreenedText? text, ScreenedText? wish, DateTimeOffset now, PatrolShiftId? shift = null) => new()
        {
            Id = Guid.CreateVersion7(),
            SheetId = sheet,
            UnitId = owner.Unit,
            ShiftId = shift,
            OwnerOrganisationId = owner.Organisation,
            OwnerBranchId = owner.Branch,
            WrittenBy = by,
            Sharing = sharing,
            Text = text?.Value,
            Wish = wish?.Value,
            ReceivedAt = now,
        };
}

/// <summary>What a debrief says of one of the evening's places.</summary>
public sealed class DebriefAnswer : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public Guid DebriefId { get; init; }

    public BriefingItemId ItemId { get; init; }

    public DebriefAnswerKind Answer { get; init; }
}

public sealed class DebriefConfiguration : IEntityTypeConfiguration<Debrief>, IEntityTypeConfiguration<DebriefAnswer>
{
    public void Configure(EntityTypeBuilder<Debrief> builder)
    {
        builder.Property(d => d.Text).HasMaxLength(Debrief.LongestText);
        builder.Property(d => d.Wish).HasMaxLength(Debrief.LongestText);
        builder.HasIndex(d => d.SheetId);
        builder.HasIndex(d => new { d.PartnershipId, d.ReceivedAt });
        builder.HasOne<BriefingSheet>().WithMany().HasForeignKey(d => d.SheetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DebriefAnswer> builder)
    {
        builder.HasKey(a => new { a.DebriefId, a.ItemId });
        builder.HasOne<Debrief>().WithMany().HasForeignKey(a => a.DebriefId).OnDelete(DeleteBehavior.Cascade);
    }
}
