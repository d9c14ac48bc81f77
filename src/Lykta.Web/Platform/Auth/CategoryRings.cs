using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;

namespace Lykta.Web.Platform.Auth;

/// <summary>
/// Never further in than the kind of organisation may read, whatever the role: the briefing's ring is for those whose version of
/// a sheet holds it. A phone without an account reads what its own version of the sheet may hold; a member of the partnership
/// also what is shared with the partnership.
/// </summary>
public static class CategoryRings
{
    public static SharingLevel Of(OrganisationCategory category, bool hasAccount) =>
        (SheetVersions.RingOf(BriefingAudiences.Of(category)), hasAccount) switch
        {
            (SharingLevel.Briefing, _) => SharingLevel.Briefing,
            (_, true) => SharingLevel.Partnership,
            (var ring, false) => ring,
        };

    /// <summary>The innermost ring of others that a role sees from a unit of that category. The coordinator assesses everything, wherever the post is.</summary>
    public static SharingLevel SeesFrom(Role role, OrganisationCategory category)
    {
        var (byRole, hasAccount) = (RolePermissions.SeesFrom(role), role is not (Role.ShiftPhone or Role.UnitLink));
        if (role == Role.Coordinator)
            return byRole;
        var byCategory = Of(category, hasAccount);
        return byRole > byCategory ? byRole : byCategory;
    }
}
