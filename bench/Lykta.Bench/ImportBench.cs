namespace Lykta.Bench;

/// <summary>Import of a file through the page, next to the database's own bulk loader.</summary>
internal static class ImportBench
{
    public static Task RunAsync(BenchPlace place, ResultTable table)
    {
        table.Skip(place.Database, place.Size, "Import: no page for it yet");
        return Task.CompletedTask;
    }
}
