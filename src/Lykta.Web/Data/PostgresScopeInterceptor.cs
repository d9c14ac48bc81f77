using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Lykta.Web.Data;

/// <summary>
/// Outside a transaction each command carries its own scope: the settings that row security reads and the query go in one round
/// trip and one implicit transaction, so that a request holds no connection between its queries and a pool cannot leak a scope.
/// </summary>
public sealed class PostgresScopeInterceptor : DbCommandInterceptor
{
    private const string Prefix = "SELECT set_config('lykta.partnership', @lykta_partnership, true), set_config('lykta.account', @lykta_account, true);\n";

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Scope(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Scope(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsScoped(command))
            result.NextResult();
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsScoped(command))
            await result.NextResultAsync(cancellationToken);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Scope(command, eventData);
        return ValueTask.FromResult(result);
    }

    private static bool IsScoped(DbCommand command) => command.CommandText.StartsWith(Prefix, StringComparison.Ordinal);

    private static void Scope(DbCommand command, CommandEventData data)
    {
        // Inside a transaction PostgresScope has set it for all of it; without a scope there is nothing to see.
        if (command.Transaction is not null || data.Context is not LyktaDbContext { Scope: { } scope } || IsScoped(command)
            || (scope.PartnershipId == default && scope.AccountId == default))
            return;
        var (partnership, account) = PostgresScope.Settings(scope);
        command.Parameters.Add(new NpgsqlParameter<string>("lykta_partnership", partnership));
        command.Parameters.Add(new NpgsqlParameter<string>("lykta_account", account));
        command.CommandText = Prefix + command.CommandText;
    }
}
