using System.Diagnostics;
using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Commands;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>
/// `lykta seed --partnerships N --observations M`: M in all, shared out evenly; only into a database without partnerships. With `--units N` each district
/// has so many units with a round to send in; with `--measures 10,200` the first has plans of those sizes.
/// </summary>
internal static class BulkSeedCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        if (!Number(configuration["partnerships"], 1, 1000, out var partnerships) || !Number(configuration["observations"], 0, 20_000_000, out var observations))
            throw CommandRefusedException.Usage("seed");
        if (!Number(configuration["units"] ?? "0", 0, 99, out var units) || Sizes(configuration["measures"]) is not { } sizes)
            throw CommandRefusedException.Usage("seed");
        var settings = LyktaSettings.Read(configuration);
        await Migrator.MigrateAsync(settings, CancellationToken.None);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(settings).AddSingleton(TimeProvider.System)
            .AddData(settings).AddMemoryCache().AddSingleton<Platform.Privacy.TextWallContext>().AddSingleton<DemoSeed>().AddSingleton<BulkSeed>().AddSingleton<PlanSeed>().BuildServiceProvider();
        if ((await services.GetRequiredService<PartnershipDirectory>().AllAsync(CancellationToken.None)).Count > 0)
            throw new CommandRefusedException("Commands.Seed.NotEmpty");
        if (services.GetService<SqliteWriteQueue>() is { } queue)
            await queue.StartAsync(CancellationToken.None);
        return await PlantAsync(services.GetRequiredService<BulkSeed>(), services.GetRequiredService<PlanSeed>(), (partnerships, observations, units, sizes));
    }

    private static async Task<int> PlantAsync(BulkSeed seed, PlanSeed plans, (int Partnerships, int Observations, int Units, int[] Sizes) wanted)
    {
        var watch = Stopwatch.StartNew();
        var slugs = await seed.PlantAsync(wanted.Partnerships, wanted.Observations, CancellationToken.None);
        await plans.PlantAsync(slugs, wanted.Units, wanted.Sizes, CancellationToken.None);
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
        return total == wanted.Observations ? 0 : 1;
    }

    private static int[]? Sizes(string? text)
    {
        List<int> sizes = [];
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Number(part, 1, 10_000, out var size))
                return null;
            sizes.Add(size);
        }

        return [.. sizes];
    }

    private static bool Number(string? text, int least, int most, out int number) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
