namespace Lykta.Web.Platform.Privacy;

/// <summary>
/// "Orosanmälan", however spelt, belongs to socialtjänsten (socialtjänstlagen 2025:400) and is never received here.
/// Inside, the plural in a follow-up (antalet orosanmälningar) is a statistic and only warned about.
/// </summary>
internal static class ConcernRule
{
    private const int LongestWord = 40;

    public static void Apply(Reading reading)
    {
        for (var i = 0; i < reading.Words.Count; i++)
        {
            if (LastWord(reading, i) is not { } last)
                continue;
            var isStatistic = !reading.IsOutside && Plain(reading.Lower(last)).Contains("ning", StringComparison.Ordinal);
            reading.AddWords(FindingKind.ConcernReport, isStatistic ? FindingSeverity.Warn : FindingSeverity.Stop, i, last);
            i = last;
        }
    }

    private static int? LastWord(Reading reading, int i)
    {
        if (reading.Lower(i)[0] is not ('o' or '0' or 's' or '5' or 'a' or 'c' or 'r' or '4'))
            return null;
        if (reading.Words[i].Length == 1)
            return i + 1 < reading.Words.Count && reading.Lower(i + 1) is "r" ? SpelledOut(reading, i) : null;
        var word = Plain(reading.Lower(i));
        if (IsConcern(word))
            return i;
        var next = i + 1 < reading.Words.Count ? Plain(reading.Lower(i + 1)) : "";
        if (word is "oros" or "oro" or "soc" or "orosan" && IsConcern(word + next) && reading.Follows(i + 1))
            return i + 1;
        if (word is "concern" && next.StartsWith("report", StringComparison.Ordinal))
            return i + 1;
        if (word.StartsWith("anmal", StringComparison.Ordinal) || word is "report")
            return FollowedByConcern(reading, i);
        return null;
    }

    private static int? FollowedByConcern(Reading reading, int i)
    {
        for (var j = i + 1; j <= Math.Min(i + 3, reading.Words.Count - 1) && reading.Words[j].Sentence == reading.Words[i].Sentence; j++)
            if (reading.Lower(j) is "oro" or "oron" or "concern" && reading.Lower(j - 1) is not "och")
                return j;
        return null;
    }

    /// <summary>o r o s a n m ä l a n</summary>
    private static int? SpelledOut(Reading reading, int i)
    {
        Span<char> letters = stackalloc char[12];
        var n = 0;
        while (n < letters.Length && i + n < reading.Words.Count && reading.Words[i + n].Length == 1)
        {
            letters[n] = reading.Lower(i + n)[0];
            n++;
        }

        return n >= 8 && IsConcern(Plain(letters[..n])) ? i + n - 1 : null;
    }

    private static bool IsConcern(string word) =>
        word.StartsWith("orosanm", StringComparison.Ordinal) || word.StartsWith("oroanm", StringComparison.Ordinal)
        || word.StartsWith("orosamn", StringComparison.Ordinal) || word.StartsWith("orosamal", StringComparison.Ordinal)
        || word.StartsWith("oroasanm", StringComparison.Ordinal) || word.StartsWith("orsanmal", StringComparison.Ordinal)
        || word.StartsWith("orosnmal", StringComparison.Ordinal) || word.StartsWith("socanm", StringComparison.Ordinal);

    /// <summary>Without dots and rings, digits read as letters, doubled letters once.</summary>
    private static string Plain(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[LongestWord];
        var n = 0;
        foreach (var c in word[..Math.Min(word.Length, LongestWord)])
        {
            var letter = c switch { 'å' or 'ä' or '4' => 'a', 'ö' or '0' => 'o', '1' => 'l', '3' => 'e', '5' => 's', _ => c };
            if (n == 0 || plain[n - 1] != letter)
                plain[n++] = letter;
        }

        return plain[..n].ToString();
    }
}
