using Lykta.Web.Platform;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lykta.Web.Data;

public static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, LyktaSettings settings)
    {
        if (settings.Postgres is { } connection)
        {
            services.AddSingleton(new PostgresStore(connection));
            services.AddSingleton<LyktaStore>(s => s.GetRequiredService<PostgresStore>());
            services.AddSingleton<WriteQueue, PostgresWriteQueue>();
        }
        else
        {
            Directory.CreateDirectory(settings.DataFolder);
            services.AddSingleton(new SqliteStore(settings.SqlitePath));
            services.AddSingleton<LyktaStore>(s => s.GetRequiredService<SqliteStore>());
            services.AddSingleton<SqliteWriteQueue>();
            services.AddSingleton<WriteQueue>(s => s.GetRequiredService<SqliteWriteQueue>());
            services.AddHostedService(s => s.GetRequiredService<SqliteWriteQueue>());
        }

        services.AddScoped<LyktaScope>();
        services.AddScoped<Writes>();
        services.AddScoped(s => s.GetRequiredService<LyktaStore>().Open(s.GetRequiredService<LyktaScope>()));
        services.AddSingleton<PartnershipDirectory>();
        services.AddSingleton<ViewerDirectory>();
        return services;
    }
}

/// <summary>Brings the database to this version's shape; on PostgreSQL as its owner, and with the row security laid anew.</summary>
public static class Migrator
{
    public static async Task MigrateAsync(LyktaSettings settings, CancellationToken cancel)
    {
        if (settings.Postgres is null)
        {
            Directory.CreateDirectory(settings.DataFolder);
            using var store = new SqliteStore(settings.SqlitePath);
            await using var db = store.Open(new LyktaScope());
            await BringAsync(db, cancel);
            return;
        }

        using var owner = new PostgresStore(settings.PostgresOwner
            ?? throw new InvalidOperationException("Lykta:PostgresOwner is needed to migrate."));
        await using var context = owner.Open(new LyktaScope());
        await BringAsync(context, cancel);
        var role = new NpgsqlConnectionStringBuilder(settings.Postgres).Username!;
        await PostgresRowSecurity.ApplyAsync(context, role, cancel);
    }

    /// <summary>Makes SQLite's model, which costs a second, while the host is being built; whoever opens a context next finds it made.</summary>
    public static void ReadModel(LyktaSettings settings)
    {
        // On PostgreSQL each data source has a model of its own.
        if (settings.Postgres is not null)
            return;
        _ = Task.Run(() =>
        {
            using var store = new SqliteStore(settings.SqlitePath);
            using var db = store.Open(new LyktaScope());
            return db.Model;
        });
    }

    // To migrate begins by comparing the whole model with its snapshot, which takes half a second: not when nothing is missing.
    private static async Task BringAsync(LyktaDbContext db, CancellationToken cancel)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await db.Database.MigrateAsync(cancel);
    }
}
