using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Lykta.Web.Platform;

/// <summary>Puts the program together; one line per capability.</summary>
public static class LyktaApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
        });
        var settings = LyktaSettings.Read(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddData(settings);
        services.AddLyktaAuth();
        services.AddLyktaPages();
        services.AddDataProtection()
            .SetApplicationName("Lykta")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "keys")));
        services.AddHealthChecks();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));

        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>The database at this version's shape before the first request.</summary>
    public static Task PrepareAsync(WebApplication app) =>
        Migrator.MigrateAsync(app.Services.GetRequiredService<LyktaSettings>(), CancellationToken.None);

    private static void Map(WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<TenancyMiddleware>();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapRazorPages();
    }
}
