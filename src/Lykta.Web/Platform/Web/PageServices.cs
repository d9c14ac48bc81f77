using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Platform.Web;

public static class PageServices
{
    public static IServiceCollection AddLyktaPages(this IServiceCollection services)
    {
        services.AddRazorPages(o => o.RootDirectory = "/Capabilities")
            .AddMvcOptions(o =>
            {
                o.ModelBinderProviders.Insert(0, new DayBinder());
                o.ModelBindingMessageProvider.SpeakTheReadersLanguage();
                o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                o.Filters.Add<HandlerFilter>();
                o.Filters.Add<ShellFilter>();
                o.Filters.Add<Capabilities.Shared.Conflicts.ShowBothFilter>();
            })
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, factory) => factory.Create("", ""));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "lykta-skydd";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.HeaderName = "X-Lykta-Skydd";
            o.FormFieldName = "__skydd";
        });
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddMemoryCache();
        services.AddSingleton<OtherPartnerships>();
        services.AddSingleton<KeptPages.KeptPages>();
        return services;
    }
}
