using Microsoft.AspNetCore.Diagnostics;
using System.Security.Claims;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Platform.Auth;

/// <summary>Begins, finds and ends sessions. What is read is kept two seconds, so that an ended one is dead within five everywhere.</summary>
public sealed class AccountSessions(LyktaStore store, IMemoryCache cache, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    public async Task<Guid> BeginAsync(Guid accountId, string? providerSession, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = AccountSession.Begin(accountId, now, now + Length, providerSession);
        return await store.WriteAccountsAsync(async db =>
        {
            await db.Set<AccountSession>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancel);
            db.Add(session);
            await db.SaveChangesAsync(cancel);
            return session.Id;
        }, cancel);
    }

    public async Task EndAsync(Guid session, CancellationToken cancel)
    {
        await store.WriteAccountsAsync(db => db.Set<AccountSession>().Where(s => s.Id == session).ExecuteDeleteAsync(cancel), cancel);
        cache.Remove((nameof(AccountSessions), session));
    }

    /// <summary>The provider says that its session has ended.</summary>
    public Task<int> EndAtProviderAsync(string providerSession, CancellationToken cancel) =>
        store.WriteAccountsAsync(db => db.Set<AccountSession>().Where(s => s.ProviderSession == providerSession).ExecuteDeleteAsync(cancel), cancel);

    public async Task<bool> IsAliveAsync(ClaimsPrincipal principal, string? stamp, CancellationToken cancel)
    {
        var id = principal.SessionId();
        if (id == default)
            return false;
        var now = time.GetUtcNow();
        var key = (nameof(AccountSessions), id);
        if (cache.Get<Kept>(key) is not { } kept || now < kept.ReadAt || now - kept.ReadAt >= Fresh)
        {
            kept = new(await ReadAsync(id, cancel), now);
            cache.Set(key, kept, Fresh);
        }

        return kept.State is { IsDisabled: false } state && state.AccountId == principal.AccountId()
            && now < state.ExpiresAt && string.Equals(state.Stamp, stamp, StringComparison.Ordinal);
    }

    /// <summary>The cookie's own check, at each request.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // The page that tells of a failure must stand without the database, so it knows no one.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        var sessions = context.HttpContext.RequestServices.GetRequiredService<AccountSessions>();
        var stamp = context.Principal!.FindFirstValue("AspNet.Identity.SecurityStamp");
        if (await sessions.IsAliveAsync(context.Principal!, stamp, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Principals.AccountScheme);
    }

    private async Task<State?> ReadAsync(Guid id, CancellationToken cancel)
    {
        await using var db = store.Open(new LyktaScope());
        return await (
            from session in db.Set<AccountSession>()
            join account in db.Users on session.AccountId equals account.Id
            where session.Id == id
            select new State(account.Id, account.SecurityStamp, account.IsDisabled, session.ExpiresAt)).SingleOrDefaultAsync(cancel);
    }

    private sealed record State(Guid AccountId, string? Stamp, bool IsDisabled, DateTimeOffset ExpiresAt);

    private sealed record Kept(State? State, DateTimeOffset ReadAt);
}
