using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lykta.Web.Platform.Auth.Oidc;

/// <summary>Who the provider says it is.</summary>
public sealed record IdClaims(string Issuer, string Subject, string? Session);

/// <summary>Checks a provider's signed word: issuer, audience, signature by its published keys, time, and what it answers.</summary>
public sealed class IdTokens(TimeProvider time)
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Public-key signatures alone: neither none, nor HMAC with the public key as its secret.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public async Task<IdClaims> ReadAsync(OidcOptions options, string? idToken, string nonce, string? accessToken, CancellationToken cancel)
    {
        var token = await CheckAsync(options, idToken, cancel);
        Demand(token.TryGetPayloadValue<string>("nonce", out var said) && FixedEquals(said, nonce), "nonce");
        var hasParty = token.TryGetPayloadValue<string>("azp", out var party);
        Demand(hasParty ? party == options.ClientId : token.Audiences.Count() == 1, "authorized party");
        if (token.TryGetPayloadValue<string>("at_hash", out var hash) && accessToken is not null)
            Demand(FixedEquals(hash, HalfHash(token.Alg, accessToken)), "at_hash");
        Demand(!string.IsNullOrEmpty(token.Subject), "subject");
        return new(token.Issuer, token.Subject, Optional(token, "sid"));
    }

    /// <summary>Back-channel logout: the provider ends a session of its own.</summary>
    public async Task<IdClaims> ReadLogoutAsync(OidcOptions options, string? logoutToken, CancellationToken cancel)
    {
        var token = await CheckAsync(options, logoutToken, cancel);
        Demand(!token.TryGetPayloadValue<string>("nonce", out _), "no nonce");
        Demand(token.TryGetPayloadValue<System.Text.Json.JsonElement>("events", out var events) && events.TryGetProperty(LogoutEvent, out _), "event");
        Demand(Optional(token, "sid") is not null, "session");
        return new(token.Issuer, Optional(token, "sub") ?? "", Optional(token, "sid"));
    }

    private async Task<JsonWebToken> CheckAsync(OidcOptions options, string? text, CancellationToken cancel)
    {
        Demand(!string.IsNullOrEmpty(text), "token");
        var result = await ValidateAsync(options, text!, cancel);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys.
            options.Discovery.RequestRefresh();
            result = await ValidateAsync(options, text!, cancel);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken token }
            ? token
            : throw new AuthenticationFailureException("The provider's token does not hold.", result.Exception);
    }

    private async Task<TokenValidationResult> ValidateAsync(OidcOptions options, string text, CancellationToken cancel)
    {
        var configuration = await options.Discovery.GetConfigurationAsync(cancel);
        return await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => IsCurrent(from, until),
        });
    }

    private bool IsCurrent(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is not null && now < until + Skew && (from is null || from - Skew <= now);
    }

    private static string HalfHash(string algorithm, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var hash = algorithm[2..] switch { "384" => SHA384.HashData(bytes), "512" => SHA512.HashData(bytes), _ => SHA256.HashData(bytes) };
        return WebEncoders.Base64UrlEncode(hash.AsSpan(0, hash.Length / 2));
    }

    private static string? Optional(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) && !string.IsNullOrEmpty(value) ? value : null;

    private static bool FixedEquals(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    private static void Demand(bool holds, string what)
    {
        if (!holds)
            throw new AuthenticationFailureException($"The provider's token does not hold: {what}.");
    }
}
