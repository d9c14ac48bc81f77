using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>Anteckning from the meeting, one per block; it stays with the coordinator and is in no version.</summary>
public sealed class BriefingNote : IPartnershipOwned, IVersioned
{
    private BriefingNote() { }

    public PartnershipId PartnershipId { get; private init; }

    public BriefingSheetId SheetId { get; private init; }

    public BriefingBlock Block { get; private init; }

    public string Text { get; private set; } = "";

    public int Version { get; private set; }

    public static BriefingNote On(BriefingSheetId sheet, BriefingBlock block) => new() { SheetId = sheet, Block = block };

    public void Say(ScreenedText? text) => Text = text?.Value ?? "";
}

/// <summary>Närvaro: how many of a role were at the meeting, without names.</summary>
public sealed class BriefingAttendance : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public BriefingSheetId SheetId { get; init; }

    public AttendingRole Role { get; init; }

    public int Count { get; set; }
}

public sealed class BriefingMeetingConfiguration : IEntityTypeConfiguration<BriefingNote>, IEntityTypeConfiguration<BriefingAttendance>
{
    public void Configure(EntityTypeBuilder<BriefingNote> builder)
    {
        builder.HasKey(n => new { n.SheetId, n.Block });
        builder.Property(n => n.Text).HasMaxLength(1000);
        builder.HasOne<BriefingSheet>().WithMany().HasForeignKey(n => n.SheetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BriefingAttendance> builder)
    {
        builder.HasKey(a => new { a.SheetId, a.Role });
        builder.HasOne<BriefingSheet>().WithMany().HasForeignKey(a => a.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}
