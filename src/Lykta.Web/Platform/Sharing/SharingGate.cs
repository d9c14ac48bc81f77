using System.Linq.Expressions;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Sharing;

/// <summary>
/// The one place that decides who may see a shared row. The expression is the query filter on every read;
/// the method asks the same of a row in hand. A test holds the two together.
/// </summary>
public static class SharingGate
{
    internal static Expression<Func<T, bool>> VisibleTo<T>(LyktaDbContext db) where T : class, IShared => row =>
        (row.Sharing >= db.SeesFrom && row.ReceivedAt >= db.SeesSince)
        || (row.Sharing == SharingLevel.Organisation && db.OwnOrganisations.Contains(row.OwnerOrganisationId))
        || (row.Sharing <= SharingLevel.Organisation && db.OwnBranches.Contains(row.OwnerBranchId))
        || (row.WrittenBy != null && db.OwnMemberships.Contains(row.WrittenBy.Value));

    /// <summary>
    /// The same rule for counts kept ahead, which know ring and owner but neither writer nor time: a viewer of recent rows
    /// only is counted nothing by the ring, and what one has written oneself outside it is added by <c>VisibleCounts</c>.
    /// </summary>
    internal static Expression<Func<T, bool>> CountedFor<T>(LyktaDbContext db) where T : class, IRinged => row =>
        (row.Sharing >= db.SeesFrom && db.SeesAllTimes)
        || (row.Sharing == SharingLevel.Organisation && db.OwnOrganisations.Contains(row.OwnerOrganisationId))
        || (row.Sharing <= SharingLevel.Organisation && db.OwnBranches.Contains(row.OwnerBranchId));

    /// <summary>Only what every party of the partnership sees may be shared with another partnership.</summary>
    public static bool MayReachOthers(IRinged row) => row.Sharing >= SharingLevel.Partnership;

    public static bool IsVisible(IShared row, Viewer viewer) =>
        (row.Sharing >= viewer.SeesFrom && row.ReceivedAt >= viewer.SeesSince)
        || (row.Sharing == SharingLevel.Organisation && viewer.Organisations.Contains(row.OwnerOrganisationId))
        || (row.Sharing <= SharingLevel.Organisation && viewer.Branches.Contains(row.OwnerBranchId))
        || (row.WrittenBy is { } author && viewer.Memberships.Contains(author));
}
