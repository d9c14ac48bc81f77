using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Partnerships;

public enum CollaborationStatus
{
    Trial, Permanent, Paused, Ended,
}

/// <summary>
/// Samarbete over one or several partnerships (Nätverk Söderort). It belongs to no single tenant;
/// what is shown in it is only what each partnership has released to it.
/// </summary>
public sealed class Collaboration : IVersioned
{
    private Collaboration() { }

    public CollaborationId Id { get; private init; }

    public string Slug { get; private init; } = "";

    public string Name { get; private set; } = "";

    public string Goal { get; private set; } = "";

    public CollaborationStatus Status { get; private set; }

    public DateOnly? PermanentFrom { get; private set; }

    /// <summary>The partnership that leads it, and alone edits it.</summary>
    public PartnershipId LeadId { get; private init; }

    public int Version { get; private set; }

    public static Collaboration Begin(string slug, string name, string goal, PartnershipId lead) => new()
    {
        Id = CollaborationId.New(), Slug = slug, Name = name, Goal = goal, LeadId = lead, Status = CollaborationStatus.Trial,
    };

    public void Describe(string name, string goal) => (Name, Goal) = (name, goal);

    public void MakePermanent(DateOnly from) => (Status, PermanentFrom) = (CollaborationStatus.Permanent, from);

    public void SetStatus(CollaborationStatus status) => Status = status;
}

/// <summary>A partnership that takes part, between dates.</summary>
public sealed class CollaborationParticipant
{
    public CollaborationId CollaborationId { get; init; }

    public PartnershipId PartnershipId { get; init; }

    public DateOnly JoinedOn { get; init; }

    public DateOnly? LeftOn { get; set; }
}

/// <summary>Part: an organisation of the collaboration by name and category (Polisen, SL, a district administration).</summary>
public sealed class CollaborationParty
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public CollaborationId CollaborationId { get; init; }

    public string Name { get; init; } = "";

    public OrganisationCategory Category { get; init; }
}

/// <summary>Where it applies and since when: Globen from January 2005, all of Söderort from November.</summary>
public sealed class CollaborationScope
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public CollaborationId CollaborationId { get; init; }

    public string AreaName { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

public sealed class CollaborationConfiguration
    : IEntityTypeConfiguration<Collaboration>, IEntityTypeConfiguration<CollaborationParticipant>,
        IEntityTypeConfiguration<CollaborationParty>, IEntityTypeConfiguration<CollaborationScope>
{
    public void Configure(EntityTypeBuilder<Collaboration> builder)
    {
        builder.Property(c => c.Slug).HasMaxLength(60);
        builder.Property(c => c.Name).HasMaxLength(120);
        builder.Property(c => c.Goal).HasMaxLength(500);
        builder.HasIndex(c => c.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CollaborationParticipant> builder) =>
        builder.HasKey(p => new { p.CollaborationId, p.PartnershipId });

    public void Configure(EntityTypeBuilder<CollaborationParty> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(160);
        builder.HasIndex(p => p.CollaborationId);
    }

    public void Configure(EntityTypeBuilder<CollaborationScope> builder)
    {
        builder.Property(s => s.AreaName).HasMaxLength(120);
        builder.HasIndex(s => s.CollaborationId);
    }
}
