using System.Globalization;
using System.Text;

namespace Lykta.Web.Platform.Geography;

/// <summary>
/// Two ways to look at Swedish words: in a sorted list å, ä and ö are letters of their own after z;
/// in a search "sodermalm" should still find Södermalm.
/// </summary>
public static class SwedishFolding
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Orders as a Swedish dictionary does, without regard to case.</summary>
    public static StringComparer Order { get; } = StringComparer.Create(Swedish, ignoreCase: true);

    /// <summary>Lower case without diacritics: the form that search keys are stored and compared in.</summary>
    public static string Fold(string text)
    {
        var whole = WellFormed(text);
        var decomposed = whole.Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            folded.Append(Spelled(char.ToLowerInvariant(c)));
        }

        return folded.ToString();
    }

    /// <summary>Without what normalisation throws on and hostile input may hold: half a surrogate pair, U+FFFE.</summary>
    public static string WellFormed(string text)
    {
        var whole = text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Replace("\uFFFE", "", StringComparison.Ordinal);
    }

    private static string Spelled(char c) => c switch
    {
        'æ' => "a",
        'ø' => "o",
        'ß' => "ss",
        'ł' => "l",
        'đ' => "d",
        'ð' => "d",
        'þ' => "th",
        _ => c.ToString(),
    };
}
