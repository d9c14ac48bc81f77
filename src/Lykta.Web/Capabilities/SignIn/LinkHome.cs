using System.Security.Claims;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>A phone or unit that came by a link belongs to the one partnership of its link.</summary>
public sealed class LinkHome(PartnershipDirectory partnerships)
{
    public async Task<string?> OfAsync(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(principal.FindFirstValue(Principals.OnlyPartnershipClaim), "N", out var id))
            return null;
        return await partnerships.FindAsync(Data.PartnershipId.From(id), cancel) is { } partnership ? $"/{partnership.Slug}" : null;
    }
}
