using System.Text.RegularExpressions;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Programmes;

/// <summary>The wall for programmes' texts: in one on våld i nära relation an address of any kind stops, and cannot be accepted.</summary>
public sealed partial class ProgrammeText(TextWall wall)
{
    public async Task<Result<ScreenedText?>> PassAsync(string? text, string field, int most, bool isProtected, bool isAccepted, CancellationToken cancel)
    {
        if (isProtected && !string.IsNullOrWhiteSpace(text) && (StreetAndNumber().IsMatch(text) || PostalCode().IsMatch(text) || await HasDwellingAsync(text, cancel)))
            return ProgrammeErrors.Address(field);
        return await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), field, "programme") { MaxLength = most, IsAccepted = isAccepted }, cancel);
    }

    private async Task<bool> HasDwellingAsync(string text, CancellationToken cancel) =>
        TextScreening.Screen(text, await wall.ContextAsync(FieldKind.FreeText, cancel)).Findings.Any(f => f.Kind == FindingKind.Address);

    [GeneratedRegex(@"\b\p{L}*(gatan?|vägen|väg|gränd(en)?|allén?|stigen?|backen?|torget?|plan|gården?|stråket?|leden|kajen|esplanaden)\s+\d{1,4}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StreetAndNumber();

    [GeneratedRegex(@"\b\d{3}\s\d{2}\s+\p{Lu}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PostalCode();
}
