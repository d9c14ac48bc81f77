using Microsoft.AspNetCore.HostFiltering;

namespace Lykta.Web.Platform.Web;

/// <summary>What links begin with: the address that the operator has set. What the visitor's browser calls Lykta counts only without one.</summary>
public static class PublicAddress
{
    public static string PublicRoot(this HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<LyktaSettings>().PublicUrl ?? $"{request.Scheme}://{request.Host}";

    /// <summary>Requests to other names than the listed are refused before anything is looked at.</summary>
    public static IServiceCollection AddListedHosts(this IServiceCollection services, LyktaSettings settings)
    {
        if (settings.Hosts is { } hosts)
        {
            services.PostConfigure<HostFilteringOptions>(o =>
                o.AllowedHosts = [.. hosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
        }

        return services;
    }
}
