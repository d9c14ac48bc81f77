using System.Security.Claims;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.Links;

/// <summary>Signs a phone or a unit in by its link; a person's session on the same device ends.</summary>
public sealed class LinkSignIn(SignInManager<Account> signIn, IHttpContextAccessor accessor, TimeProvider time)
{
    private static readonly TimeSpan UnitLength = TimeSpan.FromDays(180);

    public async Task EnterAsync(Door door)
    {
        var http = accessor.HttpContext!;
        if (http.User.SessionId() != default)
            await signIn.SignOutAsync();
        var identity = new ClaimsIdentity(
            [
                new(Principals.LinkClaim, door.Link.Id.Value.ToString("N")),
                new(Principals.LinkKindClaim, door.Link.Kind.ToString()),
                new(Principals.OnlyPartnershipClaim, door.Partnership.Id.Value.ToString("N")),
            ],
            Principals.LinkScheme);
        await http.SignInAsync(Principals.LinkScheme, new ClaimsPrincipal(identity), new AuthenticationProperties
        {
            IsPersistent = true,
            ExpiresUtc = door.Link.ExpiresAt ?? time.GetUtcNow() + UnitLength,
        });
    }
}
