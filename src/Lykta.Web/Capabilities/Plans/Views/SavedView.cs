using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Plans.Views;

/// <summary>Sparad vy: a filter of the measures' table under a name, one's own or the whole partnership's. The rows pass the reader's own gate each time.</summary>
public sealed class SavedView : IPartnershipOwned
{
    public const int LongestName = 80;
    public const int MostOfOne = 30;

    private SavedView() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>The filter as the table's address writes it.</summary>
    public string Filter { get; private init; } = "";
    public MeasureLayout Layout { get; private init; }

    /// <summary>Whose it is; nobody's is shared with all who see the plan.</summary>
    public MembershipId? OwnerId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsShared => OwnerId is null;

    public static SavedView Keep(ScreenedText name, MeasureQuery filter, MeasureLayout layout, MembershipId? owner, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Name = name.Value,
        Filter = RegisterFilter.Write(filter),
        Layout = layout,
        OwnerId = owner,
        CreatedAt = now,
    };

    /// <summary>What stands after the question mark; another plan may be asked for in place of the view's own.</summary>
    public string Query(int? plan = null)
    {
        var filter = plan is null ? Filter : RegisterFilter.Write(RegisterFilter.Parse(Filter) with { Plan = plan });
        return string.Join('&', new[] { filter, Layout.Word() is { } word ? $"{MeasureLayouts.QueryName}={word}" : "" }.Where(p => p.Length > 0));
    }
}

public static class ViewErrors
{
    public static readonly Error NoName = new("Plans.Views.Error.NoName", "View.Name");
    public static readonly Error AlreadyThere = new("Plans.Views.Error.AlreadyThere", "View.Name");
    public static readonly Error TooMany = new("Plans.Views.Error.TooMany", "View.Name", SavedView.MostOfOne);
}

public static class ViewQueries
{
    /// <summary>The viewer's own views and the shared ones, by name.</summary>
    public static async Task<List<SavedView>> ViewsAsync(this LyktaDbContext db, Viewer viewer, CancellationToken cancel)
    {
        var mine = viewer.Memberships;
        return [.. (await db.Set<SavedView>().AsNoTracking().Where(v => v.OwnerId == null || mine.Contains(v.OwnerId.Value)).ToListAsync(cancel))
            .OrderBy(v => v.Name, Platform.Geography.SwedishFolding.Order).ThenBy(v => v.CreatedAt)];
    }
}

public sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(v => v.Filter).HasMaxLength(1200);
        builder.Ignore(v => v.IsShared);
        builder.HasIndex(v => new { v.PartnershipId, v.OwnerId });
        builder.HasOne<Membership>().WithMany().HasForeignKey(v => v.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
