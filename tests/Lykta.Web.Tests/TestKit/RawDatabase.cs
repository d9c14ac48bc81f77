using Lykta.Web.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lykta.Web.Tests.TestKit;

/// <summary>SQL behind the program's back: on PostgreSQL as superuser, on SQLite in the file.</summary>
internal static class RawDatabase
{
    public static async Task<int> TamperAsync(this LyktaHost host, string sql)
    {
        if (host.Database == Database.Sqlite)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "lykta.db")};Pooling=False;Default Timeout=10");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteNonQueryAsync();
        }

        var server = (await PostgresServer.SharedAsync())!;
        await using var superuser = new NpgsqlConnection(server.ConnectionString("lykta_admin", host.PostgresDatabase()) + ";Pooling=false");
        await superuser.OpenAsync();
        await using var statement = new NpgsqlCommand(sql, superuser);
        return await statement.ExecuteNonQueryAsync();
    }

    public static string PostgresDatabase(this LyktaHost host) =>
        new NpgsqlConnectionStringBuilder(host.Services.GetRequiredService<LyktaSettings>().Postgres).Database!;

    /// <summary>An id as a literal of that database.</summary>
    public static string Literal(this LyktaHost host, Guid id) =>
        host.Database == Database.Sqlite ? $"X'{Convert.ToHexString(id.ToByteArray(true))}'" : $"'{id}'";
}
