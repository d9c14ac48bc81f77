using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lykta.Web.Platform.Auth;

/// <summary>The framework's sign-in with a session row behind each cookie: a new one at every sign-in, and the old one ended.</summary>
public sealed class LyktaSignIn(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claimsFactory,
    IOptions<IdentityOptions> options, ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation, AccountSessions sessions, TimeProvider time)
    : SignInManager<Account>(accounts, http, claimsFactory, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(
        Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        await EndCurrentAsync();
        var claims = additionalClaims.ToList();
        var provider = claims.Find(c => c.Type == Principals.ProviderSessionClaim)?.Value;
        var session = await sessions.BeginAsync(user.Id, provider, Context.RequestAborted);
        claims.Add(new(Principals.SessionClaim, session.ToString("N")));
        if (!claims.Exists(c => c.Type == Principals.ProvenClaim))
            claims.Add(new(Principals.ProvenClaim, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        await Context.SignOutAsync(Principals.LinkScheme);
        await base.SignInWithClaimsAsync(user, authenticationProperties, claims);
    }

    public override async Task SignOutAsync()
    {
        await EndCurrentAsync();
        await Context.SignOutAsync(Principals.LinkScheme);
        await base.SignOutAsync();
    }

    private async Task EndCurrentAsync()
    {
        var current = await Context.AuthenticateAsync(Principals.AccountScheme);
        if (current.Principal?.SessionId() is { } session && session != default)
            await sessions.EndAsync(session, Context.RequestAborted);
    }
}
