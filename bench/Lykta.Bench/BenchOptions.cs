using Microsoft.Extensions.Configuration;

namespace Lykta.Bench;

/// <param name="App">Folder of the ReadyToRun program.</param>
/// <param name="Sizes">Observations in the partnership that is measured.</param>
/// <param name="Seconds">Length of one round; each endpoint has three rounds for Lykta and three for the bare program, in turns.</param>
/// <param name="Partnerships">Districts beside each other; the first is the one that is read.</param>
/// <param name="Units">Units in each district that send in their rows of a round; 0 for none.</param>
/// <param name="Measures">Sizes of the plans that are read; none but for the plan's bench.</param>
/// <param name="Output">Where the table goes, as Markdown.</param>
internal sealed record BenchOptions(string App, int[] Sizes, int Seconds, int Connections, string[] Databases, int Partnerships, int Units, int[] Measures, string Output)
{
    /// <summary>Nothing but the import, into the first size.</summary>
    public bool IsImportAlone { get; init; }

    /// <summary>Of the briefing: how many phones open tonight's, and over how many seconds.</summary>
    public int Phones { get; init; }

    public int Spread { get; init; }

    /// <param name="args">The command line.</param>
    /// <param name="isPlan">The plan's bench: 26 districts of 40 units, plans of 10, 200 and 2,000 measures, few observations.</param>
    /// <param name="isBriefing">The Friday's rushes: 300 partnerships that share, 1,000 phones that read.</param>
    public static BenchOptions Read(string[] args, bool isPlan = false, bool isBriefing = false)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new(
            given["app"] ?? throw new InvalidOperationException("--app is missing"),
            [.. (given["sizes"] ?? (isPlan ? "1000" : isBriefing ? "10000" : "10000,100000")).Split(',').Select(int.Parse)],
            int.Parse(given["seconds"] ?? "2"), int.Parse(given["connections"] ?? "32"),
            (given["only"] ?? "sqlite,postgres").Split(','),
            int.Parse(given["partnerships"] ?? given["districts"] ?? (isPlan ? "26" : isBriefing ? "300" : "1")), int.Parse(given["units"] ?? (isPlan ? "40" : "0")),
            [.. (given["measures"] ?? (isPlan ? "10,200,2000" : "")).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)],
            given["output"] ?? (isPlan ? "artifacts/bench-plan.md" : isBriefing ? "artifacts/bench-briefing.md" : "artifacts/bench.md"))
        {
            IsImportAlone = given["task"] == "import",
            Phones = int.Parse(given["phones"] ?? "1000"),
            Spread = int.Parse(given["spread"] ?? "60"),
        };
    }
}
