namespace Lykta.Web.Platform.Privacy;

/// <summary>E-mail addresses, also with spaces round the sign or written out: anna snabel-a exempel punkt se.</summary>
internal static class EmailRule
{
    private const int LongestPart = 64;

    public static void Apply(Reading reading)
    {
        var text = reading.Text;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = LocalPart(text, at);
            if (start < 0)
                continue;
            if (Domain(text, at) is { } end)
                reading.Add(FindingKind.Email, FindingSeverity.Stop, start, end);
        }

        for (var i = 1; i + 1 < reading.Words.Count; i++)
            if (WrittenSign(reading, i) is { } after && WrittenDomain(reading, after) is { } last)
                reading.AddWords(FindingKind.Email, FindingSeverity.Stop, i - 1, last);
    }

    private static int LocalPart(string text, int at)
    {
        var end = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
        var start = end;
        while (start > 0 && end - start < LongestPart && IsPart(text[start - 1]))
            start--;
        return start < end ? start : -1;
    }

    private static int? Domain(string text, int at)
    {
        var i = at + 1 < text.Length && text[at + 1] == ' ' ? at + 2 : at + 1;
        var start = i;
        while (i < text.Length && i - start < LongestPart && (char.IsLetterOrDigit(text[i]) || text[i] == '-'))
            i++;
        if (i == start)
            return null;
        if (i < text.Length && text[i] == ' ' && i + 1 < text.Length && text[i + 1] == '.')
            i++;
        if (i >= text.Length || text[i] != '.')
            return null;
        i++;
        if (i < text.Length && text[i] == ' ' && text[at + 1] == ' ')
            i++;
        var top = i;
        while (i < text.Length && i - top < LongestPart && (char.IsAsciiLetter(text[i]) || (i > top && text[i] is '.' or '-')))
            i++;
        return i - top >= 2 ? i : null;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '\'';

    /// <summary>The word after a written-out @ sign, or null.</summary>
    private static int? WrittenSign(Reading reading, int i)
    {
        var word = reading.Lower(i);
        if (word is "snabela" or "snabel" or "alfakrull")
            return i + 1 < reading.Words.Count && word is "snabel" && reading.Lower(i + 1) is "a" ? i + 2 : i + 1;
        var isBracketed = reading.GapBefore(i).TrimEnd() is [.., '(' or '[' or '{'] && reading.GapBefore(i + 1).TrimStart() is [')' or ']' or '}', ..];
        return isBracketed && word is "at" or "a" or "snabel" ? i + 1 : null;
    }

    private static int? WrittenDomain(Reading reading, int i)
    {
        for (var j = i + 1; j < Math.Min(i + 4, reading.Words.Count); j++)
        {
            if (reading.GapBefore(j) is ['.'] && reading.IsLetters(j))
                return j;
            if (reading.Lower(j) is "punkt" or "dot" && j + 1 < reading.Words.Count)
                return j + 1;
        }

        return null;
    }
}
