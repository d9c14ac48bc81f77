using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lykta.Bench;

/// <summary>The same rows as Lykta's pages read, by SQL through the plain driver.</summary>
internal abstract class BareRows
{
    protected const string List =
        """
        SELECT o."Number", o."OccurredFrom", t."NameSv", o."Text" FROM "Observation" o JOIN "EventType" t ON t."Id" = o."TypeId"
        WHERE o."PartnershipId" = @p AND o."Sharing" >= 2 ORDER BY o."OccurredFrom" DESC, o."Id" DESC LIMIT 50
        """;

    protected const string Points =
        """
        SELECT "Number", "Longitude", "Latitude" FROM "Observation"
        WHERE "PartnershipId" = @p AND "Sharing" >= 2 AND "Longitude" IS NOT NULL ORDER BY "OccurredFrom" DESC LIMIT 1000
        """;

    protected const string Plan =
        """
        SELECT m."Number", m."Name", m."Cause", m."How", o."Name" FROM "Measure" m JOIN "ActionPlan" a ON a."Id" = m."PlanId" LEFT JOIN "Organisation" o ON o."Id" = m."LeadId"
        WHERE m."PartnershipId" = @p AND a."Number" = @plan AND m."Sharing" >= 2 ORDER BY m."Problem", m."Cause", m."Number" LIMIT 100
        """;

    /// <summary>A table of the observation's columns and indexes, apart from Lykta's own.</summary>
    public const string Insert =
        """
        INSERT INTO "BareObservation" ("Id", "PartnershipId", "Number", "OccurredFrom", "Status", "ReceivedAt", "Text")
        VALUES (@id, @p, @n, @at, 0, @at, 'Lampan vid gångvägen är släckt.')
        """;

    public abstract Task<List<ListRow>> ListAsync(Guid partnership);

    /// <summary>The first hundred measures of a plan.</summary>
    public abstract Task<List<PlanRow>> PlanAsync(Guid partnership, int plan);

    public abstract Task<List<PointRow>> PointsAsync(Guid partnership);

    protected static PlanRow PlanRowOf(System.Data.Common.DbDataReader reader) => new(
        reader.GetInt32(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4));

    /// <summary>One row in one durable commit.</summary>
    public abstract Task InsertAsync(Guid partnership);
}

internal sealed class BareSqlite(string path) : BareRows
{
    private readonly string connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
    private readonly SemaphoreSlim one = new(1, 1);
    private int number;

    public override async Task<List<ListRow>> ListAsync(Guid partnership)
    {
        await using var command = Command(List, partnership);
        await using var reader = command.ExecuteReader();
        var rows = new List<ListRow>(50);
        while (reader.Read())
            rows.Add(new(reader.GetInt32(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        await command.Connection!.DisposeAsync();
        return rows;
    }

    public override async Task<List<PlanRow>> PlanAsync(Guid partnership, int plan)
    {
        await using var command = Command(Plan, partnership);
        command.Parameters.AddWithValue("@plan", plan);
        await using var reader = command.ExecuteReader();
        var rows = new List<PlanRow>(100);
        while (reader.Read())
            rows.Add(PlanRowOf(reader));
        await command.Connection!.DisposeAsync();
        return rows;
    }

    public override async Task<List<PointRow>> PointsAsync(Guid partnership)
    {
        await using var command = Command(Points, partnership);
        await using var reader = command.ExecuteReader();
        var rows = new List<PointRow>(1000);
        while (reader.Read())
            rows.Add(new(reader.GetInt32(0), reader.GetDouble(1), reader.GetDouble(2)));
        await command.Connection!.DisposeAsync();
        return rows;
    }

    public override async Task InsertAsync(Guid partnership)
    {
        await one.WaitAsync();
        try
        {
            await using var command = Command(Insert, partnership);
            command.Parameters.AddWithValue("@id", Guid.CreateVersion7().ToByteArray(true));
            command.Parameters.AddWithValue("@n", Interlocked.Increment(ref number));
            command.Parameters.AddWithValue("@at", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
            await command.Connection!.DisposeAsync();
        }
        finally
        {
            one.Release();
        }
    }

    private SqliteCommand Command(string sql, Guid partnership)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@p", partnership.ToByteArray(true));
        return command;
    }
}

/// <summary>Under row security, as Lykta's own role: the setting and the query go in one round trip.</summary>
internal sealed class BarePostgres(string connectionString) : BareRows
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
    private int number;

    public override async Task<List<ListRow>> ListAsync(Guid partnership)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = Batch(connection, List, partnership);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var rows = new List<ListRow>(50);
        while (await reader.ReadAsync())
            rows.Add(new(reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        return rows;
    }

    public override async Task<List<PlanRow>> PlanAsync(Guid partnership, int plan)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = Batch(connection, Plan, partnership);
        batch.BatchCommands[1].Parameters.AddWithValue("plan", plan);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var rows = new List<PlanRow>(100);
        while (await reader.ReadAsync())
            rows.Add(PlanRowOf(reader));
        return rows;
    }

    public override async Task<List<PointRow>> PointsAsync(Guid partnership)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = Batch(connection, Points, partnership);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var rows = new List<PointRow>(1000);
        while (await reader.ReadAsync())
            rows.Add(new(reader.GetInt32(0), reader.GetDouble(1), reader.GetDouble(2)));
        return rows;
    }

    public override async Task InsertAsync(Guid partnership)
    {
        await using var command = source.CreateCommand(Insert);
        command.Parameters.AddWithValue("id", Guid.CreateVersion7());
        command.Parameters.AddWithValue("p", partnership);
        command.Parameters.AddWithValue("n", Interlocked.Increment(ref number));
        command.Parameters.AddWithValue("at", TimeProvider.System.GetUtcNow());
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, string sql, Guid partnership)
    {
        var scope = new NpgsqlBatchCommand("SELECT set_config('lykta.partnership', @p, true)");
        scope.Parameters.AddWithValue("p", partnership.ToString());
        var query = new NpgsqlBatchCommand(sql);
        query.Parameters.AddWithValue("p", partnership);
        return new NpgsqlBatch(connection) { BatchCommands = { scope, query } };
    }
}
