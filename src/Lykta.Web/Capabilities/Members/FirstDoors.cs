using Lykta.Web.Data;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Commands;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members;

/// <summary>The operator's one-time link for the first administrator of a partnership: a day long, one at a time, dead with use.</summary>
public sealed class FirstDoors(LyktaStore store, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>Replaces the one before it.</summary>
    public async Task<string> OpenAsync(CancellationToken cancel)
    {
        var token = AccessLink.NewToken();
        var now = time.GetUtcNow();
        return await store.WriteAccountsAsync(async db =>
        {
            await db.Set<FirstDoor>().ExecuteDeleteAsync(cancel);
            db.Add(new FirstDoor { TokenHash = AccessLink.HashOf(token), CreatedAt = now, ExpiresAt = now + Length });
            await db.SaveChangesAsync(cancel);
            return token;
        }, cancel);
    }

    /// <summary>Nobody has begun here: no partnership and no account.</summary>
    public async Task<bool> IsUntouchedAsync(CancellationToken cancel)
    {
        await using var db = store.Open(new LyktaScope());
        return !await db.Set<Capabilities.Partnerships.Partnership>().AnyAsync(cancel) && !await db.Users.AnyAsync(cancel);
    }

    public async Task<bool> IsOpenAsync(string token, CancellationToken cancel)
    {
        var (hash, now) = (AccessLink.HashOf(token), time.GetUtcNow());
        await using var db = store.Open(new LyktaScope());
        return await db.Set<FirstDoor>().AnyAsync(d => d.TokenHash == hash && d.ExpiresAt > now, cancel);
    }

    /// <summary>At the very first start the link is printed where the operator looks.</summary>
    public static async Task PrintAtFirstStartAsync(WebApplication app)
    {
        var doors = app.Services.GetRequiredService<FirstDoors>();
        if (app.Services.GetRequiredService<LyktaSettings>().IsDemo || !await doors.IsUntouchedAsync(CancellationToken.None))
            return;
        var token = await doors.OpenAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Print(app.Configuration, app.Urls.FirstOrDefault(), token));
    }

    /// <summary><c>lykta first-admin</c>.</summary>
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        var settings = LyktaSettings.Read(configuration);
        using LyktaStore store = settings.Postgres is { } postgres ? new PostgresStore(postgres) : new SqliteStore(settings.SqlitePath);
        Print(configuration, null, await new FirstDoors(store, TimeProvider.System).OpenAsync(CancellationToken.None));
        return 0;
    }

    private static void Print(IConfiguration configuration, string? listening, string token)
    {
        var root = (configuration["Lykta:PublicUrl"] ?? listening ?? "").TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Say.Line("Members.First.Printed", $"{root}/forsta/{token}");
    }
}
