using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>Loggbok: four answers after a walk. Counts and codes, one screened line, nobody.</summary>
public sealed class PatrolReport : IShared
{
    public const int LongestText = 300;

    private PatrolReport() { }

    public PatrolShiftId ShiftId { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public PatrolMood Mood { get; private init; }

    public YouthBand Youths { get; private init; }

    public PatrolNeeds Needs { get; private init; }

    /// <summary>They were in touch with the police or with field workers.</summary>
    public bool HadContact { get; private init; }

    public string? Text { get; private init; }

    public SharingLevel Sharing { get; private init; }

    public OrganisationId OwnerOrganisationId { get; private init; }

    public BranchId OwnerBranchId { get; private init; }

    public MembershipId? WrittenBy { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public static PatrolReport Tell(PatrolShiftId shift, PatrolAnswers answers, RowOwner owner, MembershipId? by, DateTimeOffset now) => new()
    {
        ShiftId = shift,
        Mood = answers.Mood,
        Youths = answers.Youths,
        Needs = answers.Needs,
        HadContact = answers.HadContact,
        Text = answers.Text?.Value,
        Sharing = SharingLevel.Briefing,
        OwnerOrganisationId = owner.Organisation,
        OwnerBranchId = owner.Branch,
        WrittenBy = by,
        ReceivedAt = now,
    };
}

public sealed record PatrolAnswers(PatrolMood Mood, YouthBand Youths, PatrolNeeds Needs, bool HadContact, ScreenedText? Text);

public sealed class PatrolReportConfiguration : IEntityTypeConfiguration<PatrolReport>
{
    public void Configure(EntityTypeBuilder<PatrolReport> builder)
    {
        builder.HasKey(r => r.ShiftId);
        builder.Property(r => r.Text).HasMaxLength(PatrolReport.LongestText);
        builder.HasIndex(r => new { r.PartnershipId, r.ReceivedAt });
        builder.HasOne<PatrolShift>().WithOne().HasForeignKey<PatrolReport>(r => r.ShiftId).OnDelete(DeleteBehavior.Cascade);
    }
}
