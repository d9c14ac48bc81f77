using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Auth;

/// <summary>
/// Eight tries at one secret in ten minutes, the same for an account that exists and one that does not. A device that has
/// signed in before has tries of its own, so that a stranger's guesses do not keep the person out; a passkey is never braked.
/// </summary>
public sealed class GuessBrake(LyktaStore store, TimeProvider time)
{
    public const int Tries = 8;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Counts the try before the secret is looked at. Null: go on; otherwise braked until then.</summary>
    public Task<DateTimeOffset?> TakeAsync(string kind, string subject, CancellationToken cancel) =>
        store.WriteAccountsAsync(db => TakeAsync(db, KeyOf(kind, subject), cancel), cancel);

    /// <summary>The secret was right: its tries are forgotten, and old counts with them.</summary>
    public Task ReleaseAsync(string kind, string subject, CancellationToken cancel)
    {
        var (key, old) = (KeyOf(kind, subject), time.GetUtcNow().AddDays(-1));
        return store.WriteAccountsAsync(db => db.Set<GuessCount>().Where(c => c.Key == key || c.Since < old).ExecuteDeleteAsync(cancel), cancel);
    }

    private async Task<DateTimeOffset?> TakeAsync(LyktaDbContext db, string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (at, oldest) = (db.Raw(now), db.Raw(now - Window));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "GuessCount" ("Key", "Tries", "Since") VALUES ({key}, 1, {at})
            ON CONFLICT ("Key") DO UPDATE SET
                "Tries" = CASE WHEN "GuessCount"."Since" <= {oldest} THEN 1 ELSE "GuessCount"."Tries" + 1 END,
                "Since" = CASE WHEN "GuessCount"."Since" <= {oldest} THEN {at} ELSE "GuessCount"."Since" END
            """, cancel);
        var count = await db.Set<GuessCount>().AsNoTracking().SingleOrDefaultAsync(c => c.Key == key, cancel);
        return count is null || count.Tries <= Tries ? null : count.Since + Window;
    }

    private static string KeyOf(string kind, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\u001f{subject}")));
}
