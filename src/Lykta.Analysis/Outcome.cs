namespace Lykta.Analysis;

/// <summary>
/// The only four things a comparison may say. The default value is <see cref="TooFewToSay"/>, so that a comparison nobody
/// has filled in claims nothing.
/// </summary>
/// <remarks>Source: docs/methods/results.md.</remarks>
public enum Outcome
{
    /// <summary>Too few events, too few answers or too short a history for any of the other three.</summary>
    TooFewToSay = 0,

    /// <summary>Fewer (or a smaller share) than the comparison, beyond what chance gives at the stated level.</summary>
    FewerThanExpected = 1,

    /// <summary>Not distinguishable from the comparison at the stated level. It is not proof of equality.</summary>
    WithinNormal = 2,

    /// <summary>More (or a larger share) than the comparison, beyond what chance gives at the stated level.</summary>
    MoreThanExpected = 3,
}
