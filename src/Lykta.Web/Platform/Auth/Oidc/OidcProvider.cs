using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lykta.Web.Platform.Auth.Oidc;

/// <summary>An organisation's own sign-in (OpenID Connect), which speaks for one partnership's people and no other's.</summary>
/// <param name="Number">Its place in the settings: <c>Lykta:Oidc:1:…</c>.</param>
/// <param name="Partnership">Slug of the one partnership.</param>
/// <param name="Authority">The issuer's address.</param>
/// <param name="ClientId">What the provider calls Lykta.</param>
/// <param name="ClientSecret">Shared with the provider.</param>
/// <param name="Name">On the button: <em>Stadens inloggning</em>.</param>
public sealed record OidcProvider(int Number, string Partnership, string Authority, string ClientId, string ClientSecret, string Name)
{
    public string Scheme => string.Create(CultureInfo.InvariantCulture, $"oidc-{Number}");

    /// <summary>Names the provider's session without keeping it.</summary>
    public static string SessionKey(string issuer, string sid) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\u001f{sid}")));
}

public sealed class OidcProviders
{
    public OidcProviders(IConfiguration configuration) => All =
    [
        .. configuration.GetSection("Lykta:Oidc").GetChildren()
            .Where(s => int.TryParse(s.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(s => new OidcProvider(
                int.Parse(s.Key, CultureInfo.InvariantCulture), Needed(s, "Partnership"), Needed(s, "Authority").TrimEnd('/'),
                Needed(s, "ClientId"), Needed(s, "ClientSecret"), s["Name"] ?? Needed(s, "Partnership")))
            .OrderBy(p => p.Number),
    ];

    public IReadOnlyList<OidcProvider> All { get; }

    public OidcProvider? Find(int number) => All.SingleOrDefault(p => p.Number == number);

    public OidcProvider? Find(string? scheme) => All.SingleOrDefault(p => p.Scheme == scheme);

    private static string Needed(IConfigurationSection section, string name) => section[name] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The setting {section.Path}:{name} is missing.");
}
