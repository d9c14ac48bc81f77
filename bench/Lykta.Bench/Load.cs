using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Lykta.Bench;

/// <summary>What one round gave.</summary>
internal sealed record Round(double PerSecond, double P50, double P99, int Failed);

/// <summary>Keeps so many connections busy for a while: wrk where it is installed, an HttpClient loop otherwise and for forms.</summary>
internal static partial class Load
{
    private static readonly bool HasWrk = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "wrk")));

    public static string Tool => HasWrk ? "wrk" : "HttpClient";

    /// <summary>The same page over and over.</summary>
    /// <param name="isAnew">With another word in the address each time, so that nothing kept can answer: as for readers who come for the first time.</param>
    public static Task<Round> GetAsync(Uri address, string cookie, int connections, int seconds, bool isAnew = false) => HasWrk
        ? WrkAsync(address, cookie, connections, seconds, isAnew)
        : LoopAsync(connections, seconds, http => http.GetAsync(isAnew ? new Uri($"{address}?r={Guid.NewGuid():N}") : address), cookie);

    /// <summary>Each worker sends what the function makes, one after the other.</summary>
    public static async Task<Round> LoopAsync(int connections, int seconds, Func<HttpClient, Task<HttpResponseMessage>> send, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = connections });
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var mine = new List<Took>();
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var started = watch.Elapsed;
                using var answer = await send(http);
                mine.Add(new((watch.Elapsed - started).TotalMilliseconds, (int)answer.StatusCode < 400));
            }

            return mine;
        }));
        return Took.Sum([.. times.SelectMany(t => t)], watch.Elapsed);
    }

    private static async Task<Round> WrkAsync(Uri address, string cookie, int connections, int seconds, bool isAnew)
    {
        string[] script = isAnew ? ["-s", await AnewAsync()] : [];
        var said = await Server.RunAsync("wrk", [.. script, "-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-H", $"Cookie: {cookie}", "-H", "Accept: text/html", address.ToString()]);
        var failed = Failures().Match(said);
        return new(
            double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), Percentile(said, "50%"), Percentile(said, "99%"),
            failed.Success ? int.Parse(failed.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
    }

    private static async Task<string> AnewAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"lykta-bench-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(path, $"local n = 0\nrequest = function() n = n + 1; return wrk.format(nil, wrk.path .. \"?r={Guid.NewGuid():N}\" .. n) end\n");
        return path;
    }

    private static double Percentile(string said, string which)
    {
        var match = Regex.Match(said, Regex.Escape(which) + @"\s+([\d.]+)(us|ms|s)", RegexOptions.None, TimeSpan.FromSeconds(1));
        var number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "us" => number / 1000, "s" => number * 1000, _ => number };
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Failures();
}
