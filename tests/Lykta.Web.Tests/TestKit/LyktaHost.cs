using System.Net;
using Lykta.Web.Data;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Lykta.Web.Tests.TestKit;

/// <summary>The whole program on a real port, with a database of its own that holds the small demo.</summary>
public sealed class LyktaHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private LyktaHost(WebApplication app, string folder, FakeClock clock, Database database) =>
        (this.app, this.folder, Clock, Database) = (app, folder, clock, database);

    public FakeClock Clock { get; }

    public Database Database { get; }

    public IServiceProvider Services => app.Services;

    public string DataFolder => folder;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost"));

    public WriteQueue Writes => Services.GetRequiredService<WriteQueue>();

    public LyktaStore Store => Services.GetRequiredService<LyktaStore>();

    /// <summary>Starts it.</summary>
    /// <param name="database">Which database it runs on.</param>
    /// <param name="adjust">Services to put in place of the real ones.</param>
    /// <param name="settings">Further settings, as on the command line: <c>--Lykta:Key value</c>.</param>
    /// <param name="isDemo">Persona sign-in, which most tests sign in by.</param>
    /// <param name="isEmpty">No demo data: a database as at the very first start.</param>
    public static async Task<LyktaHost> StartAsync(
        Database database = Database.Sqlite, Action<IServiceCollection>? adjust = null, string[]? settings = null,
        bool isDemo = true, bool isEmpty = false, FakeClock? clock = null)
    {
        clock ??= new FakeClock();
        var folder = Directory.CreateTempSubdirectory("lykta-test-").FullName;
        string[] args = [.. await TemplateDatabase.CopyAsync(database, folder, isEmpty), .. settings ?? []];
        var app = Build(args, folder, clock, adjust, isDemo);
        await LyktaApp.PrepareAsync(app);
        await app.StartAsync();
        return new(app, folder, clock, database);
    }

    internal static WebApplication Build(string[] args, string folder, FakeClock clock, Action<IServiceCollection>? adjust, bool isDemo) =>
        LyktaApp.Build(
            [
                "--contentRoot", Path.Combine(RepositoryRoot.Path, "src", "Lykta.Web"), "--environment", "Testing", "--urls", "http://127.0.0.1:0",
                "--Lykta:Data", folder, "--Lykta:Demo", isDemo ? "true" : "false", "--Logging:LogLevel:Default", "Critical", "--Logging:LogLevel:Microsoft.AspNetCore", "Critical", .. args,
            ],
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                adjust?.Invoke(services);
            });

    /// <summary>The scope of a job in a demo partnership.</summary>
    public async Task<LyktaScope> SystemScopeAsync(string slug = DemoSeed.DistrictSlug) => LyktaScope.ForSystem(
        (await Services.GetRequiredService<PartnershipDirectory>().FindAsync(slug, CancellationToken.None))!);

    public async Task<T> ReadAsync<T>(Func<LyktaDbContext, Task<T>> read, string slug = DemoSeed.DistrictSlug) =>
        await Store.ReadAsync(await SystemScopeAsync(slug), read, CancellationToken.None);

    /// <summary>A browser without script: keeps cookies, does not follow redirects.</summary>
    public LyktaClient NewClient() => new(Address);

    /// <summary>Signed in as a demo persona (samordnare, falt, polis …), or the neighbour district's.</summary>
    public async Task<LyktaClient> SignedInAsync(string persona, bool neighbour = false)
    {
        var client = NewClient();
        var door = await client.GetAsync("/demo");
        var response = await client.SubmitAsync(door, ("persona", persona), ("grannen", neighbour ? "true" : "false"));
        return response.Status == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Could not sign in as {persona}: {response.Status}");
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
