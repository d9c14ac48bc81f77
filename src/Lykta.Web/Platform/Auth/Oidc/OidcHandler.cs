using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Lykta.Web.Platform.Auth.Oidc;

/// <summary>
/// Authorization code with PKCE (S256), state bound to the browser, nonce, and the issuer in the answer (RFC 9207).
/// What the id token says is believed only after <see cref="IdTokens"/> has checked it.
/// </summary>
public sealed class OidcHandler(IOptionsMonitor<OidcOptions> options, ILoggerFactory logger, UrlEncoder encoder, IdTokens idTokens)
    : OAuthHandler<OidcOptions>(options, logger, encoder)
{
    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await DiscoverAsync();
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, nonce);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var configuration = await DiscoverAsync();
        var answering = Request.Query["iss"].ToString();
        var mustName = configuration.AdditionalData.TryGetValue("authorization_response_iss_parameter_supported", out var says)
            && says?.ToString() is { } text && bool.TryParse(text, out var supported) && supported;
        if (answering.Length > 0 ? answering != configuration.Issuer : mustName)
            return HandleRequestResult.Fail("The answer names another issuer.");
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response?.RootElement.TryGetProperty("id_token", out var element) == true ? element.GetString() : null;
        if (!properties.Items.TryGetValue(Nonce, out var nonce) || string.IsNullOrEmpty(nonce))
            throw new AuthenticationFailureException("The question had no nonce.");
        var said = await ReadAsync(idToken, nonce, tokens.AccessToken);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, said.Subject));
        identity.AddClaim(new("iss", said.Issuer));
        if (said.Session is { } session)
            identity.AddClaim(new("sid", session));
        properties.Items.Remove(Nonce);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private Task<IdClaims> ReadAsync(string? idToken, string nonce, string? accessToken) =>
        idTokens.ReadAsync(Options, idToken, nonce, accessToken, Context.RequestAborted);

    private async Task<OpenIdConnectConfiguration> DiscoverAsync()
    {
        var configuration = await Options.Discovery.GetConfigurationAsync(Context.RequestAborted);
        if (configuration.Issuer?.TrimEnd('/') != Options.Authority)
            throw new AuthenticationFailureException("The provider's discovery document names another issuer.");
        Options.AuthorizationEndpoint = configuration.AuthorizationEndpoint;
        Options.TokenEndpoint = configuration.TokenEndpoint;
        return configuration;
    }
}
