using System.Globalization;
using System.Security.Claims;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Auth;

/// <summary>The claims that Lykta puts in its cookies, read back.</summary>
public static class Principals
{
    public const string AccountScheme = "Identity.Application";
    public const string LinkScheme = "Lykta.Link";
    /// <summary>The password was right; the second step remains.</summary>
    public const string HalfwayScheme = "Lykta.Halfway";
    public const string LinkClaim = "lykta:link";
    public const string LinkKindClaim = "lykta:link-kind";
    public const string SessionClaim = "lykta:session";
    public const string ProviderSessionClaim = "lykta:provider-session";

    /// <summary>When this person last showed who they are, in seconds since 1970; a session that replaces another keeps it.</summary>
    public const string ProvenClaim = "lykta:proven";

    /// <summary>Set when an organisation's own provider vouched: it can do so for its one partnership only.</summary>
    public const string OnlyPartnershipClaim = "lykta:only";

    public static PrincipalKind LyktaKind(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(LinkKindClaim) switch
        {
            nameof(AccessLinkKind.Shift) => PrincipalKind.Shift,
            nameof(AccessLinkKind.Unit) => PrincipalKind.Unit,
            _ => principal.Identity is { IsAuthenticated: true } ? PrincipalKind.Account : PrincipalKind.Anonymous,
        };

    public static Guid AccountId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : default;

    public static Guid LinkId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(LinkClaim), CultureInfo.InvariantCulture, out var id) ? id : default;

    public static Guid SessionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(SessionClaim), CultureInfo.InvariantCulture, out var id) ? id : default;

    public static DateTimeOffset? ProvenAt(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ProvenClaim), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static bool MayEnter(this ClaimsPrincipal principal, Guid partnership) =>
        principal.FindFirstValue(OnlyPartnershipClaim) is not { } only || only == partnership.ToString("N");

    /// <summary>Who this is in logs, submissions and caches: kind and id, never a name. Null when not signed in.</summary>
    public static string? LyktaKey(this ClaimsPrincipal principal) => principal.LyktaKind() switch
    {
        PrincipalKind.Account when principal.AccountId() != default => $"account:{principal.AccountId():N}",
        PrincipalKind.Shift => $"shift:{principal.LinkId():N}",
        PrincipalKind.Unit => $"unit:{principal.LinkId():N}",
        _ => null,
    };
}
