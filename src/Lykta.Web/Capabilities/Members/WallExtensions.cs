using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lykta.Web.Capabilities.Members;

internal static class WallExtensions
{
    /// <summary>Screens a name before there is a partnership to count in: the same rules, nothing noted.</summary>
    public static void Pass(this ModelStateDictionary state, Texts texts, string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text) || ScreenedText.TryPass(text.Trim(), ScreeningContext.Inside, Enum.GetValues<FindingKind>().ToHashSet(), out _, out var result, 160))
            return;
        foreach (var finding in result.Findings.Where(f => f.Severity == FindingSeverity.Stop).DistinctBy(f => f.Kind))
            state.AddModelError(field, texts[$"Privacy.Finding.{finding.Kind}", finding.Severity]);
    }

    /// <summary>Screens a short text of the administration; what is found stands on its field.</summary>
    public static async Task PassAsync(
        this ModelStateDictionary state, TextWall wall, Texts texts, string? text, string field, bool isAccepted, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(text, field, "administration") { MaxLength = 160, IsAccepted = isAccepted }, cancel);
        foreach (var error in passed.Errors)
            state.AddModelError(error.Field!, texts[error.Key, error.Arguments]);
    }
}
