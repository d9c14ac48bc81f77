namespace Lykta.Web.Platform.Privacy;

/// <summary>Positions and kinds only, so that it can be logged and counted without keeping a word of the text.</summary>
public sealed class ScreeningResult
{
    internal ScreeningResult(IReadOnlyList<Finding> findings, bool isTooLong = false)
    {
        Findings = findings;
        IsTooLong = isTooLong;
    }

    public IReadOnlyList<Finding> Findings { get; }

    public bool IsTooLong { get; }

    public bool HasStop => Findings.Any(f => f.Severity == FindingSeverity.Stop);

    public bool HasWarning => Findings.Any(f => f.Severity == FindingSeverity.Warn);

    public bool IsClean => Findings.Count == 0 && !IsTooLong;

    /// <summary>The form then opens the exit to socialtjänsten and keeps nothing (SoL, orosanmälan).</summary>
    public bool IsConcernReport => Findings.Any(f => f is { Kind: FindingKind.ConcernReport, Severity: FindingSeverity.Stop });

    public IReadOnlyDictionary<FindingKind, int> CountByKind() =>
        Findings.CountBy(f => f.Kind).ToDictionary(c => c.Key, c => c.Value);

    /// <summary>True when nothing stops the text and every warning is of a kind that the writer has accepted.</summary>
    public bool Passes(IReadOnlySet<FindingKind> acceptedWarnings) =>
        !IsTooLong && Findings.All(f => f.Severity == FindingSeverity.Warn && acceptedWarnings.Contains(f.Kind));

    public override string ToString() =>
        IsClean ? "clean" : string.Join(", ", Findings.Select(f => $"{f.Kind}:{f.Severity}")) + (IsTooLong ? " too long" : "");
}
