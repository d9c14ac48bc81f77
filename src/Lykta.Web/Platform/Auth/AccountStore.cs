using Lykta.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Auth;

/// <summary>
/// The framework's account store on a context of its own. Account rows belong to no partnership, so they are not queued;
/// SQLite's BEGIN IMMEDIATE and busy timeout keep them apart from the writer.
/// </summary>
public sealed class AccountStore(AccountContext context, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, LyktaDbContext, Guid>(context.Db, describer);

/// <summary>The context that may save accounts.</summary>
public sealed class AccountContext : IAsyncDisposable
{
    public AccountContext(LyktaStore store)
    {
        Db = store.Open(new Tenancy.LyktaScope());
        Db.MayWrite = true;
    }

    public LyktaDbContext Db { get; }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
