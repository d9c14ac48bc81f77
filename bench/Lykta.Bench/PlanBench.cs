using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Lykta.Web.Seed;

namespace Lykta.Bench;

/// <summary>The plan's table and its other views, all units of all districts sending in the same round at once, and what comes out of two thousand measures.</summary>
internal static class PlanBench
{
    private const int Rounds = 3;
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const double WantedSeconds = 5;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var table = new ResultTable();
        foreach (var database in options.Databases)
        {
            await using var place = await BenchPlace.MakeAsync(database, options.Sizes[0], options);
            if (place is null)
            {
                table.Skip(database, options.Sizes[0], "PostgreSQL is not installed");
                continue;
            }

            table.Note(database, place.Size, "seed", place.Seeded);
            await using var lykta = await place.StartLyktaAsync();
            await using var bare = await place.StartBareAsync();
            await ReadAsync(place, lykta, bare, options, table);
            await SendAsync(place, lykta, bare, options, table);
            await ExportAsync(place, lykta, options, table);
        }

        await table.WriteAsync(options);
        return 0;
    }

    // The demo's own plan is number 1; the round's comes before the sizes when there are units.
    private static int PlanOf(BenchOptions options, int index) => 2 + (options.Units > 0 ? 1 : 0) + index;

    private static async Task ReadAsync(BenchPlace place, Server lykta, Server bare, BenchOptions options, ResultTable table)
    {
        var reader = await Visitor.SignedInAsync(lykta.Address, "samordnare");
        var atBare = await Visitor.AtBareAsync(bare.Address);
        for (var i = 0; i < options.Measures.Length; i++)
        {
            foreach (var (name, view) in new[] { ("table", ""), ("board", "&vy=tavla"), ("timeline", "&vy=tid") })
            {
                var path = $"{Root}/atgarder?plan={PlanOf(options, i)}{view}";
                var (status, bytes) = await reader.LookAsync(path);
                if (status != HttpStatusCode.OK)
                {
                    table.Skip(place.Database, options.Measures[i], $"{name}: {path} answers {(int)status}");
                    continue;
                }

                var theirs = new Uri(bare.Address, $"/plan/{PlanOf(options, i)}");
                var (_, bareBytes) = await atBare.LookAsync(theirs.PathAndQuery);
                Task<Round> Ours() => Load.LoopAsync(options.Connections, options.Seconds, http => http.GetAsync(new Uri(lykta.Address, $"{path}&r={Guid.NewGuid():N}")), reader.Cookie);
                Task<Round> Theirs() => Load.LoopAsync(options.Connections, options.Seconds, http => http.GetAsync(theirs), atBare.Cookie);
                await WebBench.WarmAsync(Theirs);
                await WebBench.WarmAsync(Ours);
                var (mine, others) = (new List<Round>(), new List<Round>());
                for (var round = 0; round < Rounds; round++)
                {
                    others.Add(await Theirs());
                    mine.Add(await Ours());
                }

                table.Add(place.Database, options.Measures[i], $"Åtgärder, {name}, anew", mine, others, $"{bytes / 1024.0:F0} kB / {bareBytes / 1024.0:F0} kB, HttpClient");
            }
        }
    }

    // Every manager's own rows are answered; each presses "skicka in" once in each district, as fast as the machine takes them.
    private static async Task SendAsync(BenchPlace place, Server lykta, Server bare, BenchOptions options, ResultTable table)
    {
        if (options.Units == 0)
            return;
        var round = PlanSeed.RoundOf(DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
        string[] districts = [DemoSeed.DistrictSlug, .. Enumerable.Range(2, options.Partnerships - 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"provdistrikt-{n:000}"))];
        var managers = new List<(string Cookie, Dictionary<string, string> Fields)>();
        for (var unit = 1; unit <= options.Units; unit++)
        {
            var manager = await Visitor.SignedInAsync(lykta.Address, PlanSeed.KeyOf(unit));
            var fields = await manager.FieldsAsync($"{Root}/uppfoljning/{round}/granska");
            managers.Add((manager.Cookie, fields));
        }

        var sends = new ConcurrentQueue<(string Path, int Manager)>(districts.SelectMany(d => Enumerable.Range(0, managers.Count).Select(m => ($"/{d}/uppfoljning/{round}/granska", m))));
        var (all, before) = (sends.Count, await place.ReturnsAsync());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = options.Connections });
        var times = new ConcurrentBag<double>();
        var failed = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(async _ =>
        {
            while (sends.TryDequeue(out var send))
            {
                var started = watch.Elapsed;
                if (!await PressAsync(http, new(lykta.Address, send.Path), managers[send.Manager]))
                    Interlocked.Increment(ref failed);
                times.Add((watch.Elapsed - started).TotalMilliseconds);
            }
        }));
        var elapsed = watch.Elapsed.TotalSeconds;
        var sorted = times.Order().ToList();
        var ours = new Round(all / elapsed, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100], failed);
        var atBare = await Visitor.AtBareAsync(bare.Address);
        Task<Round> Bare() => Load.LoopAsync(options.Connections, options.Seconds, client => client.PostAsync(new Uri(bare.Address, "/send"), null), atBare.Cookie);
        await WebBench.WarmAsync(Bare);
        table.Add(place.Database, all, "Skicka in rundan", [ours], [await Bare()], "HttpClient, once each, cold");
        var stored = await place.ReturnsAsync() - before;
        table.Note(place.Database, all, "sent in", string.Create(CultureInfo.InvariantCulture,
            $"{options.Partnerships} districts × {options.Units} units in {elapsed:F1} s; {stored} returns are stored; an hour would take {ours.PerSecond * 3600:N0}"));
    }

    private static async Task<bool> PressAsync(HttpClient http, Uri address, (string Cookie, Dictionary<string, string> Fields) manager)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(manager.Fields, StringComparer.Ordinal) { ["__nyckel"] = Guid.NewGuid().ToString("N") });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add("Cookie", manager.Cookie);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    // Nothing is asserted: a busy machine is no fault of the report's.
    private static async Task ExportAsync(BenchPlace place, Server lykta, BenchOptions options, ResultTable table)
    {
        var reader = await Visitor.SignedInAsync(lykta.Address, "samordnare");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        for (var i = 0; i < options.Measures.Length; i++)
        {
            var (plan, round) = (PlanOf(options, i), $"{Root}/uppfoljning/{PlanSeed.RoundOf(today, i)}");
            foreach (var path in new[] { $"{round}/namnden.docx", $"{round}/namnden.xlsx", $"{round}/namnden", $"{round}/ils.xlsx", $"{Root}/atgarder.xlsx?plan={plan}", $"{Root}/atgarder.csv?plan={plan}", $"{Root}/atgardsplan/{plan}/mall.docx" })
            {
                var seconds = new List<double>();
                var last = (Status: HttpStatusCode.OK, Bytes: 0);
                for (var n = 0; n < Rounds; n++)
                {
                    var watch = Stopwatch.StartNew();
                    last = await reader.LookAsync(path);
                    seconds.Add(watch.Elapsed.TotalSeconds);
                }

                var median = seconds.Order().ElementAt(Rounds / 2);
                table.Note(place.Database, options.Measures[i], path, last.Status != HttpStatusCode.OK ? $"SKIPPED: answers {(int)last.Status}" : string.Create(CultureInfo.InvariantCulture,
                    $"{median:F2} s, first {seconds[0]:F2} s, {last.Bytes / 1024.0:F0} kB ({(median < WantedSeconds ? "under" : "NOT UNDER")} {WantedSeconds:F0} s)"));
            }
        }
    }
}
