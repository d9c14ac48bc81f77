namespace Lykta.Web.Platform.Audit;

/// <summary>In which way a chain has been tampered with.</summary>
public enum ChainFault
{
    /// <summary>The row does not say what it said when it was written.</summary>
    Edited,
    Deleted,
    /// <summary>Two rows have changed places.</summary>
    Swapped,
    /// <summary>A row stands there a second time.</summary>
    Copied,
    /// <summary>The newest rows are gone, while the data that they speak of is still there.</summary>
    CutTail,
    Emptied,
    /// <summary>The rows agree with each other, but not with what was anchored.</summary>
    Rebuilt,
    /// <summary>The whole database is older than what was anchored.</summary>
    OlderFile,
    /// <summary>The row that tells the newest number and hash was changed.</summary>
    HeadEdited,
    /// <summary>A month is gone that nobody decided to drop, or its closing row is not signed by this installation.</summary>
    SegmentMissing,
    AnchorEdited,
    /// <summary>Without an anchor neither a cut tail nor a rebuilt chain can be seen.</summary>
    AnchorMissing,
}

/// <summary>One thing found: what, and at which number of the chain (or line of the anchor file).</summary>
public sealed record ChainFinding(ChainFault Fault, long Sequence, long? Until = null);

/// <summary>How one chain of one partnership stands.</summary>
public sealed record ChainReport(string Partnership, ChainKind Chain, long First, long Last, long Links, IReadOnlyList<ChainFinding> Findings)
{
    public bool IsWhole => Findings.Count == 0;

    public DateTimeOffset? AnchoredAt { get; init; }
}
