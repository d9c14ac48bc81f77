using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using SQLitePCL;
using Xunit;

namespace Lykta.Web.Tests.Platform.Writes;

/// <summary>Adr 0021: connections and their prepared statements outlive the contexts that used them, and nothing of one context is seen by the next.</summary>
public sealed class KeptReadersTests : IAsyncLifetime
{
    // SQLITE_STMTSTATUS_RUN, which the wrapper does not name.
    private const int TimesRun = 6;
    private readonly string folder = Directory.CreateTempSubdirectory("lykta-kept-").FullName;
    private SqliteStore store = null!;

    public async ValueTask InitializeAsync()
    {
        store = new(Path.Combine(folder, "lykta.db"));
        await using var db = Open();
        await db.Database.MigrateAsync();
    }

    [Fact]
    public async Task The_next_context_gets_the_connection_of_the_one_before()
    {
        SqliteConnection before, after;
        await using (var db = Open())
            before = Connection(db);
        await using (var db = Open())
            after = Connection(db);
        after.ShouldBeSameAs(before);
        after.State.ShouldBe(System.Data.ConnectionState.Open);
    }

    [Fact]
    public async Task Contexts_at_the_same_time_have_each_their_own()
    {
        await using var one = Open();
        await using var other = Open();
        Connection(other).ShouldNotBeSameAs(Connection(one));
    }

    [Fact]
    public async Task A_question_asked_again_is_answered_by_the_same_statement_with_its_own_values()
    {
        store.Dispose();
        store = new(store.Path);
        await using (var first = Open())
            Connection(first).Handle!.enable_sqlite3_next_stmt(true);
        (await AskAsync("alfa")).ShouldBe(0);
        await AddAsync("alfa");
        (await AskAsync("alfa")).ShouldBe(1);
        (await AskAsync("beta")).ShouldBe(0);
        await using var db = Open();
        Runs(Connection(db), "SELECT COUNT(*)").ShouldBe([3]);
    }

    [Fact]
    public async Task The_same_question_twice_at_once_in_one_context_is_answered_twice()
    {
        await AddAsync("alfa");
        await AddAsync("beta");
        await using var db = Open();
        var seen = new List<string>();
        await foreach (var outer in db.Set<Partnership>().IgnoreQueryFilters().OrderBy(p => p.Name).Select(p => p.Name).AsAsyncEnumerable())
            await foreach (var inner in db.Set<Partnership>().IgnoreQueryFilters().OrderBy(p => p.Name).Select(p => p.Name).AsAsyncEnumerable())
                seen.Add(outer + inner);
        seen.ShouldBe(["alfaalfa", "alfabeta", "betaalfa", "betabeta"]);
    }

    [Fact]
    public async Task A_question_that_fails_leaves_the_connection_fit_for_the_next()
    {
        await using (var db = Open())
            await Should.ThrowAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("SELECT nothing FROM nowhere"));
        (await AskAsync("alfa")).ShouldBe(0);
    }

    [Fact]
    public async Task A_transaction_left_open_is_gone_for_the_next_context()
    {
        await using (var db = Open())
        {
            await db.Database.BeginTransactionAsync();
            await AddAsync(db, "alfa");
        }

        (await AskAsync("alfa")).ShouldBe(0);
        await AddAsync("alfa");
        (await AskAsync("alfa")).ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_begun_past_the_context_is_gone_for_the_next()
    {
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE");
            await AddAsync(db, "alfa");
        }

        (await AskAsync("alfa")).ShouldBe(0);
        await AddAsync("alfa");
        (await AskAsync("alfa")).ShouldBe(1);
    }

    [Fact]
    public async Task A_table_changed_meanwhile_is_seen_by_a_statement_prepared_before()
    {
        await AddAsync("alfa");
        await AskAsync("alfa");
        await using (var db = Open())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Partnership\" ADD COLUMN \"Extra\" TEXT NULL");
        (await AskAsync("alfa")).ShouldBe(1);
    }

    [Fact]
    public async Task Many_at_once_are_all_answered()
    {
        await AddAsync("alfa");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => AskAsync(i % 2 == 0 ? "alfa" : "beta"))));
        answers.Sum().ShouldBe(100);
    }

    [Fact]
    public async Task A_closed_store_lets_go_of_the_file()
    {
        await AskAsync("alfa");
        store.Dispose();
        // The last connection that closes clears the log away.
        SqliteConnection.ClearAllPools();
        File.Exists(Path.Combine(folder, "lykta.db-wal")).ShouldBeFalse();
    }

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static SqliteConnection Connection(LyktaDbContext db) => (SqliteConnection)db.Database.GetDbConnection();

    /// <summary>How often each statement that the connection holds prepared has run.</summary>
    private static List<int> Runs(SqliteConnection connection, string begins)
    {
        var runs = new List<int>();
        for (var at = raw.sqlite3_next_stmt(connection.Handle!, null); at is { IsInvalid: false }; at = raw.sqlite3_next_stmt(connection.Handle!, at))
        {
            if (raw.sqlite3_sql(at).utf8_to_string().StartsWith(begins, StringComparison.Ordinal))
                runs.Add(raw.sqlite3_stmt_status(at, TimesRun, 0));
        }

        return runs;
    }

    private static Task AddAsync(LyktaDbContext db, string name)
    {
        db.MayWrite = true;
        db.Add(Partnership.Found(name, name, "Nämnden", null, DateTimeOffset.UnixEpoch));
        return db.SaveChangesAsync();
    }

    private LyktaDbContext Open() => store.Open(new LyktaScope());

    private async Task AddAsync(string name)
    {
        await using var db = Open();
        await AddAsync(db, name);
    }

    private async Task<int> AskAsync(string name)
    {
        await using var db = Open();
        return await db.Set<Partnership>().IgnoreQueryFilters().CountAsync(p => p.Name == name);
    }
}
