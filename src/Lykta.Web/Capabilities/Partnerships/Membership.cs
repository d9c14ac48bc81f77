using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Partnerships;

/// <summary>Roll i samverkan: an account in one partnership, for one unit, with a role and a function title.</summary>
public sealed class Membership : IPartnershipOwned, IVersioned
{
    private Membership() { }

    public MembershipId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public Guid AccountId { get; private init; }

    public OrganisationId OrganisationId { get; private init; }

    public Role Role { get; private set; }

    /// <summary>What others see instead of a name: *Fältassistent, Högdalen*.</summary>
    public string FunctionTitle { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When an administrator last looked at the right and kept it.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    public int Version { get; private set; }

    public static Membership Start(Guid accountId, OrganisationId unit, Role role, string functionTitle, DateTimeOffset now) => new()
    {
        Id = MembershipId.New(),
        AccountId = accountId,
        OrganisationId = unit,
        Role = role,
        FunctionTitle = functionTitle,
        StartedAt = now,
    };

    public void ChangeRole(Role role, string functionTitle) => (Role, FunctionTitle) = (role, functionTitle);

    public void Keep(DateTimeOffset now) => ReviewedAt = now;

    public void End(DateTimeOffset now) => EndedAt = now;
}

public sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Property(m => m.FunctionTitle).HasMaxLength(120);
        builder.HasIndex(m => new { m.AccountId, m.PartnershipId });
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
