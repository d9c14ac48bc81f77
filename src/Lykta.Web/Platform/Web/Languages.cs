using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Lykta.Web.Platform.Web;

public static class Languages
{
    /// <summary>Swedish unless the person chose English; formats follow the language.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        CultureInfo[] cultures = [CultureInfo.GetCultureInfo("sv-SE"), CultureInfo.GetCultureInfo("en-GB")];
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture("sv-SE"),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders = [new CookieRequestCultureProvider()],
        });
    }
}
