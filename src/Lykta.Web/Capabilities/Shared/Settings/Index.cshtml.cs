using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Shared.Settings;

/// <summary>Language and theme, kept in two cookies on this device; no sign-in and nothing to protect, so no token.</summary>
[IgnoreAntiforgeryToken]
[Platform.Auth.OpenToAll("Language and theme of this device.")]

public sealed class IndexModel : PageModel
{
    private static readonly string[] Languages = ["sv", "en"];

    [BindProperty(Name = "tillbaka", SupportsGet = true)]
    public string? Back { get; set; }

    public string? Theme { get; private set; }

    public string Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public void OnGet() => Theme = ThemeChoice.Of(Request);

    public IActionResult OnPost([FromForm(Name = "tema")] string? theme, [FromForm(Name = "sprak")] string? language)
    {
        if (theme is not null)
            ThemeChoice.Keep(Response, theme);
        if (language is not null && Languages.Contains(language))
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new(language == "sv" ? "sv-SE" : "en-GB"));
            Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, ThemeChoice.PreferenceCookie());
        }

        return Url.IsLocalUrl(Back) ? LocalRedirect(Back) : RedirectToPage();
    }
}
