using System.Globalization;
using System.Text.RegularExpressions;

namespace Lykta.Web.Platform.Files;

/// <summary>Numbers as people and agencies write them: 12,5 · 12.5 · 1 234,5 · 1.234,5 · −3 %.</summary>
public static partial class SwedishNumbers
{
    public static bool TryDecimal(string text, out decimal number)
    {
        var tidy = Blanks().Replace(text, "").Replace('\u2212', '-').Replace('\u2013', '-').TrimEnd('%');
        number = 0;
        if (!Shape().IsMatch(tidy))
            return false;
        var mark = tidy.LastIndexOfAny([',', '.']);
        if (mark >= 0)
        {
            var whole = tidy[..mark].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            tidy = $"{whole}.{tidy.AsSpan(mark + 1)}";
        }

        return decimal.TryParse(tidy, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryInteger(string text, out long number)
    {
        number = 0;
        if (!TryDecimal(text, out var value) || value != decimal.Truncate(value) || Math.Abs(value) > long.MaxValue)
            return false;
        number = (long)value;
        return true;
    }

    [GeneratedRegex(@"[\s\u00A0\u202F\u2009]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    // Either one mark, or groups of three with the other mark before the decimals.
    [GeneratedRegex(@"^[+-]?(\d{1,20}([.,]\d{1,20})?|\d{1,3}(\.\d{3})+,\d{1,20}|\d{1,3}(,\d{3})+\.\d{1,20})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
