using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Lykta.Web.Platform.Web;

public static class PageServices
{
    public static IServiceCollection AddLyktaPages(this IServiceCollection services)
    {
        services.AddSingleton<TextsFactory>();
        services.AddSingleton<IStringLocalizerFactory>(s => s.GetRequiredService<TextsFactory>());
        services.AddSingleton<Texts.Texts>();
        services.AddSingleton<IStringLocalizer>(s => s.GetRequiredService<Texts.Texts>());
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(o => o.RootDirectory = "/Capabilities")
            .AddMvcOptions(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()))
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, factory) => factory.Create("", ""));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "lykta-skydd";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.HeaderName = "X-Lykta-Skydd";
            o.FormFieldName = "__skydd";
        });
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddMemoryCache();
        return services;
    }
}
