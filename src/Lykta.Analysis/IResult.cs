namespace Lykta.Analysis;

/// <summary>What every result has: its method, its size, its warnings and its sentence.</summary>
/// <typeparam name="TSelf">The result itself.</typeparam>
/// <remarks>Source: docs/methods/results.md.</remarks>
public interface IResult<out TSelf>
{
    /// <summary>The method, its version and its parameters.</summary>
    MethodStamp Method { get; }

    /// <summary>How many units the result rests on: events, answers, periods, areas or cells, as the method names; at least 0.</summary>
    double N { get; }

    /// <summary>Warnings in a fixed order; empty when there are none.</summary>
    IReadOnlyList<Warning> Warnings { get; }

    /// <summary>The sentence as data.</summary>
    Reading Reading { get; }

    /// <summary>The same result with what was found wrong with its data, so that the findings travel with it.</summary>
    /// <param name="findings">Warnings from the detectors of data quality.</param>
    /// <returns>A copy with those findings last whose code it did not already have.</returns>
    TSelf Carrying(IReadOnlyList<Warning> findings);
}
