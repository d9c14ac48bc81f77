namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>A drop-down of the filter: its name in the address, codes and their text keys.</summary>
public sealed record CodeChoice(string Name, string LabelKey, string? Chosen, IReadOnlyDictionary<string, string> Codes);
