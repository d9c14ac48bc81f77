using System.Text.RegularExpressions;

namespace Lykta.Web.Platform.Files;

/// <summary>
/// Keeps text from being run as a formula when a CSV file is opened in a spreadsheet: an apostrophe in front.
/// <see cref="Remove"/> undoes <see cref="Add"/> exactly, so that an exported file can be imported again.
/// </summary>
public static partial class FormulaGuard
{
    public static string Add(string text) => IsRisky(text) ? $"'{text}" : text;

    public static string Remove(string text) =>
        text.StartsWith('\'') && IsRisky(text[1..]) ? text[1..] : text;

    // Apostrophes are looked past so that guarding stays reversible; blanks because some programs trim them first.
    private static bool IsRisky(string text)
    {
        var start = 0;
        while (start < text.Length && (text[start] == '\'' || IsSkipped(text[start])))
            start++;
        if (text.AsSpan(0, start).IndexOfAny('\t', '\r') >= 0)
            return true;
        return start < text.Length
            && text[start] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'
            && !PlainNumber().IsMatch(text.AsSpan(start));
    }

    private static bool IsSkipped(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;

    [GeneratedRegex(@"^[+-]\d+([.,]\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainNumber();
}
