using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Auth.Oidc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>Back-channel logout: the organisation's provider says that a session has ended, and ours ends with it.</summary>
public static class BackChannel
{
    public static void MapBackChannel(this WebApplication app) =>
        app.MapPost("/logga-in/utloggning/{number:int}", EndAsync)
            .WithMetadata(new OpenToAllAttribute("The provider's signature is the key."))
            .DisableAntiforgery().RequireRateLimiting(RateLimits.SignIn);

    private static async Task<IResult> EndAsync(
        int number, HttpContext http, OidcProviders providers, IOptionsMonitor<OidcOptions> options, IdTokens tokens, AccountSessions sessions)
    {
        if (providers.Find(number) is not { } provider)
            return Results.NotFound();
        if (!http.Request.HasFormContentType)
            return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            var said = await tokens.ReadLogoutAsync(options.Get(provider.Scheme), form["logout_token"], http.RequestAborted);
            await sessions.EndAtProviderAsync(OidcProvider.SessionKey(said.Issuer, said.Session!), http.RequestAborted);
            return Results.Ok();
        }
        catch (AuthenticationFailureException)
        {
            return Results.BadRequest();
        }
    }
}
