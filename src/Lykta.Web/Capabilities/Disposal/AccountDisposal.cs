using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>A role that ended long ago goes, and with the last role anywhere the account; what the person wrote stays with the organisation.</summary>
internal static class AccountDisposal
{
    public static IQueryable<Membership> Due(LyktaDbContext db, DateTimeOffset before) => db.Set<Membership>().Where(m =>
        m.EndedAt != null && m.EndedAt < before && !db.Set<Membership>().Any(o => o.AccountId == m.AccountId && (o.EndedAt == null || o.EndedAt >= before)));

    public static async Task<long> EraseAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var accounts = await Due(unit.Db, before).Select(m => m.AccountId).Distinct().OrderBy(a => a).Take(50).ToListAsync(cancel);
        foreach (var account in accounts)
        {
            await unit.Db.Set<Membership>().Where(m => m.AccountId == account).ExecuteDeleteAsync(cancel);
            if (!await HasRoleElsewhereAsync(unit, account, cancel))
                await unit.Db.Set<Account>().Where(a => a.Id == account).ExecuteDeleteAsync(cancel);
        }

        return accounts.Count;
    }

    // Other partnerships' rows are seen only when bound to the account, on PostgreSQL too.
    private static async Task<bool> HasRoleElsewhereAsync(WriteUnit unit, Guid account, CancellationToken cancel)
    {
        if (unit.Db is PostgresLyktaDbContext)
            await unit.Db.Database.ExecuteSqlAsync($"SELECT set_config('lykta.account', {account.ToString()}, true)", cancel);
        var has = await unit.Db.Set<Membership>().IgnoreQueryFilters([LyktaDbContext.TenantFilter]).AnyAsync(m => m.AccountId == account, cancel);
        if (unit.Db is PostgresLyktaDbContext)
            await PostgresScope.SetAsync(unit.Db, unit.Scope, cancel);
        return has;
    }
}
