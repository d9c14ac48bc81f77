namespace Lykta.Web.Capabilities.Shared;

/// <summary>Light, dark, or (without a cookie) what the device says.</summary>
public static class ThemeChoice
{
    public const string CookieName = "lykta-tema";

    private static readonly string[] Known = ["light", "dark"];

    public static string? Of(HttpRequest request) =>
        request.Cookies.TryGetValue(CookieName, out var chosen) && Known.Contains(chosen) ? chosen : null;

    public static void Keep(HttpResponse response, string? theme)
    {
        if (theme is not null && Known.Contains(theme))
            response.Cookies.Append(CookieName, theme, PreferenceCookie());
        else
            response.Cookies.Delete(CookieName);
    }

    public static CookieOptions PreferenceCookie() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = false,
    };
}
