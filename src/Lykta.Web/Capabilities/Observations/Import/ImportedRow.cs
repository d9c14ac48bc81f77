using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>A row as it was understood, with codes and ids; texts have passed the wall.</summary>
public sealed record ImportedRow
{
    public required int Row { get; init; }
    public required string Key { get; init; }
    public required string ContentKey { get; init; }
    public required Guid Type { get; init; }
    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? To { get; init; }
    public Guid? Place { get; init; }
    public Guid? Area { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public string? Text { get; init; }
    public string? ActionTaken { get; init; }
    public GroupSize GroupSize { get; init; }
    public int? Unsafety { get; init; }
    public bool IsRecurring { get; init; }
    public Guid Unit { get; init; }
}

/// <summary>One thing in the file that was not understood: where, why, and (for words) which word.</summary>
public sealed record ImportProblem(int Row, string Column, string Key, params object[] Arguments);

/// <summary>What a file would become, before anything is stored.</summary>
public sealed class ImportReading
{
    public List<ImportedRow> Rows { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    /// <summary>Words for types and places that nobody has explained yet, with how many rows use each.</summary>
    public Dictionary<string, int> UnknownTypes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, int> UnknownPlaces { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Numbers of the rows that use such a word.</summary>
    public HashSet<int> Waiting { get; } = [];

    /// <summary>How many rows are understood, wait for an answer alone, and have something wrong; and how many of the last wait for an answer as well.</summary>
    public (int Understood, int Waiting, int Wrong, int WrongAndWaiting) Standing
    {
        get
        {
            var wrong = Problems.Select(p => p.Row).ToHashSet();
            var both = Waiting.Count(wrong.Contains);
            return (Rows.Count(r => !Waiting.Contains(r.Row)), Waiting.Count - both, wrong.Count, both);
        }
    }

    public Dictionary<FindingKind, int> Caught { get; } = [];

    /// <summary>Rows whose text the wall stopped, and that came in without it.</summary>
    public int TextsDropped { get; set; }

    public bool IsReady => Problems.Count == 0 && UnknownTypes.Count == 0 && UnknownPlaces.Count == 0 && Rows.Count > 0;
}
