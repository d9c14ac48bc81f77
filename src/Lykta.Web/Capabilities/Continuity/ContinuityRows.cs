using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Continuity;

/// <summary>Introduktion: one point of the checklist that a member has gone through.</summary>
public sealed class OnboardingTick : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public MembershipId MembershipId { get; init; }

    public string Point { get; init; } = "";

    public DateTimeOffset DoneAt { get; init; }
}

/// <summary>The checklist of each role, by text key; a new point makes everybody's list unfinished again.</summary>
public static class OnboardingPoints
{
    private static readonly string[] Everybody = ["never-who", "belongs-elsewhere", "who-sees"];

    public static IReadOnlyList<string> Of(Role role) => role switch
    {
        Role.Coordinator => [.. Everybody, "three-versions", "public-record", "handover"],
        Role.Field or Role.Partner => [.. Everybody, "tonight", "debrief", "delete-files"],
        Role.UnitManager or Role.Steering => [.. Everybody, "sharing-decides"],
        Role.Reporter => ["never-who", "belongs-elsewhere"],
        Role.Administrator or Role.Secretary => [.. Everybody, "public-record"],
        _ => [],
    };
}

/// <summary>Kontakt by function: whom one rings, when, about what. A function's number, never a person's.</summary>
public sealed class FunctionContact : IPartnershipOwned, IVersioned
{
    private FunctionContact() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Function { get; private set; } = "";

    public OrganisationId UnitId { get; private set; }

    public string? Topic { get; private set; }

    public string? Way { get; private set; }

    public string? Hours { get; private set; }

    /// <summary>Day, evening and night of each weekday, as <see cref="Reach"/> has them; nothing stated is zero.</summary>
    public int ReachBits { get; private set; }

    public int Version { get; private set; }

    public Reach Reach => new(ReachBits);

    public static FunctionContact Of(ContactWords words)
    {
        var contact = new FunctionContact { Id = Guid.CreateVersion7() };
        contact.Say(words);
        return contact;
    }

    public void BeReached(Reach reach) => ReachBits = reach.Bits;

    public void Say(ContactWords words) => (Function, UnitId, Topic, Way, Hours) = (words.Function, words.Unit, words.Topic, words.Way, words.Hours);
}

/// <summary>What a contact says, screened by its maker.</summary>
public sealed record ContactWords(string Function, OrganisationId Unit, string? Topic, string? Way, string? Hours);

/// <summary>Överlämning received: the new holder of a function has read what is open and decided.</summary>
public sealed class HandoverReceipt : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public MembershipId MembershipId { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}

public sealed class ContinuityConfiguration
    : IEntityTypeConfiguration<OnboardingTick>, IEntityTypeConfiguration<FunctionContact>, IEntityTypeConfiguration<HandoverReceipt>
{
    public void Configure(EntityTypeBuilder<OnboardingTick> builder)
    {
        builder.HasKey(t => new { t.MembershipId, t.Point });
        builder.Property(t => t.Point).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<FunctionContact> builder)
    {
        builder.Property(c => c.Function).HasMaxLength(120);
        builder.Property(c => c.Topic).HasMaxLength(160);
        builder.Property(c => c.Way).HasMaxLength(60);
        builder.Property(c => c.Hours).HasMaxLength(80);
        builder.Ignore(c => c.Reach);
        builder.HasIndex(c => c.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<HandoverReceipt> builder) => builder.HasKey(r => r.MembershipId);
}
