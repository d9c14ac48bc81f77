using System.Globalization;
using System.Text;

namespace Lykta.Bench;

/// <summary>Median of the rounds, Lykta and the bare program beside each other; what was skipped is told too.</summary>
internal sealed class ResultTable
{
    private readonly List<string> rows = [];
    private readonly List<string> notes = [];

    public void Add(string database, int size, string what, List<Round> ours, List<Round> theirs, string remark)
    {
        var (mine, bare) = (Median(ours), Median(theirs));
        var failed = ours.Sum(r => r.Failed);
        var row = string.Create(CultureInfo.InvariantCulture,
            $"| {database} | {size:N0} | {what} | {mine.PerSecond:F0} | {mine.P50:F1} / {mine.P99:F1} | {bare.PerSecond:F0} | {bare.P50:F1} / {bare.P99:F1} | {100 * mine.PerSecond / bare.PerSecond:F0} % | {remark}{(failed > 0 ? $", {failed} FAILED" : "")} |");
        rows.Add(row);
        Console.WriteLine(row);
    }

    public void Note(string database, int size, string what, string said) => Keep($"{database}, {size.ToString("N0", CultureInfo.InvariantCulture)}: {what}: {said}");

    public void Skip(string database, int size, string why) => Keep($"{database}, {size.ToString("N0", CultureInfo.InvariantCulture)}: SKIPPED: {why}");

    public async Task WriteAsync(BenchOptions options)
    {
        var text = new StringBuilder("| database | observations | what | Lykta/s | p50 / p99 ms | bare/s | p50 / p99 ms | ratio | size, tool |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        text.AppendJoin('\n', rows).Append("\n\n").AppendJoin('\n', notes.Select(n => "- " + n)).Append('\n');
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Output))!);
        await File.WriteAllTextAsync(options.Output, text.ToString());
        Console.WriteLine();
        Console.WriteLine(text);
    }

    private void Keep(string note)
    {
        notes.Add(note);
        Console.WriteLine(note);
    }

    private static Round Median(List<Round> rounds) => rounds.OrderBy(r => r.PerSecond).ElementAt(rounds.Count / 2);
}
