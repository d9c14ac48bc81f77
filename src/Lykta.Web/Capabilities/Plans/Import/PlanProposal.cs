using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans.Import;

public enum ProposalState
{
    New = 1, Same, Changed, EmptySection,
}

/// <summary>A cell that was not taken as it stands, and why.</summary>
public sealed record UnclearCell(int Row, string Meaning, string Text, string ReasonKey, bool Stops = false);

/// <summary>One cell that the file says otherwise than Lykta.</summary>
public sealed record CellChange(string Meaning, string From, string To);

/// <summary>What would be done with one row of the file.</summary>
public sealed record PlanProposal(PlanTableRow Row, ProposalState State, string Key)
{
    /// <summary>The measure that it is already; null for a new one.</summary>
    public Measure? Known { get; init; }

    public IReadOnlyList<(MeasurePart Part, PartValue Value)> Values { get; init; } = [];

    public IReadOnlyList<CellChange> Changes { get; init; } = [];

    public RoundWords? Round { get; init; }
}

/// <summary>What the file says for a round.</summary>
public sealed record RoundWords(ScreenedText? Work, ScreenedText? Plan, ScreenedText? Method, bool IsChanged);

/// <summary>All rows, and all that was not understood.</summary>
public sealed class PlanReading
{
    public List<PlanProposal> Rows { get; } = [];

    public List<UnclearCell> Unclear { get; } = [];

    /// <summary>Why the file as a whole is not taken: a number of another plan, twice, or none at all in an exported file.</summary>
    public List<Error> Faults { get; } = [];

    public List<string> NewSections { get; } = [];

    public int Count(ProposalState state) => Rows.Count(r => r.State == state);

    public bool HasStop => Faults.Count > 0 || Unclear.Any(u => u.Stops);
}
