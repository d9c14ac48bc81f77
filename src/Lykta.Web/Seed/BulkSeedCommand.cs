using System.Diagnostics;
using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Commands;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>`lykta seed --partnerships N --observations M`: M in all, shared out evenly; only into a database without partnerships.</summary>
internal static class BulkSeedCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        if (!Number(configuration["partnerships"], 1, 1000, out var partnerships) || !Number(configuration["observations"], 0, 20_000_000, out var observations))
            throw CommandRefusedException.Usage("seed");
        var settings = LyktaSettings.Read(configuration);
        await Migrator.MigrateAsync(settings, CancellationToken.None);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(settings).AddSingleton(TimeProvider.System)
            .AddData(settings).AddMemoryCache().AddSingleton<Platform.Privacy.TextWallContext>().AddSingleton<DemoSeed>().AddSingleton<BulkSeed>().BuildServiceProvider();
        if ((await services.GetRequiredService<PartnershipDirectory>().AllAsync(CancellationToken.None)).Count > 0)
            throw new CommandRefusedException("Commands.Seed.NotEmpty");
        if (services.GetService<SqliteWriteQueue>() is { } queue)
            await queue.StartAsync(CancellationToken.None);
        return await PlantAsync(services.GetRequiredService<BulkSeed>(), partnerships, observations);
    }

    private static async Task<int> PlantAsync(BulkSeed seed, int partnerships, int observations)
    {
        var watch = Stopwatch.StartNew();
        var slugs = await seed.PlantAsync(partnerships, observations, CancellationToken.None);
        var seconds = watch.Elapsed.TotalSeconds;
        var total = 0;
        foreach (var slug in slugs)
        {
            var (rows, days, hours, weeks) = await seed.VerifyAsync(slug, CancellationToken.None);
            total += rows;
            if (rows == days && rows == hours && rows == weeks)
                continue;
            Say.Error("Commands.Seed.Differs", slug, rows, days, hours, weeks);
            return 1;
        }

        Say.Line("Commands.Seed.Done", slugs.Count, total, seconds, total / seconds);
        return total == observations ? 0 : 1;
    }

    private static bool Number(string? text, int least, int most, out int number) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
