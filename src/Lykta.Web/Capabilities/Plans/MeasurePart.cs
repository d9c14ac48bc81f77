using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans;

public enum PartKind
{
    Line, Text, Choice, Day, Count, Organisation, Place, Area, PriorityArea, Section,
}

/// <summary>What is to be written in one part of a measure; by kind, one of these holds it, and none means empty.</summary>
public readonly record struct PartValue(ScreenedText? Words = null, int? Number = null, DateOnly? Day = null, Guid? Id = null)
{
    public string? Text => Words?.Value;
}

/// <summary>
/// One cell of a measure. Form, inline edit, bulk change, import, comparison and files all walk the same list,
/// so that a part exists everywhere or nowhere.
/// </summary>
/// <param name="Key">The property's name; its text is <c>Plans.Part.{Key}</c>.</param>
/// <param name="Kind">How it is asked for.</param>
/// <param name="Read">What is kept, as a form sends it; empty for nothing.</param>
/// <param name="Write">Keeps a value that has been read and screened.</param>
public sealed record MeasurePart(string Key, PartKind Kind, Func<Measure, string> Read, Action<Measure, PartValue> Write)
{
    public int MaxLength { get; init; }

    /// <summary>The enumeration of a choice; its texts are <c>Plans.{Choices}.{value}</c>.</summary>
    public Type? Choices { get; init; }

    /// <summary>A choice that always has a value.</summary>
    public bool IsAlwaysSet { get; init; }

    /// <summary>Heading under which the form shows it.</summary>
    public PartGroup Group { get; init; }

    public bool IsWords => Kind is PartKind.Line or PartKind.Text;
}

public enum PartGroup
{
    What, Why, Who, Sort, Where, Goals, Training, Own,
}
