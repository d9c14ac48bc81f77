namespace Lykta.Analysis;

/// <summary>A named parameter as it was used, so that a result can be repeated and exported.</summary>
/// <param name="Name">Stable English name, camel case ("level", "halfWindow").</param>
/// <param name="Value">The value used; finite. Flags are 0 or 1, instants are left out.</param>
public readonly record struct Parameter(string Name, double Value);

/// <summary>Which method, in which version and with which parameters, made a result.</summary>
/// <param name="Name">Stable English name, the same as the file in docs/methods names it ("expected-range").</param>
/// <param name="Version">Raised whenever the same input can give another output; starts at 1.</param>
/// <param name="Parameters">All parameters that affect the result, defaults included, in a fixed order.</param>
/// <remarks>Source: docs/methods/results.md.</remarks>
public sealed record MethodStamp(string Name, int Version, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>The seed of the random numbers, whole; null when nothing was drawn at random.</summary>
    public ulong? Seed { get; init; }

    internal static MethodStamp Of(string name, int version, params Parameter[] parameters) => new(name, version, parameters);
}
