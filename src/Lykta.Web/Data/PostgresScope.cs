using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Data;

/// <summary>Row-level security reads these settings; SET LOCAL, so that they die with the transaction.</summary>
public static class PostgresScope
{
    public static Task SetAsync(LyktaDbContext db, LyktaScope scope, CancellationToken cancel)
    {
        var (partnership, account) = Settings(scope);
        return db.Database.ExecuteSqlAsync(
            $"SELECT set_config('lykta.partnership', {partnership}, true), set_config('lykta.account', {account}, true)", cancel);
    }

    internal static (string Partnership, string Account) Settings(LyktaScope scope) => (
        scope.PartnershipId == default ? "" : scope.PartnershipId.Value.ToString(), scope.AccountId == default ? "" : scope.AccountId.ToString());
}
