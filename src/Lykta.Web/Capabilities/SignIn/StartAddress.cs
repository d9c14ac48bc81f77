using System.Security.Claims;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Web;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>Where a person begins: in the one partnership, or by choosing among several.</summary>
public sealed class StartAddress(LyktaStore store, PartnershipDirectory partnerships)
{
    public async Task<IReadOnlyList<PartnershipEntry>> PartnershipsAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        var mine = await MyPartnerships.ReadAsync(store, principal.AccountId(), cancel);
        var all = await partnerships.AllAsync(cancel);
        return [.. all.Where(p => mine.Contains(p.Id) && principal.MayEnter(p.Id.Value)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    public async Task<string> OfAsync(ClaimsPrincipal principal, CancellationToken cancel) =>
        await PartnershipsAsync(principal, cancel) is [var only] ? $"/{only.Slug}" : "/valj";

    /// <summary>The first page inside a partnership, by what one is there.</summary>
    public static string Inside(IReadOnlyList<Role> roles)
    {
        if (roles.Any(r => RolePermissions.Has(r, Permission.SeePicture)))
            return "laget";
        return (roles.Count == 0 ? default : roles[0]) switch
        {
            Role.CityAnalyst or Role.CityCoordinator => "samlat",
            Role.ExternalEvaluator => "samarbeten",
            Role.Administrator => "medlemmar",
            Role.ShiftPhone => "ikvall",
            _ => "rapportera",
        };
    }
}
