namespace Lykta.Analysis.SmallNumbers;

/// <summary>Choices of <see cref="Suppression"/>.</summary>
/// <remarks>Source: docs/methods/suppression.md.</remarks>
public sealed record SuppressionOptions
{
    /// <summary>Lowest threshold that may be chosen.</summary>
    public const int LowestThreshold = 3;

    /// <summary>Highest threshold that may be chosen.</summary>
    public const int HighestThreshold = 10;

    /// <summary>Counts from 1 up to, not including, the threshold are hidden; 3 to 10, default 5.</summary>
    public int Threshold { get; init; } = 5;

    /// <summary>Whether a zero is hidden as well (when "nobody" about a known small group is itself telling). Default false.</summary>
    public bool HideZero { get; init; }

    internal bool IsSensitive(long value) => value < Threshold && (value > 0 || HideZero);

    internal void Check()
    {
        Require.AtLeast(Threshold, LowestThreshold);
        Require.AtLeast(HighestThreshold, Threshold, nameof(Threshold));
    }
}
