using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lykta.Web.Platform.Assets;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>What layouts, tag helpers and charts need.</summary>
public static class SharedServices
{
    /// <summary>Encodes as pages do.</summary>
    public static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public static IServiceCollection AddShared(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.TryAddSingleton<Texts>();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory, TextsFactory>());
        services.TryAddSingleton<IStringLocalizer>(p => p.GetRequiredService<Texts>());
        services.AddSingleton<AssetManifest>();
        services.AddScoped<ShellContext>();
        // Letters as they are read, not as &#xC5;.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        HideStylePages(services);
        return services;
    }

    private static void HideStylePages(IServiceCollection services) =>
        services.AddOptions<RazorPagesOptions>().Configure<IWebHostEnvironment>((pages, environment) =>
        {
            if (!environment.IsDevelopment())
                pages.Conventions.AddFolderRouteModelConvention("/Shared/Style", page => page.Selectors.Clear());
        });
}
