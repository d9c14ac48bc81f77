using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Seed;

namespace Lykta.Bench;

/// <summary>The Friday's two rushes: every partnership shares its sheet in the same hour, and every phone opens tonight's in the same minute.</summary>
internal static partial class BriefingBench
{
    private const int AtOnce = 8;
    private const string Tonight = "/" + DemoSeed.DistrictSlug + "/ikvall";

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

            await using var lykta = await place.StartLyktaAsync();
            await using var bare = await place.StartBareAsync();
            await ShareAsync(place, lykta, bare, options, table);
            await OpenAsync(place, lykta, bare, options, table);
        }

        await table.WriteAsync(options);
        return 0;
    }

    private static async Task ShareAsync(BenchPlace place, Server lykta, Server bare, BenchOptions options, ResultTable table)
    {
        var coordinator = await Visitor.SignedInAsync(lykta.Address, "samordnare");
        var day = BriefingQueries.Evening(TimeProvider.System.GetUtcNow());
        string[] sheets = [.. Slugs(options.Partnerships).Select(slug => string.Create(CultureInfo.InvariantCulture, $"/{slug}/utsattning/{day:yyyy-MM-dd}"))];
        await Parallel.ForEachAsync(sheets, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (sheet, _) => await PrepareAsync(coordinator, sheet, day));
        var atBare = await Visitor.AtBareAsync(bare.Address);
        var theirs = await EachAsync(sheets, options.Connections, async _ =>
            (await atBare.LookAsync("/list")).Status == HttpStatusCode.OK && (int)(await atBare.PostAsync("/send", new StringContent(""))).Status < 400);
        var ours = await EachAsync(sheets, options.Connections, sheet => ShareAsync(coordinator, sheet));
        var again = await EachAsync(sheets, options.Connections, async sheet => (await coordinator.ReadAsync(sheet + "/visa")).Contains("<h1", StringComparison.Ordinal));
        table.Add(place.Database, place.Size, $"{sheets.Length} utsättningar delas", [ours.Round], [theirs.Round], "Lykta: preview read and sheet shared; bare: list read and a row stored");
        table.Note(place.Database, place.Size, "share", string.Create(CultureInfo.InvariantCulture,
            $"{sheets.Length} partnerships, {options.Connections} at once: {ours.Elapsed.TotalSeconds:F1} s in all, an hour has room for {3600 / ours.Elapsed.TotalSeconds:F0} times as many; {again.Round.Failed} could not be read after"));
    }

    /// <summary>A sheet of this evening, filled in and not yet shared.</summary>
    private static async Task PrepareAsync(Visitor coordinator, string sheet, DateOnly day)
    {
        var list = sheet[..sheet.LastIndexOf('/')];
        if ((await coordinator.LookAsync(sheet)).Status == HttpStatusCode.NotFound)
            await SendAsync(coordinator, list, list + "?handler=Begin", ("Input.Weekday", day.DayOfWeek.ToString()), ("Input.MeetingAt", "16:00"), ("Input.From", "18:00"), ("Input.To", "03:00"));
        await SendAsync(coordinator, sheet, sheet + "?handler=Fill");
    }

    private static Task<bool> ShareAsync(Visitor coordinator, string sheet) =>
        SendAsync(coordinator, sheet + "/dela", sheet + "/dela", ("Input.Registration", nameof(Registration.KeptOrdered)), ("Input.DisposalDecision", "Nämndens beslut 12 mars, § 8"));

    private static async Task<bool> SendAsync(Visitor visitor, string page, string to, params (string Name, string Value)[] answers)
    {
        var fields = await visitor.FieldsAsync(page);
        fields["__nyckel"] = Guid.NewGuid().ToString("N");
        foreach (var (name, value) in answers)
            fields[name] = value;
        using var form = new FormUrlEncodedContent(fields);
        return (await visitor.PostAsync(to, form)).Status == HttpStatusCode.Redirect;
    }

    private static async Task OpenAsync(BenchPlace place, Server lykta, Server bare, BenchOptions options, ResultTable table)
    {
        var cookies = new string[options.Phones];
        await Parallel.ForAsync(0, options.Phones, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => cookies[i] = (await Visitor.SignedInAsync(lykta.Address, "falt")).Cookie);
        var first = await Visitor.SignedInAsync(lykta.Address, "falt");
        string[] files = [.. Files().Matches(await first.ReadAsync(Tonight)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(f => f.StartsWith('/')).Distinct()];
        var atBare = await Visitor.AtBareAsync(bare.Address);
        var theirs = await PacedAsync(options, i => OpenAsync(new(bare.Address, "/list"), atBare.Cookie, []));
        var ours = await PacedAsync(options, i => OpenAsync(new(lykta.Address, Tonight), cookies[i], files));
        table.Add(place.Database, place.Size, $"{options.Phones} telefoner öppnar I kväll", [ours.Page], [theirs.Page], $"a new connection each, over {options.Spread} s");
        table.Note(place.Database, place.Size, "phones", string.Create(CultureInfo.InvariantCulture,
            $"the page with its {files.Length} files: p50 {ours.Whole.P50:F1} ms, p99 {ours.Whole.P99:F1} ms, {ours.Whole.Failed} failed"));
    }

    /// <summary>One phone: a connection of its own, the page, then the files that it asks for.</summary>
    private static async Task<(Took Page, Took Whole)> OpenAsync(Uri page, string cookie, string[] files)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        var watch = Stopwatch.StartNew();
        using var answer = await http.GetAsync(page);
        await answer.Content.ReadAsByteArrayAsync();
        var first = new Took(watch.Elapsed.TotalMilliseconds, answer.StatusCode == HttpStatusCode.OK);
        var rest = await Task.WhenAll(files.Select(async file =>
        {
            using var part = await http.GetAsync(new Uri(page, file));
            await part.Content.ReadAsByteArrayAsync();
            return part.StatusCode == HttpStatusCode.OK;
        }));
        return (first, new(watch.Elapsed.TotalMilliseconds, first.IsOk && rest.All(ok => ok)));
    }

    private static async Task<(Round Page, Round Whole)> PacedAsync(BenchOptions options, Func<int, Task<(Took Page, Took Whole)>> open)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, options.Phones).Select(async i =>
        {
            var wait = TimeSpan.FromSeconds((double)options.Spread * i / options.Phones) - watch.Elapsed;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            return await open(i);
        }));
        return (Took.Sum([.. all.Select(a => a.Page)], watch.Elapsed), Took.Sum([.. all.Select(a => a.Whole)], watch.Elapsed));
    }

    private static async Task<(Round Round, TimeSpan Elapsed)> EachAsync(string[] sheets, int connections, Func<string, Task<bool>> does)
    {
        var watch = Stopwatch.StartNew();
        var took = new Took[sheets.Length];
        await Parallel.ForAsync(0, sheets.Length, new ParallelOptions { MaxDegreeOfParallelism = connections }, async (i, _) =>
        {
            var started = watch.Elapsed;
            var isOk = await does(sheets[i]);
            took[i] = new((watch.Elapsed - started).TotalMilliseconds, isOk);
        });
        return (Took.Sum(took, watch.Elapsed), watch.Elapsed);
    }

    private static IEnumerable<string> Slugs(int partnerships) =>
        [DemoSeed.DistrictSlug, .. Enumerable.Range(2, partnerships - 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"provdistrikt-{n:D3}"))];

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script[^>]* src)=\"([^\"]+)\"")]
    private static partial Regex Files();
}

/// <summary>How long one thing took, and whether it went well.</summary>
internal readonly record struct Took(double Milliseconds, bool IsOk)
{
    public static Round Sum(IReadOnlyList<Took> all, TimeSpan elapsed)
    {
        var sorted = all.Select(t => t.Milliseconds).Order().ToList();
        return new(all.Count / elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100], all.Count(t => !t.IsOk));
    }
}
