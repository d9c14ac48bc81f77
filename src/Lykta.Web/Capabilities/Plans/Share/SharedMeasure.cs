using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Plans.Share;

/// <summary>
/// Delad åtgärd: what a named other partnership reads of a measure. What, lead, time and status, as they stand now; no comment,
/// no own field, never a person. Withdrawing removes it.
/// </summary>
public sealed class SharedMeasure : IReleasedTo
{
    private SharedMeasure() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public PartnershipId ToPartnershipId { get; private init; }
    public MeasureId MeasureId { get; private init; }
    public int Number { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>The responsible unit's name.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>The function there, never a name.</summary>
    public string? LeadFunction { get; private set; }
    public DateOnly? StartOn { get; private set; }
    public DateOnly? EndOn { get; private set; }
    public string? TimePlan { get; private set; }
    public MeasureStatus Status { get; private set; }
    public DateTimeOffset SharedAt { get; private init; }

    public static SharedMeasure Of(Measure measure, string lead, PartnershipId owner, PartnershipId to, DateTimeOffset now)
    {
        var shared = new SharedMeasure { Id = Guid.CreateVersion7(now), PartnershipId = owner, ToPartnershipId = to, MeasureId = measure.Id, Number = measure.Number, SharedAt = now };
        shared.Follow(measure, lead);
        return shared;
    }

    /// <summary>The responsible unit is called something else now.</summary>
    public void RenameLead(string name) => Lead = name;

    public void Follow(Measure measure, string lead) =>
        (Name, Lead, LeadFunction, StartOn, EndOn, TimePlan, Status) = (measure.Name, lead, measure.LeadFunction, measure.StartOn, measure.EndOn, measure.TimePlan, measure.Status);
}

public sealed class SharedMeasureConfiguration : IEntityTypeConfiguration<SharedMeasure>
{
    public void Configure(EntityTypeBuilder<SharedMeasure> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(Measure.LongestName);
        builder.Property(s => s.Lead).HasMaxLength(200);
        builder.Property(s => s.LeadFunction).HasMaxLength(160);
        builder.Property(s => s.TimePlan).HasMaxLength(300);
        builder.HasIndex(s => new { s.MeasureId, s.ToPartnershipId }).IsUnique();
        builder.HasIndex(s => s.ToPartnershipId);
        builder.HasIndex(s => s.PartnershipId);
        builder.HasOne<Measure>().WithMany().HasForeignKey(s => s.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(s => s.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partnership>().WithMany().HasForeignKey(s => s.ToPartnershipId).OnDelete(DeleteBehavior.Restrict);
    }
}
