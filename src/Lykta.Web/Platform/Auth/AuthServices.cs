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
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromSeconds(3));
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, o => o.ForwardDefaultSelector = http =>
                http.Request.Cookies.ContainsKey("lykta") ? IdentityConstants.ApplicationScheme
                : http.Request.Cookies.ContainsKey("lykta-lank") ? Principals.LinkScheme
                : IdentityConstants.ApplicationScheme)
            .AddCookie(Principals.LinkScheme, o => Shape(o, "lykta-lank"))
            .AddIdentityCookies(c =>
            {
                c.ApplicationCookie!.Configure(o => Shape(o, "lykta"));
                c.TwoFactorUserIdCookie!.Configure(o => o.Cookie.Name = "lykta-steg2");
            });
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        return services;
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
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
