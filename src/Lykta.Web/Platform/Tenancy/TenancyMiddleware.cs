using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Tenancy;

/// <summary>
/// Every address that begins with a partnership enters it here, or is 404: unknown, foreign and ended look the same.
/// Nobody signed in is sent to sign in, whether the partnership exists or not.
/// </summary>
public sealed class TenancyMiddleware(RequestDelegate next, PartnershipDirectory partnerships, ViewerDirectory viewers)
{
    public async Task InvokeAsync(HttpContext http, LyktaScope scope)
    {
        if (http.GetRouteValue("partnership") is not string slug)
        {
            await next(http);
            return;
        }

        var isOpen = http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (http.User.LyktaKey() is null && !isOpen)
        {
            await next(http);
            return;
        }

        var partnership = await partnerships.FindAsync(slug, http.RequestAborted);
        var viewer = partnership is null ? null : await viewers.FindAsync(http.User, partnership, http.RequestAborted);
        if (partnership is null || (viewer is null && !isOpen))
        {
            if (partnership is not null && http.User.LyktaKind() is PrincipalKind.Shift or PrincipalKind.Unit && http.User.MayEnter(partnership.Id.Value))
                ClosedLink.Mark(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        scope.Enter(partnership, viewer ?? Viewer.Nobody, http.User.AccountId());
        await next(http);
    }
}
