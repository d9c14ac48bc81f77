using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Partnerships;

/// <summary>What kind of party an organisation is (aktörskategori).</summary>
public enum OrganisationCategory
{
    District, Police, School, PropertyOwner, Business, Association, FaithCommunity, Transport, Guards, Volunteers, Authority,
}

/// <summary>Aktör: an authority, company or association, or a unit inside one (förvaltning – avdelning – enhet).</summary>
public sealed class Organisation : IPartnershipOwned, IVersioned, IListed
{
    private Organisation() { }

    public OrganisationId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Name { get; private set; } = "";

    public OrganisationCategory Category { get; private set; }

    public OrganisationId? ParentId { get; private init; }

    /// <summary>Top of its tree: the secrecy boundary *min organisation*. A root is its own.</summary>
    public OrganisationId RootId { get; private init; }

    /// <summary>Verksamhetsgren of the unit: the innermost ring of sharing.</summary>
    public BranchId BranchId { get; private set; }

    /// <summary>Its answer is waited for every week; the coverage beside each count.</summary>
    public bool ReportsWeekly { get; private set; }

    /// <summary>Reporter category for units that report without accounts: preschool, home care, caretaker, shop …</summary>
    public string? ReporterCategory { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public static Organisation Root(string name, OrganisationCategory category, BranchId branch)
    {
        var id = OrganisationId.New();
        return new() { Id = id, Name = name, Category = category, RootId = id, BranchId = branch };
    }

    public static Organisation Under(Organisation parent, string name, BranchId branch) => new()
    {
        Id = OrganisationId.New(),
        Name = name,
        Category = parent.Category,
        ParentId = parent.Id,
        RootId = parent.RootId,
        BranchId = branch,
    };

    public void ExpectWeekly(string? reporterCategory) => (ReportsWeekly, ReporterCategory) = (true, reporterCategory);

    public void Expect(bool weekly, string? reporterCategory) => (ReportsWeekly, ReporterCategory) = (weekly, reporterCategory);

    public void StopExpecting() => ReportsWeekly = false;

    public void Rename(string name) => Name = name;

    public void Mark(BranchId branch) => BranchId = branch;

    public void Close(DateTimeOffset now) => ClosedAt = now;
}

/// <summary>Verksamhetsgren: a branch of an authority between which secrecy runs (OSL 8 kap. 2 §).</summary>
public sealed class Branch : IPartnershipOwned
{
    private Branch() { }

    public BranchId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Name { get; private set; } = "";

    public static Branch Named(string name) => new() { Id = BranchId.New(), Name = name };
}

public sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Branch>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Name).HasMaxLength(160);
        builder.Property(o => o.ReporterCategory).HasMaxLength(40);
        builder.HasIndex(o => new { o.PartnershipId, o.ParentId });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Branch> builder)
    {
        builder.Property(b => b.Name).HasMaxLength(120);
        builder.HasIndex(b => new { b.PartnershipId, b.Name }).IsUnique();
    }
}
