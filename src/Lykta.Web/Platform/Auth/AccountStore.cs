using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Auth;

/// <summary>
/// The framework's account store on a context of its own. Account rows belong to no partnership, so they are not queued;
/// on SQLite each save takes its turn beside the queue's writer. The authenticator's secret is kept encrypted
/// and recovery codes hashed, so that the database file alone opens no account.
/// </summary>
public sealed class AccountStore(AccountContext context, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, LyktaDbContext, Guid>(context.Db, describer)
{
    private readonly IDataProtector secrets = protection.CreateProtector("Lykta.Authenticator");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, secrets.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } kept ? secrets.Unprotect(kept) : null;

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(HashOf), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var kept = await GetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", cancellationToken) ?? "";
        var codes = kept.Split(';', StringSplitOptions.RemoveEmptyEntries);
        var hash = HashOf(code);
        if (!codes.Contains(hash, StringComparer.Ordinal))
            return false;
        await base.ReplaceCodesAsync(user, codes.Where(c => c != hash), cancellationToken);
        return true;
    }

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant())));
}

/// <summary>The context that may save accounts.</summary>
public sealed class AccountContext : IAsyncDisposable
{
    public AccountContext(LyktaStore store) => Db = store.OpenForAccounts();

    public LyktaDbContext Db { get; }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
