using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Seed;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lykta.Web.Tests.TestKit;

/// <summary>What tests of mail do again and again.</summary>
internal static class MailHouse
{
    public const string Root = "/" + DemoSeed.DistrictSlug;

    /// <summary>Invites through the page; the address that the page shows.</summary>
    public static async Task<string> InviteAsync(this LyktaClient admin, string email = "ny@exempel.se")
    {
        var page = await admin.GetAsync(Root + "/medlemmar/bjud-in");
        var unit = page.Document.QuerySelector("#Input_UnitId option:last-child")!.GetAttribute("value")!;
        var made = await admin.SubmitAsync(page, ("Input.Email", email), ("Input.Title", "Fältassistent"), ("Input.UnitId", unit), ("Input.Role", "Field"));
        return made.Document.QuerySelector(".address")?.TextContent ?? throw new InvalidOperationException(made.Text);
    }

    public static Task<List<OutboxMessage>> MessagesAsync(this LyktaHost host) =>
        host.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.CreatedAt).ToListAsync());

    public static async Task<OutboxMessage> MessageAsync(this LyktaHost host, Func<OutboxMessage, bool> until)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            if ((await host.MessagesAsync()).Find(m => until(m)) is { } found)
                return found;
            await Task.Delay(20);
        }

        var all = await host.MessagesAsync();
        throw new TimeoutException("No such message among: " + string.Join("; ", all.Select(m => $"{m.Kind} {m.Status} {m.Tries} {m.LastFailure}")));
    }

    public static async Task OrderAsync(this LyktaHost host, string kind, int count = 1, string? secret = null)
    {
        var desk = host.Services.GetRequiredService<MailDesk>();
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            for (var i = 0; i < count; i++)
                desk.Order(unit, kind, Guid.NewGuid(), secret: secret);
            return Task.FromResult(true);
        }, CancellationToken.None);
    }

    /// <summary>The clock goes on and everybody looks.</summary>
    public static void Later(this LyktaHost host, TimeSpan by)
    {
        host.Clock.Move(by);
        host.Writes.Bell.Ring();
    }

    /// <summary>Every value of every column of every table, as text.</summary>
    public static async Task<string> DumpAsync(this LyktaHost host)
    {
        await using System.Data.Common.DbConnection connection = host.Database == Database.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "lykta.db")};Pooling=False")
            : new NpgsqlConnection((await PostgresServer.SharedAsync())!.ConnectionString("lykta_admin", host.PostgresDatabase()) + ";Pooling=false");
        await connection.OpenAsync();
        var tables = await RowsAsync(connection, host.Database == Database.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table'" : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        var all = new StringBuilder();
        foreach (var table in tables)
            all.AppendJoin('\n', await RowsAsync(connection, $"SELECT * FROM \"{table}\""));
        return all.ToString();
    }

    private static async Task<List<string>> RowsAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) switch
            {
                byte[] bytes => Encoding.Latin1.GetString(bytes),
                var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
            })));
        }

        return rows;
    }
}
