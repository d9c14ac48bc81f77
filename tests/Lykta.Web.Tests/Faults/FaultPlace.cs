using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

/// <summary>A database on a real disk (fsync on) with the made-up district in it, for programs that are killed.</summary>
internal sealed class FaultPlace : IAsyncDisposable
{
    private readonly bool isOwnFolder;

    private FaultPlace(string folder, bool isOwnFolder, PostgresServer? server, string[] settings, LyktaStore store) =>
        (Folder, this.isOwnFolder, Server, Settings, Store) = (folder, isOwnFolder, server, settings, store);

    public string Folder { get; }

    public PostgresServer? Server { get; }

    public string[] Settings { get; }

    public LyktaStore Store { get; }

    public int Port { get; } = BuiltProgram.FreePort();

    public static async Task<FaultPlace> MakeAsync(Database database, string? folder = null, int observations = 300)
    {
        var isOwn = folder is null;
        folder ??= Directory.CreateTempSubdirectory("lykta-fault-").FullName;
        string[] settings = ["--Lykta:Data", folder];
        PostgresServer? server = null;
        LyktaStore store = new SqliteStore(Path.Combine(folder, "lykta.db"));
        if (database == Database.Postgres)
        {
            server = await PostgresServer.StartAsync(fsync: true) ?? throw new InvalidOperationException("PostgreSQL is not installed.");
            var (application, owner) = await server.CreateDatabaseAsync();
            settings = [.. settings, "--Lykta:Postgres", application, "--Lykta:PostgresOwner", owner];
            store = new PostgresStore(application);
        }

        var (code, said) = await BuiltProgram.RunAsync(["seed", "--partnerships", "1", "--observations", $"{observations}", .. settings]);
        code.ShouldBe(0, said);
        return new(folder, isOwn, server, settings, store);
    }

    public Task<BuiltProgram> StartAsync(params string[] more) => BuiltProgram.StartAsync(Port, [.. Settings, .. more]);

    public async Task<T> ReadAsync<T>(Func<LyktaDbContext, Task<T>> read, string slug = DemoSeed.DistrictSlug)
    {
        await using var db = Store.Open(new LyktaScope());
        var row = await db.Set<Lykta.Web.Capabilities.Partnerships.Partnership>().SingleAsync(p => p.Slug == slug);
        return await Store.ReadAsync(LyktaScope.ForSystem(new(row.Id, row.Slug, row.Name, row.ParentId)), read, CancellationToken.None);
    }

    /// <summary>Every acknowledged key is there, none twice, and rows, numbers and counts agree with each other.</summary>
    public async Task ShouldHoldAsync(Ledger ledger, int before)
    {
        // The test's own connections may be from before the server was stopped.
        (Store as PostgresStore)?.Source.Clear();
        var (keys, numbers, counted) = await ReadAsync(async db => (
            await db.Set<Submission>().Select(s => s.Key).ToListAsync(), await db.Set<Observation>().Select(o => o.Number).ToListAsync(),
            await db.Set<DayCount>().SumAsync(c => c.Count)));
        ledger.Acknowledged.Except(keys).ShouldBeEmpty("acknowledged, but lost");
        numbers.Count.ShouldBe(before + keys.Count, "rows and keys");
        numbers.Order().ShouldBe(Enumerable.Range(1, numbers.Count), "numbers without holes or doubles");
        counted.ShouldBe(numbers.Count, "counts kept ahead");
    }

    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Server is not null)
            await Server.DisposeAsync();
        if (isOwnFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
