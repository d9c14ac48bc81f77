namespace Lykta.Analysis;

/// <summary>A refusal: the question would take more memory or time than any answer is worth. Nothing has been taken yet.</summary>
/// <remarks>Source: docs/methods/results.md.</remarks>
public sealed class TooLargeException : ArgumentException
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="what">What there is too much of, in English ("close pairs").</param>
    /// <param name="asked">How many the question needs.</param>
    /// <param name="most">How many are allowed.</param>
    public TooLargeException(string what, double asked, double most)
        : base(FormattableString.Invariant($"The question needs {asked:0} {what}; at most {most:0} are allowed.")) =>
        (What, Asked, Most) = (what, asked, most);

    /// <summary>What there is too much of.</summary>
    public string What { get; }

    /// <summary>How many the question needs.</summary>
    public double Asked { get; }

    /// <summary>How many are allowed.</summary>
    public double Most { get; }
}
