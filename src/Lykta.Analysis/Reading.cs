namespace Lykta.Analysis;

/// <summary>How a number in a sentence is to be written.</summary>
public enum NumberKind
{
    /// <summary>A number of events, written without decimals.</summary>
    Count = 1,

    /// <summary>A mean or expected number of events, written without decimals; one that would round to 0 is told as less than one.</summary>
    MeanCount = 2,

    /// <summary>A share from 0 to 1, written as whole per cent.</summary>
    Share = 3,

    /// <summary>A difference between two shares, from -1 to 1, written as whole percentage points.</summary>
    ShareDifference = 4,

    /// <summary>A ratio above 0, written with one or two decimals.</summary>
    Ratio = 5,

    /// <summary>A relative change (0.25 is 25 % more), written as whole per cent.</summary>
    RelativeChange = 6,

    /// <summary>A probability from 0 to 1.</summary>
    Probability = 7,

    /// <summary>A length of time in years, written with its unit: whole years, or months below a year.</summary>
    Years = 8,

    /// <summary>A number of periods (weeks or months).</summary>
    Periods = 9,

    /// <summary>A length in metres.</summary>
    Metres = 10,

    /// <summary>A number of days.</summary>
    Days = 11,

    /// <summary>Events per square kilometre, written without decimals.</summary>
    Density = 12,

    /// <summary>A score or coefficient that may be negative, written with two decimals.</summary>
    Score = 13,

    /// <summary>A day of the week, 1 for Monday to 7 for Sunday, written by name.</summary>
    Weekday = 14,
}

/// <summary>A number with the name of its place in the sentence.</summary>
/// <param name="Name">The placeholder, camel case ("observed", "lower").</param>
/// <param name="Value">The number; finite.</param>
/// <param name="Kind">How to write it.</param>
public readonly record struct ReadingNumber(string Name, double Value, NumberKind Kind);

/// <summary>
/// A sentence as data: which text to take from the resources and which numbers to put in it. The library itself knows no
/// language and no number format.
/// </summary>
/// <param name="Key">Key of the sentence, listed in <see cref="ReadingCatalogue"/>.</param>
/// <param name="Numbers">The numbers, named, in the order of the catalogue.</param>
/// <remarks>Source: docs/methods/results.md.</remarks>
public sealed record Reading(string Key, IReadOnlyList<ReadingNumber> Numbers)
{
    /// <summary>The number with the given name.</summary>
    /// <param name="name">A placeholder name, compared by ordinal.</param>
    /// <returns>The value, or null when the sentence has no such number.</returns>
    public double? Number(string name)
    {
        foreach (var number in Numbers)
            if (string.Equals(number.Name, name, StringComparison.Ordinal)) return number.Value;
        return null;
    }

    internal static Reading Of(string key, params ReadingNumber[] numbers) => new(key, numbers);
}
