using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lykta.Bench.Analysis;

/// <summary>
/// The methods next to plain C# that does the same thing in the same process, next to R or Python where they are installed, and
/// next to what the machine can do at most.
/// </summary>
internal static class AnalysisBench
{
    private const string Head = "| task | Lykta ms | plain C# ms | times faster | R or Python ms | times faster | machine's limit ms | times the limit |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n";

    private const int MostRuns = 25;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    private static readonly List<string> Rows = [];

    public static int Run(string[] words)
    {
        var only = words.FirstOrDefault();
        foreach (var (name, task) in AnalysisTasks.All)
            if (only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase)) task(name);
        var text = new StringBuilder(Head).AppendJoin('\n', Rows).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"\nMachine: {Environment.ProcessorCount} processors, {Machine.GigaFma:0.0} billion fused multiply-adds and {Machine.GigaBytes:0.0} GB read a second.\n");
        Directory.CreateDirectory("artifacts");
        File.WriteAllText("artifacts/bench-analysis.md", text.ToString());
        Console.WriteLine();
        Console.WriteLine(text);
        return 0;
    }

    /// <summary>Measures one task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ours">Lykta's way, the whole chain.</param>
    /// <param name="plain">Plain C#; null for none.</param>
    /// <param name="plainRuns">How often to run that.</param>
    /// <param name="work">Least arithmetic and least memory that the task asks for; null when not worked out.</param>
    public static void Compare(string name, Action ours, Action? plain, int plainRuns = 3, (double Fma, double Bytes)? work = null)
    {
        double mine = Median(ours, 5);
        double? theirs = plain is null ? null : Median(plain, plainRuns);
        var peer = Peers.Of(name);
        double? limit = work is { } least ? Math.Max(least.Fma / Machine.GigaFma, least.Bytes / Machine.GigaBytes) / 1e6 : null;
        Rows.Add($"| {name} | {Number(mine)} | {Number(theirs)} | {Number(theirs / mine)} | {Number(peer?.Milliseconds)}{(peer is { } p ? $" ({p.Name})" : "")} | {Number(peer?.Milliseconds / mine)} | {Number(limit)} | {Number(mine / limit)} |");
        Console.WriteLine(Rows[^1]);
    }

    private static string Number(double? value) => value is { } number ? number.ToString(number < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) : "–";

    // Code is compiled anew, and better, once it has been run for a while: what counts is how a program fares that is up.
    private static double Median(Action work, int runs)
    {
        var total = Stopwatch.StartNew();
        do work();
        while (runs > 1 && total.Elapsed < WarmUp);
        if (runs == 1) return total.Elapsed.TotalMilliseconds;
        var times = new List<double>();
        for (total.Restart(); times.Count < runs || (times.Count < MostRuns && total.Elapsed < WarmUp);)
        {
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }
}
