using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Lykta.Web.Platform.Auth.Oidc;

public sealed class OidcOptions : OAuthOptions
{
    public ConfigurationManager<OpenIdConnectConfiguration> Discovery { get; set; } = null!;

    public string Authority { get; set; } = "";
}

public static class OidcServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>One scheme for each provider in the settings.</summary>
    public static IServiceCollection AddOidcProviders(this IServiceCollection services, IConfiguration configuration)
    {
        var providers = new OidcProviders(configuration);
        services.AddSingleton(providers);
        services.AddSingleton<IdTokens>();
        foreach (var provider in providers.All)
            services.AddAuthentication().AddOAuth<OidcOptions, OidcHandler>(provider.Scheme, provider.Name, o => Shape(o, provider));
        return services;
    }

    private static void Shape(OidcOptions options, OidcProvider provider)
    {
        options.SignInScheme = Microsoft.AspNetCore.Identity.IdentityConstants.ExternalScheme;
        options.Authority = provider.Authority;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.CallbackPath = "/logga-in/svar/" + provider.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // Discovery puts the true ones in their place before the first use.
        options.AuthorizationEndpoint = options.TokenEndpoint = provider.Authority + "/";
        options.UsePkce = true;
        options.Scope.Add("openid");
        options.CorrelationCookie.Name = "lykta-svar.";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.BackchannelTimeout = Patience;
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        options.Discovery = new(
            provider.Authority + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient(options.BackchannelHttpHandler, disposeHandler: false) { Timeout = Patience })
            {
                RequireHttps = !new Uri(provider.Authority).IsLoopback,
            });
        options.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<OidcHandler>>()
                .LogWarning(context.Failure, "Sign-in through {Scheme} failed", provider.Scheme);
            context.Response.Redirect("/logga-in?fel=utifran");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
