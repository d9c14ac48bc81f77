using System.Security.Claims;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Platform.Tenancy;

/// <summary>
/// Turns a signed-in principal into a viewer of one partnership. Kept for two seconds, so that a changed right
/// holds on every node within five; null when the principal has nothing to do there.
/// </summary>
public sealed class ViewerDirectory(LyktaStore store, IMemoryCache cache, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    public async Task<Viewer?> FindAsync(ClaimsPrincipal principal, PartnershipEntry partnership, CancellationToken cancel)
    {
        if (principal.LyktaKey() is not { } key || !principal.MayEnter(partnership.Id.Value))
            return null;
        var now = time.GetUtcNow();
        if (cache.Get<Kept>((key, partnership.Id)) is not { } kept || now < kept.ReadAt || now - kept.ReadAt >= Fresh)
        {
            kept = new(await ReadAsync(principal, key, partnership, cancel), now);
            cache.Set((key, partnership.Id), kept, Fresh);
        }

        return kept.Viewer;
    }

    /// <summary>A change made on this node holds at once.</summary>
    public void Forget(string key, PartnershipId partnership) => cache.Remove((key, partnership));

    private Task<Viewer?> ReadAsync(ClaimsPrincipal principal, string key, PartnershipEntry partnership, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(partnership);
        return store.ReadAsync(scope, db => principal.LyktaKind() switch
        {
            PrincipalKind.Account => ReadAccountAsync(db, principal.AccountId(), key, cancel),
            PrincipalKind.Shift or PrincipalKind.Unit => ReadLinkAsync(db, principal, key, cancel),
            _ => Task.FromResult<Viewer?>(null),
        }, cancel);
    }

    private static async Task<Viewer?> ReadAccountAsync(LyktaDbContext db, Guid accountId, string key, CancellationToken cancel)
    {
        var rows = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join unit in db.Set<Organisation>() on membership.OrganisationId equals unit.Id
            where membership.AccountId == accountId && membership.EndedAt == null
            orderby membership.StartedAt, membership.Id
            select new { membership.Id, membership.Role, membership.FunctionTitle, unit.RootId, unit.BranchId, unit.Category }).ToListAsync(cancel);
        if (rows.Count == 0)
            return null;
        var inside = rows.Where(r => RolePermissions.SeesOwnOrganisation(r.Role)).ToList();
        return new(
            PrincipalKind.Account, key, [.. rows.Select(r => r.Id)], [.. rows.Select(r => r.Role).Distinct()],
            [.. inside.Select(r => r.RootId).Distinct()], [.. inside.Select(r => r.BranchId).Distinct()],
            rows.Min(r => CategoryRings.SeesFrom(r.Role, r.Category)), DateTimeOffset.MinValue, rows[0].FunctionTitle);
    }

    private async Task<Viewer?> ReadLinkAsync(LyktaDbContext db, ClaimsPrincipal principal, string key, CancellationToken cancel)
    {
        var id = AccessLinkId.From(principal.LinkId());
        var link = await db.Set<AccessLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel);
        var now = time.GetUtcNow();
        if (link is null || !link.IsAliveAt(now))
            return null;
        var role = link.Kind == AccessLinkKind.Shift ? Role.ShiftPhone : Role.UnitLink;
        var category = await db.Set<Organisation>().Where(o => o.Id == link.UnitId).Select(o => o.Category).SingleAsync(cancel);
        return new(
            principal.LyktaKind(), key, [], [role], [], [], CategoryRings.SeesFrom(role, category), now.AddDays(-7), link.Label);
    }

    private sealed record Kept(Viewer? Viewer, DateTimeOffset ReadAt);
}
