using System.Net;
using Lykta.Web.Seed;

namespace Lykta.Bench;

/// <summary>Lykta and the bare program side by side, in turns, so that a busy machine slows both.</summary>
internal static class WebBench
{
    private const int Rounds = 3;
    private const string Root = "/" + DemoSeed.DistrictSlug;

    private static readonly (string Name, string Path, string Bare)[] Pages =
    [
        ("Läget nu", Root + "/laget", "/list"),
        ("Iakttagelser", Root + "/iakttagelser", "/list"),
        ("Kartdata", Root + "/karta/data.geojson", "/points"),
    ];

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var table = new ResultTable();
        foreach (var database in options.Databases)
        {
            foreach (var size in options.Sizes)
            {
                await using var place = await BenchPlace.MakeAsync(database, size, options);
                if (place is null)
                {
                    table.Skip(database, size, "PostgreSQL is not installed");
                    continue;
                }

                await MeasureAsync(place, options, table);
            }
        }

        await table.WriteAsync(options);
        return 0;
    }

    private static async Task MeasureAsync(BenchPlace place, BenchOptions options, ResultTable table)
    {
        table.Note(place.Database, place.Size, "seed", place.Seeded);
        await using var lykta = await place.StartLyktaAsync();
        await using var bare = await place.StartBareAsync();
        table.Note(place.Database, place.Size, "ready", FormattableString.Invariant($"{lykta.Ready.TotalSeconds:F1} s to the first answer"));
        foreach (var page in options.IsImportAlone ? [] : Pages)
        {
            await CompareAsync(place, lykta, bare, page, options, table, isAnew: false);
            await CompareAsync(place, lykta, bare, page, options, table, isAnew: true);
        }

        if (!options.IsImportAlone)
            await SendAsync(place, lykta, bare, options, table);
        if (place.Size == options.Sizes[0])
            await ImportBench.RunAsync(place, lykta, table);
    }

    private static async Task CompareAsync(
        BenchPlace place, Server lykta, Server bare, (string Name, string Path, string Bare) page, BenchOptions options, ResultTable table, bool isAnew)
    {
        var reader = await Visitor.SignedInAsync(lykta.Address, "samordnare");
        var (status, bytes) = await reader.LookAsync(page.Path);
        if (status != HttpStatusCode.OK)
        {
            table.Skip(place.Database, place.Size, $"{page.Name}: {page.Path} answers {(int)status}");
            return;
        }

        var atBare = await Visitor.AtBareAsync(bare.Address);
        var (_, bareBytes) = await atBare.LookAsync(page.Bare);
        await WarmAsync(() => Load.GetAsync(new(bare.Address, page.Bare), atBare.Cookie, options.Connections, options.Seconds));
        await WarmAsync(() => Load.GetAsync(new(lykta.Address, page.Path), reader.Cookie, options.Connections, options.Seconds, isAnew));
        var (ours, theirs) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(await Load.GetAsync(new(bare.Address, page.Bare), atBare.Cookie, options.Connections, options.Seconds));
            await reader.LookAsync(page.Path);
            ours.Add(await Load.GetAsync(new(lykta.Address, page.Path), reader.Cookie, options.Connections, options.Seconds, isAnew));
        }

        table.Add(place.Database, place.Size, page.Name + (isAnew ? ", anew" : ", again"), ours, theirs, $"{bytes / 1024.0:F0} kB / {bareBytes / 1024.0:F0} kB, {Load.Tool}");
    }

    // The runtime compiles what is hot while it runs: until that is over, its speed is not the program's.
    internal static async Task WarmAsync(Func<Task<Round>> round)
    {
        var (best, stale) = (0.0, 0);
        for (var n = 0; n < 30 && stale < 3; n++)
        {
            var rate = (await round()).PerSecond;
            stale = rate > best * 1.05 ? 0 : stale + 1;
            best = Math.Max(best, rate);
        }
    }

    private static async Task SendAsync(BenchPlace place, Server lykta, Server bare, BenchOptions options, ResultTable table)
    {
        const string path = Root + "/rapportera";
        var reporter = await Visitor.SignedInAsync(lykta.Address, "falt");
        var (status, _) = await reporter.LookAsync(path);
        if (status != HttpStatusCode.OK)
        {
            table.Skip(place.Database, place.Size, $"Skicka iakttagelse: {path} answers {(int)status}");
            return;
        }

        var fields = await reporter.FieldsAsync(path);
        fields["Input.Type"] = "belysning";
        fields["Input.Place"] = "ekbackens-centrum";
        var cookie = reporter.Cookie;
        var atBare = await Visitor.AtBareAsync(bare.Address);
        Task<HttpResponseMessage> SendAsync(HttpClient http)
        {
            var form = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["__nyckel"] = Guid.NewGuid().ToString("N"), ["Input.Text"] = "Lampan vid gångvägen är släckt." };
            return http.PostAsync(new Uri(lykta.Address, path), new FormUrlEncodedContent(form));
        }

        await WarmAsync(() => Load.LoopAsync(options.Connections, options.Seconds, http => http.PostAsync(new Uri(bare.Address, "/send"), null), atBare.Cookie));
        await WarmAsync(() => Load.LoopAsync(options.Connections, options.Seconds, SendAsync, cookie));
        var (ours, theirs) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(await Load.LoopAsync(options.Connections, options.Seconds, http => http.PostAsync(new Uri(bare.Address, "/send"), null), atBare.Cookie));
            ours.Add(await Load.LoopAsync(options.Connections, options.Seconds, SendAsync, cookie));
        }

        table.Add(place.Database, place.Size, "Skicka iakttagelse", ours, theirs, "HttpClient");
    }
}
