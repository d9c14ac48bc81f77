using System.Text.Json;

namespace Lykta.Web.Tests.Platform.Privacy;

internal sealed record CaughtSentence(string Kind, string Text, string? Found = null);

internal sealed record CleanSentence(string Text, string? Found = null);

/// <summary>The sentences that the phone's screening is measured on too.</summary>
internal sealed record ScreeningVectors(
    IReadOnlyList<CaughtSentence> Caught, IReadOnlyList<CaughtSentence> Warned, IReadOnlyList<CleanSentence> Clean)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static ScreeningVectors Load() =>
        JsonSerializer.Deserialize<ScreeningVectors>(File.ReadAllText(Path.Combine(Root(), "tests", "vectors", "screening.json")), Options)!;

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lykta.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Lykta.slnx above the tests.");
        return folder.FullName;
    }
}
