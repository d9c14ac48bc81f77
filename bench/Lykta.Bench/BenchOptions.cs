using Microsoft.Extensions.Configuration;

namespace Lykta.Bench;

/// <param name="App">Folder of the ReadyToRun program.</param>
/// <param name="Sizes">Observations in the partnership that is measured.</param>
/// <param name="Seconds">Length of one round; each endpoint has three rounds for Lykta and three for the bare program, in turns.</param>
/// <param name="Output">Where the table goes, as Markdown.</param>
internal sealed record BenchOptions(string App, int[] Sizes, int Seconds, int Connections, string[] Databases, string Output)
{
    /// <summary>Of the briefing: how many share their sheets.</summary>
    public int Partnerships { get; init; }

    /// <summary>Of the briefing: how many phones open tonight's, and over how many seconds.</summary>
    public int Phones { get; init; }

    public int Spread { get; init; }

    public static BenchOptions Read(string[] args)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        return new(
            given["app"] ?? throw new InvalidOperationException("--app is missing"),
            [.. (given["sizes"] ?? "10000,100000").Split(',').Select(int.Parse)],
            int.Parse(given["seconds"] ?? "2"), int.Parse(given["connections"] ?? "32"),
            (given["only"] ?? "sqlite,postgres").Split(','), given["output"] ?? "artifacts/bench.md")
        {
            Partnerships = int.Parse(given["partnerships"] ?? "300"),
            Phones = int.Parse(given["phones"] ?? "1000"),
            Spread = int.Parse(given["spread"] ?? "60"),
        };
    }
}
