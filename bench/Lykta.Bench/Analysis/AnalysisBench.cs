using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lykta.Bench.Analysis;

/// <summary>The methods next to plain C# that does the same thing, in the same process: the median of five runs after a warm one.</summary>
internal static class AnalysisBench
{
    private static readonly List<string> Rows = [];

    public static int Run(string[] words)
    {
        var only = words.FirstOrDefault();
        foreach (var (name, task) in AnalysisTasks.All)
            if (only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase)) task(name);
        var text = new StringBuilder("| task | Lykta ms | plain C# ms | times faster |\n| --- | --- | --- | --- |\n").AppendJoin('\n', Rows).Append('\n');
        Directory.CreateDirectory("artifacts");
        File.WriteAllText("artifacts/bench-analysis.md", text.ToString());
        Console.WriteLine();
        Console.WriteLine(text);
        return 0;
    }

    public static void Compare(string name, Action ours, Action? plain, int plainRuns = 3)
    {
        double mine = Median(ours, 5), theirs = plain is null ? 0 : Median(plain, plainRuns);
        Rows.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {mine:0.0} | {(plain is null ? "–" : theirs.ToString("0.0", CultureInfo.InvariantCulture))} | {(plain is null ? "–" : (theirs / mine).ToString("0.0", CultureInfo.InvariantCulture))} |"));
        Console.WriteLine(Rows[^1]);
    }

    private static double Median(Action work, int runs)
    {
        if (runs > 1) work();
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times[run] = watch.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        return times[runs / 2];
    }
}
