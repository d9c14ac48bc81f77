namespace Lykta.Web.Capabilities.Plans.List;

/// <summary>A drop-down of an enumeration in the filter bar.</summary>
public sealed record ChoiceFilter(string Name, string LabelKey, Type Choices, string? Chosen);
