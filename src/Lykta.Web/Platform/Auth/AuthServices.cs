using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Platform.Auth;

public static class AuthServices
{
    public const string AnyScheme = "Lykta";

    public static IServiceCollection AddLyktaAuth(this IServiceCollection services)
    {
        services.AddScoped<AccountContext>();
        services.AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireDigit = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.User.RequireUniqueEmail = true;
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager<LyktaSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<PasswordRules>();
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(1));
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        services.AddSingleton<AccountSessions>();
        services.AddScoped<GuessBrake>();
        AddSchemes(services);
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddSingleton<IAuthorizationHandler, BelongingHandler>();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        return services;
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, o => o.ForwardDefaultSelector = http =>
                http.Request.Cookies.ContainsKey("lykta") ? IdentityConstants.ApplicationScheme
                : http.Request.Cookies.ContainsKey("lykta-lank") ? Principals.LinkScheme
                : IdentityConstants.ApplicationScheme)
            .AddCookie(Principals.LinkScheme, o => Shape(o, "lykta-lank"))
            .AddCookie(Principals.HalfwayScheme, o =>
            {
                Shape(o, "lykta-halvvags");
                o.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddIdentityCookies(c =>
            {
                c.ApplicationCookie!.Configure(o =>
                {
                    Shape(o, "lykta");
                    o.Events.OnValidatePrincipal = AccountSessions.ValidateAsync;
                });
                c.TwoFactorUserIdCookie!.Configure(o => o.Cookie.Name = "lykta-nyckel");
                c.ExternalCookie!.Configure(o => o.Cookie.Name = "lykta-utifran");
            });
    }

    private static void Shape(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = false;
        options.LoginPath = "/logga-in";
        options.AccessDeniedPath = "/nekad";
        options.ReturnUrlParameter = "till";
        options.Events.OnRedirectToAccessDenied = context =>
        {
            var services = context.HttpContext.RequestServices;
            services.GetRequiredService<Audit.DoorLog>().Refused(
                services.GetRequiredService<LyktaScope>(), context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Permission);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
