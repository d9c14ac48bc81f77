using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
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

    public CollaborationStatus Status { get; private set; }

    /// <summary>Decided day from which it is permanent; until then it is what <see cref="Status"/> says.</summary>
    public DateOnly? PermanentFrom { get; private set; }

    /// <summary>Organisation that evaluates it from outside and sees released data only.</summary>
    public string? Evaluator { get; private set; }

    /// <summary>The partnership that leads it, and alone edits it.</summary>
    public PartnershipId LeadId { get; private init; }

    public int Version { get; private set; }

    public static Collaboration Begin(string slug, ScreenedText name, PartnershipId lead) => new()
    {
        Id = CollaborationId.New(),
        Slug = slug,
        Name = name.Value,
        LeadId = lead,
        Status = CollaborationStatus.Trial,
    };

    public CollaborationStatus StatusOn(DateOnly day) =>
        Status == CollaborationStatus.Trial && PermanentFrom <= day ? CollaborationStatus.Permanent : Status;

    public void Describe(ScreenedText name, ScreenedText? evaluator) => (Name, Evaluator) = (name.Value, evaluator?.Value);

    /// <summary>A decision with the day that it takes effect.</summary>
    public void MakePermanent(DateOnly from) => (Status, PermanentFrom) = (CollaborationStatus.Trial, from);

    public void SetStatus(CollaborationStatus status) => (Status, PermanentFrom) = (status, null);
}

/// <summary>What kind of thing a goal is about: safety and cleanliness are goals as good as less crime.</summary>
public enum CollaborationGoalKind
{
    LessCrime, Safety, CleanAndGreen, Youth, Cooperation, Other,
}

/// <summary>One goal of a collaboration; it has several, each of a kind.</summary>
public sealed class CollaborationGoal : IOfCollaboration
{
    private CollaborationGoal() { }

    public Guid Id { get; private init; }

    public CollaborationId CollaborationId { get; private init; }

    public CollaborationGoalKind Kind { get; private init; }

    public string Text { get; private init; } = "";

    public static CollaborationGoal Set(CollaborationId collaboration, CollaborationGoalKind kind, ScreenedText text) => new()
    {
        Id = Guid.CreateVersion7(),
        CollaborationId = collaboration,
        Kind = kind,
        Text = text.Value,
    };
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
public sealed class CollaborationParty : IOfCollaboration
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public CollaborationId CollaborationId { get; init; }

    public string Name { get; init; } = "";

    public OrganisationCategory Category { get; init; }
}

/// <summary>Where it applies and since when: Globen from January 2005, all of Söderort from November.</summary>
public sealed class CollaborationScope : IOfCollaboration
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public CollaborationId CollaborationId { get; init; }

    public string AreaName { get; init; } = "";

    /// <summary>All of the partnerships' areas.</summary>
    public bool IsWhole { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    public bool Overlaps(DateOnly first, DateOnly last) => From <= last && (To is null || To >= first);

    public bool Covers(string area, string? district) =>
        IsWhole || string.Equals(AreaName, area, StringComparison.OrdinalIgnoreCase) || string.Equals(AreaName, district, StringComparison.OrdinalIgnoreCase);
}

public sealed class CollaborationConfiguration
    : IEntityTypeConfiguration<Collaboration>, IEntityTypeConfiguration<CollaborationParticipant>,
        IEntityTypeConfiguration<CollaborationParty>, IEntityTypeConfiguration<CollaborationScope>,
        IEntityTypeConfiguration<CollaborationGoal>
{
    public void Configure(EntityTypeBuilder<Collaboration> builder)
    {
        builder.Property(c => c.Slug).HasMaxLength(60);
        builder.Property(c => c.Name).HasMaxLength(120);
        builder.Property(c => c.Evaluator).HasMaxLength(160);
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

    public void Configure(EntityTypeBuilder<CollaborationGoal> builder)
    {
        builder.Property(g => g.Text).HasMaxLength(300);
        builder.HasIndex(g => g.CollaborationId);
    }
}
