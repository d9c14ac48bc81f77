using System.Collections.Concurrent;
using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Operations;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Operations;

/// <summary>The verbs as processes of their own, beside a program that is written to all the while.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lykta-backup-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, OnBothDatabases]
    public async Task Backup_UnderLoad_RestoresWholeWithAllAcknowledgedBefore(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var settings = Settings(host);
        using var stop = new CancellationTokenSource();
        var (before, load) = (new ConcurrentBag<int>(), new ConcurrentBag<int>());
        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(host, load, stop.Token)));
        while (load.Count < 20)
            await Task.Yield();
        foreach (var number in load)
            before.Add(number);
        var (code, said) = await BuiltProgram.RunAsync(["backup", "--to", Path.Combine(folder, "kopior"), .. settings]);
        await stop.CancelAsync();
        await writers;
        code.ShouldBe(0, said);
        load.Count.ShouldBeGreaterThan(before.Count);

        var backup = Directory.GetDirectories(Path.Combine(folder, "kopior")).ShouldHaveSingleItem();
        var other = await OtherPlaceAsync(host);
        (code, said) = await BuiltProgram.RunAsync(["restore", "--from", backup, .. other]);
        code.ShouldBe(0, said);
        await Migrator.MigrateAsync(Read(other), CancellationToken.None);
        await ShouldBeWholeAsync(Read(other), await host.SystemScopeAsync(), before);
        KeysOf(Read(other).DataFolder).ShouldBe(KeysOf(host.DataFolder));
    }

    [Theory, OnBothDatabases]
    public async Task Drill_GoodBackup_SucceedsAndLeavesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var backup = await TakeAsync(host);
        var scratch = Directory.CreateDirectory(Path.Combine(folder, "tillfällig")).FullName;
        var (code, said) = await BuiltProgram.RunAsync(["drill", "--from", backup, "--scratch", scratch, .. Settings(host)]);
        code.ShouldBe(0, said);
        said.ShouldContain("stämmer med manifestet");
        Directory.EnumerateFileSystemEntries(scratch).ShouldBeEmpty();
        if (database == Database.Postgres)
            (await DatabasesAsync(host)).ShouldNotContain(name => name.StartsWith("lykta_drill_", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Restore_OneFlippedBit_IsRefusedAndChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var backup = await TakeAsync(host);
        var file = Path.Combine(backup, database == Database.Sqlite ? "lykta.db" : "lykta.dump");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var other = await OtherPlaceAsync(host);
        var (code, said) = await BuiltProgram.RunAsync(["restore", "--from", backup, .. other]);
        code.ShouldBe(3);
        said.ShouldContain(Path.GetFileName(file));
        (await DatabaseCopy.For(Read(other)).IsEmptyAsync(CancellationToken.None)).ShouldBeTrue();
        (await BuiltProgram.RunAsync(["drill", "--from", backup, .. Settings(host)])).Code.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task Restore_PlaceNotEmpty_IsRefusedUnlessForcedAndThenKeepsWhatWasThere(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var backup = await TakeAsync(host);
        var other = await OtherPlaceAsync(host);
        (await BuiltProgram.RunAsync(["restore", "--from", backup, .. other])).Code.ShouldBe(0);
        var (code, said) = await BuiltProgram.RunAsync(["restore", "--from", backup, .. other]);
        code.ShouldBe(3);
        said.ShouldContain("--force");
        (code, said) = await BuiltProgram.RunAsync(["restore", "--from", backup, "--force", .. other]);
        code.ShouldBe(0, said);
        Directory.GetDirectories(Read(other).DataFolder, "before-restore-*").ShouldHaveSingleItem();
        (await DatabaseCopy.For(Read(other)).CheckAsync(CancellationToken.None))["Observation"].ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Restore_OverARunningProgram_IsRefused()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var backup = await TakeAsync(host);
        var (code, said) = await BuiltProgram.RunAsync(["restore", "--from", backup, "--force", .. Settings(host)]);
        code.ShouldBe(3, said);
        said.ShouldContain("Stoppa programmet först");
        Directory.GetDirectories(host.DataFolder, "before-restore-*").ShouldBeEmpty();
        (await client.GetAsync("/sundby-ekbacken/iakttagelser")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Restore_KeyRingMissing_IsRefusedInPlainWords()
    {
        await using var host = await LyktaHost.StartAsync();
        Directory.Delete(Path.Combine(host.DataFolder, "keys"), recursive: true);
        var backup = await TakeAsync(host);
        var other = await OtherPlaceAsync(host);
        var (code, said) = await BuiltProgram.RunAsync(["restore", "--from", backup, .. other]);
        code.ShouldBe(3);
        said.ShouldContain("Nyckelringen");
        (await BuiltProgram.RunAsync(["restore", "--from", backup, "--new-keys", .. other])).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Backup_RoleUnderRowSecurity_IsRefused()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var host = await LyktaHost.StartAsync(Database.Postgres);
        var settings = Settings(host).Take(6).ToArray();
        var (code, said) = await BuiltProgram.RunAsync(["backup", "--to", folder, .. settings]);
        code.ShouldBe(3);
        said.ShouldContain("BYPASSRLS");
    }

    [Fact]
    public async Task EraseOlderThan_SomeAreOlder_KeepsTheYoungAndAlwaysTheNewest()
    {
        await using var host = await LyktaHost.StartAsync();
        var backup = new Backup(Read(Settings(host)), host.Clock);
        var first = (await backup.TakeAsync(folder, CancellationToken.None)).Folder;
        host.Clock.Move(TimeSpan.FromDays(20));
        var second = (await backup.TakeAsync(folder, CancellationToken.None)).Folder;
        backup.EraseOlderThan(folder, 14).ShouldBe([first]);
        host.Clock.Move(TimeSpan.FromDays(400));
        backup.EraseOlderThan(folder, 14).ShouldBeEmpty();
        Directory.Exists(second).ShouldBeTrue();
    }

    private async Task<string> TakeAsync(LyktaHost host)
    {
        var (code, said) = await BuiltProgram.RunAsync(["backup", "--to", Path.Combine(folder, "en"), .. Settings(host)]);
        code.ShouldBe(0, said);
        return Directory.GetDirectories(Path.Combine(folder, "en")).Single();
    }

    private static async Task SendAsync(LyktaHost host, ConcurrentBag<int> acknowledged, CancellationToken stop)
    {
        var scope = await host.SystemScopeAsync();
        var (type, unit) = await host.ReadAsync(async db => (await db.Set<EventType>().FirstAsync(), await db.Set<Organisation>().FirstAsync(o => o.ReportsWeekly)));
        while (!stop.IsCancellationRequested)
        {
            var draft = new ObservationDraft(type.Id, host.Clock.GetUtcNow(), new(unit.Id, unit.RootId, unit.BranchId), ObservationSource.Form);
            acknowledged.Add(await host.Writes.RunAsync(scope, async (write, cancel) => (await write.ReceiveAsync(draft, cancel)).Number, CancellationToken.None));
        }
    }

    private static async Task ShouldBeWholeAsync(LyktaSettings settings, LyktaScope scope, IReadOnlyCollection<int> before)
    {
        using var postgres = settings.Postgres is { } connection ? new PostgresStore(connection) : null;
        var store = (LyktaStore?)postgres ?? new SqliteStore(settings.SqlitePath);
        var (numbers, counted, chain) = await store.ReadAsync(scope, async db => (
            await db.Set<Observation>().Select(o => o.Number).ToListAsync(), await db.Set<DayCount>().SumAsync(c => c.Count),
            await db.Set<AuditEntry>().OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync()), CancellationToken.None);
        before.Except(numbers).ShouldBeEmpty();
        counted.ShouldBe(numbers.Count);
        chain.ShouldBe(Enumerable.Range(1, chain.Count).Select(n => (long)n));
    }

    private static string[] Settings(LyktaHost host) => host.Database == Database.Sqlite
        ? ["--Lykta:Data", host.DataFolder]
        : ["--Lykta:Data", host.DataFolder, "--Lykta:Postgres", Connection(host, "lykta_app"), "--Lykta:PostgresOwner", Connection(host, "lykta_owner"), "--Lykta:PostgresBackup", Connection(host, "lykta_backup")];

    private static string Connection(LyktaHost host, string user, string? database = null)
    {
        var made = new NpgsqlConnectionStringBuilder(((PostgresStore)host.Store).Source.ConnectionString) { Username = user, Pooling = false };
        made.Database = database ?? made.Database;
        return made.ToString();
    }

    private async Task<string[]> OtherPlaceAsync(LyktaHost host)
    {
        var data = Path.Combine(folder, $"annan-{Guid.NewGuid():N}");
        if (host.Database == Database.Sqlite)
            return ["--Lykta:Data", data];
        var server = await PostgresServer.SharedAsync();
        var name = new NpgsqlConnectionStringBuilder((await server!.CreateDatabaseAsync()).Owner).Database;
        return ["--Lykta:Data", data, "--Lykta:Postgres", Connection(host, "lykta_app", name), "--Lykta:PostgresOwner", Connection(host, "lykta_owner", name), "--Lykta:PostgresBackup", Connection(host, "lykta_backup", name)];
    }

    private static LyktaSettings Read(string[] settings) => LyktaSettings.Read(new ConfigurationBuilder().AddCommandLine(settings).Build());

    private static List<string> KeysOf(string data) =>
        [.. Directory.EnumerateFiles(Path.Combine(data, "keys")).Select(f => Path.GetFileName(f) + File.ReadAllText(f)).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> DatabasesAsync(LyktaHost host)
    {
        await using var connection = new NpgsqlConnection(Connection(host, "lykta_owner"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT datname FROM pg_database", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }
}
