using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lykta.Web.Data;

/// <summary>
/// All contexts of these options, one after the other, use the same connection. Given to EF Core as its own it would have
/// EF Core's functions laid on it at each context, and every laying makes SQLite plan all its statements anew.
/// </summary>
internal sealed class OneConnection(KeptConnection kept) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(kept);

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(InterceptionResult.Suppress());
}
