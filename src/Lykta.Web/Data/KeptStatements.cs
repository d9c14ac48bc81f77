using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lykta.Web.Data;

/// <summary>Gives EF Core the statements that a kept connection has prepared before. Adr 0021.</summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        eventData.Connection is KeptConnection kept ? InterceptionResult<DbCommand>.SuppressWithResult(new KeptCommand(kept)) : result;
}
