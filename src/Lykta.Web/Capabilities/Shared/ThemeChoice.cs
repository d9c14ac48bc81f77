using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>Light, dark, or (without a cookie) what the device says.</summary>
public static class ThemeChoice
{
    public const string CookieName = "lykta-tema";

    private static readonly string[] Known = ["light", "dark"];

    public static string? Of(HttpRequest request) =>
        request.Cookies.TryGetValue(CookieName, out var chosen) && Known.Contains(chosen) ? chosen : null;

    /// <summary>What the page is shown in: the choice; without one, dark on a phone while the sun is down over Stockholm.</summary>
    public static string? For(HttpRequest request) => Of(request)
        ?? (IsPhone(request) && Sun.IsDown(request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()) ? "dark" : null);

    private static bool IsPhone(HttpRequest request) =>
        request.Headers["Sec-CH-UA-Mobile"] == "?1" || request.Headers.UserAgent.ToString().Contains("Mobi", StringComparison.Ordinal);

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
