namespace Lykta.Web.Platform.Privacy;

/// <summary>Phone numbers: stopped in forms for outside reporters, warned about inside. Public switchboards pass.</summary>
internal static class PhoneRule
{
    private const int MostDigits = 15;

    public static void Apply(Reading reading)
    {
        Scan(reading, reading.Digits);
        Scan(reading, reading.Lookalikes);
    }

    private static void Scan(Reading reading, IReadOnlyList<DigitGroup> groups)
    {
        for (var i = 0; i < groups.Count; i++)
            if (CanBegin(reading.Text, groups, i) && Number(reading, groups, i) is { } last)
                i = last;
    }

    private static bool CanBegin(string text, IReadOnlyList<DigitGroup> groups, int index)
    {
        var group = groups[index];
        if (group.Start > 0 && text[group.Start - 1] == '+')
            return group.Digits[0] != '0' && (group.Start == 1 || !char.IsAsciiDigit(text[group.Start - 2]));
        if (group.Digits[0] != '0' || (group.Start > 1 && text[group.Start - 1] is '-' or '/' or '.' or ',' or ':' && char.IsAsciiDigit(text[group.Start - 2])))
            return false;
        return true;
    }

    /// <summary>Reports a number and tells at which group it ends; a known switchboard is passed over.</summary>
    private static int? Number(Reading reading, IReadOnlyList<DigitGroup> groups, int first)
    {
        var isForeign = groups[first].Digits[0] != '0';
        var digits = "";
        int? end = null;
        for (var j = first; j < groups.Count; j++)
        {
            if (j > first && !IsGap(reading.Text, groups[j - 1], groups[j], groups[first]))
                break;
            if (digits.Length + groups[j].Length > MostDigits)
                break;
            digits += groups[j].Digits;
            if (Vocabulary.Of(National(digits, isForeign)).HasFlag(Terms.Switchboard))
                return j;
            if (IsNumber(reading.Text, groups, first, j, National(digits, isForeign), isForeign))
                end = j;
            if (end is not null && digits.Length >= 10)
                break;
        }

        if (end is not { } last || HasTooFewDigits(reading.Text, groups, first, last))
            return null;
        var severity = reading.IsOutside ? FindingSeverity.Stop : FindingSeverity.Warn;
        reading.Add(FindingKind.Phone, severity, groups[first].Start, groups[last].End);
        return last;
    }

    private static string National(string digits, bool isForeign)
    {
        var national = isForeign && digits.StartsWith("46", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith("0046", StringComparison.Ordinal) ? digits[4..]
            : null;
        return national is null ? digits : "0" + national.TrimStart('0');
    }

    private static bool IsNumber(string text, IReadOnlyList<DigitGroup> groups, int first, int last, string national, bool isForeign)
    {
        if (isForeign && national[0] != '0')
            return national.Length is >= 9 and <= 14 && !new NumberShape(text, groups, first, last).IsThousands;
        if (national.Length is < 8 or > 13 || national[1] == '0')
            return false;
        if (isForeign || groups[first].Digits.StartsWith("0046", StringComparison.Ordinal))
            return true;
        var lengths = Enumerable.Range(first, last - first + 1).Select(i => groups[i].Length).ToArray();
        if (lengths is [4, 4] || (lengths is [6, 4] && SwedishIdentityNumber.IsBirthDate(groups[first].Digits)))
            return false;
        return groups[first].Length >= 3 || groups[first].Digits is "08"
            ? !IsHours(groups, first, last)
            : Array.TrueForAll(lengths, n => n == lengths[0]) && national.Length is 9 or 10 && national[1] == '7';
    }

    /// <summary>08-16 08-20 are opening hours.</summary>
    private static bool IsHours(IReadOnlyList<DigitGroup> groups, int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (groups[i].Length != 2 || string.CompareOrdinal(groups[i].Digits, "24") > 0)
                return false;
        return true;
    }

    private static bool HasTooFewDigits(string text, IReadOnlyList<DigitGroup> groups, int first, int last) =>
        new NumberShape(text, groups, first, last).TrueDigits < 4;

    private static bool IsGap(string text, DigitGroup left, DigitGroup right, DigitGroup first)
    {
        var gap = text.AsSpan(left.End, right.Start - left.End);
        if (gap.Length > 4)
            return false;
        var isMobile = first.Digits is ['0', '7', _] or ['4', '6'];
        foreach (var c in gap)
            if (c is not (' ' or '\n' or '-' or '(' or ')') && !(c is '.' or '/' && isMobile) && !(c == '/' && left.Start == first.Start))
                return false;
        return true;
    }
}
