using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.CalendarFeeds;
using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Capabilities.Disclosure;
using Lykta.Web.Capabilities.Dispatches;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.FocusPlaces;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Links;
using Lykta.Web.Capabilities.Members;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.SignIn;
using Lykta.Web.Data;
using Lykta.Web.Platform.Assets;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Auth.Oidc;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.AspNetCore.DataProtection;

namespace Lykta.Web.Platform;

/// <summary>Puts the program together; one line per capability.</summary>
public static class LyktaApp
{
    /// <summary>Registers, builds and maps everything.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="adjust">What tests put in the place of clock or outside services.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(LyktaApp).Assembly.GetName().Name,
        });
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
        });
        builder.Configuration.AddLyktaFile();
        var (settings, services) = (LyktaSettings.Read(builder.Configuration), builder.Services);
        Migrator.ReadModel(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddData(settings);
        services.AddAudit();
        services.AddTicks();
        services.AddLyktaAuth();
        services.AddLyktaPages().AddListedHosts(settings);
        services.AddShared();
        services.AddRateLimits();
        services.AddOidcProviders(builder.Configuration);
        services.AddCapabilities(builder.Configuration);
        services.AddDataProtection()
            .SetApplicationName("Lykta")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "keys")));
        services.AddScoped<TextWall>();
        services.AddSingleton<TextWallContext>().AddSingleton<KeyedDigest>();
        services.AddSingleton<DemoSeed>();
        services.AddJobs();
        services.AddTelemetry(builder.Configuration);
        services.AddHealthChecks().AddCheck<StoreCheck>("store");
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        adjust?.Invoke(services);

        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>The database at this version's shape, and the demo planted when it is wanted, before the first request.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<LyktaSettings>();
        await Migrator.MigrateAsync(settings, CancellationToken.None);
        await FirstDoors.PrintAtFirstStartAsync(app);
        if (!settings.IsDemo)
            return;
        if (app.Services.GetService<SqliteWriteQueue>() is { } queue)
            await queue.StartAsync(CancellationToken.None);
        await app.Services.GetRequiredService<DemoSeed>().PlantAsync();
    }

    private static void AddCapabilities(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMail(configuration);
        services.AddSignIn();
        services.AddLinks();
        services.AddMembers();
        services.AddNavigation();
        services.AddPlaces();
        services.AddMaps(configuration);
        services.AddObservations();
        services.AddObservationDesk();
        services.AddPresent();
        services.AddDisposal();
        services.AddDisclosure();
        services.AddDispatches();
        services.AddPlans();
        services.AddFollowUps();
        services.AddCity();
        services.AddProgrammes();
        services.AddAnswers();
        services.AddAgreements();
        services.AddGroups();
        services.AddFocusPlaces();
        services.AddDocumentTemplates();
        services.AddOfficialVersions();
        services.AddSingleton<Documents.ArchivePrinter>();
        services.AddSingleton<Documents.DocumentFiles>();
        services.AddBriefing();
        services.AddContinuity();
        services.AddNightPatrols();
        services.AddCalendarFeeds();
    }

    private static void Map(WebApplication app)
    {
        app.UseListedProxies();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseErrorPages();
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseDistFiles();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<TenancyMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<KeptPages.KeptPagesMiddleware>();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapBackChannel();
        app.MapRazorPages();
    }
}
