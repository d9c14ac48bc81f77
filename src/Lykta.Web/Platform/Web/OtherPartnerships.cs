using System.Security.Claims;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Platform.Web;

/// <summary>The other partnerships of the account, for the switcher; kept as long as its rights are.</summary>
public sealed class OtherPartnerships(PartnershipDirectory partnerships, LyktaStore store, IMemoryCache cache)
{
    public async ValueTask<IReadOnlyList<ShellPartnership>> ReadAsync(LyktaScope scope, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (scope.Viewer.Kind != PrincipalKind.Account)
            return [];
        if (cache.Get<List<PartnershipId>>(("others", scope.AccountId)) is not { } mine)
        {
            mine = await MyPartnerships.ReadAsync(store, scope.AccountId, cancel);
            cache.Set(("others", scope.AccountId), mine, TimeSpan.FromSeconds(5));
        }

        if (mine.Count == 0 || (mine.Count == 1 && mine[0] == scope.PartnershipId))
            return [];
        var all = await partnerships.AllAsync(cancel);
        return [.. all.Where(p => mine.Contains(p.Id) && p.Id != scope.PartnershipId && user.MayEnter(p.Id.Value))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new ShellPartnership(p.Slug, p.Name, $"/{p.Slug}"))];
    }
}
