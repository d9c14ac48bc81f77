namespace Lykta.Analysis.Autocorrelation;

/// <summary>How much each neighbour weighs.</summary>
public enum Weighting
{
    /// <summary>One divided by the number of neighbours of the area, so that every area counts alike. The default.</summary>
    RowStandardised = 1,

    /// <summary>One per neighbour, so that areas with many neighbours count for more.</summary>
    Binary = 2,
}

/// <summary>Choices of <see cref="Moran"/>, <see cref="Geary"/> and <see cref="LocalMoran"/>.</summary>
/// <remarks>Source: docs/methods/moran.md.</remarks>
public sealed record AutocorrelationOptions
{
    /// <summary>Weights of the neighbours.</summary>
    public Weighting Weighting { get; init; } = Weighting.RowStandardised;

    /// <summary>Number of permutations, 0 to 1 000 000; 0 for the normal approximation under randomisation (global only).</summary>
    public int Permutations { get; init; }

    /// <summary>Seed of the permutations; the answer is the same for any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Two-sided significance level, strictly between 0 and 1; for the local form after adjustment.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>Fewest areas with neighbours for anything to be said, at least 4.</summary>
    public int LeastAreas { get; init; } = 30;

    internal void Check()
    {
        Require.AtLeast(Permutations, 0);
        Require.NotMoreThan(Permutations, 1_000_000, "permutations");
        Require.OpenUnit(Significance);
        Require.AtLeast(LeastAreas, 4);
    }
}
