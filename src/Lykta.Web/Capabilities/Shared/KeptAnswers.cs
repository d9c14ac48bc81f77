using System.Globalization;
using System.Text.Json;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Shared;

/// <summary>An answer written outdoors: the form lies on the phone until the server has it (Assets/answer).</summary>
public static class KeptAnswers
{
    private static readonly string[] Prefixes = ["Shared.", "Privacy."];

    /// <summary>What the form's script says, in the reader's language.</summary>
    public static string ScriptTexts => JsonSerializer.Serialize(
        TextCatalogue.Embedded[CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "sv"]
            .Where(t => t.Key.StartsWith("Shared.Draft.", StringComparison.Ordinal) || t.Key.StartsWith("Privacy.Finding.", StringComparison.Ordinal))
            .ToDictionary(t => Prefixes.Aggregate(t.Key, (key, prefix) => key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : key), t => t.Value, StringComparer.Ordinal));

    /// <summary>Where the form goes when it is received: the script is told, the browser is sent there.</summary>
    public static IActionResult Received(this PageModel page, string address) =>
        page.Request.Headers.Accept.ToString() == "application/json" ? new JsonResult(new { to = address }) : new RedirectResult(address);
}
