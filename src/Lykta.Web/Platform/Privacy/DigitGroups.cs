using System.Buffers;

namespace Lykta.Web.Platform.Privacy;

/// <summary>Digits that stand together; <see cref="Digits"/> may differ from the text where letters stand for digits.</summary>
internal readonly record struct DigitGroup(int Start, int End, string Digits, bool HasLookalike)
{
    public int Length => End - Start;
}

/// <summary>What stands between two digit groups of what may be one number.</summary>
internal enum DigitGap
{
    Break,
    Space,
    Dash,
    Plus,
    Mark,
}

internal static class DigitGroups
{
    private const int LongestGap = 5;
    private static readonly SearchValues<char> DigitLike = SearchValues.Create("0123456789OoQDlIiSsBZz");

    public static List<DigitGroup> Plain(string text)
    {
        var groups = new List<DigitGroup>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            groups.Add(new(start, i, text[start..i], false));
        }

        return groups;
    }

    public static IReadOnlyList<DigitGroup> WithLookalikes(string text, List<Word> words)
    {
        var groups = new List<DigitGroup>();
        var hasAny = false;
        foreach (var word in words)
        {
            var raw = text.AsSpan(word.Start, word.Length);
            if (word.Length > 14 || raw.ContainsAnyExcept(DigitLike))
                continue;
            var hasLookalike = raw.ContainsAnyExceptInRange('0', '9');
            // Letters alone are digits only where a writer puts them for 0 and 1: SOD 2026/713 is a diary number.
            var isDigitLike = raw.ContainsAnyInRange('0', '9') || (!raw.ContainsAnyExcept("OolI") && raw is not "Il");
            if (!isDigitLike)
                continue;
            hasAny |= hasLookalike;
            groups.Add(new(word.Start, word.End, hasLookalike ? Read(raw) : raw.ToString(), hasLookalike));
        }

        return hasAny ? groups : [];
    }

    public static DigitGap Between(string text, DigitGroup left, DigitGroup right)
    {
        var gap = text.AsSpan(left.End, right.Start - left.End);
        if (gap.Length is 0 or > LongestGap)
            return DigitGap.Break;
        var mark = gap.Trim(" \n");
        return mark switch
        {
            "" => DigitGap.Space,
            "-" or "--" => DigitGap.Dash,
            "+" => DigitGap.Plus,
            "/" or "_" or "*" or "~" or "=" or "|" or "(" or ")" or "[" or "]" or ")(" or "][" => DigitGap.Mark,
            "." or ":" or "," or "·" or "'" or "\u2022" when gap.Length == 1 => DigitGap.Mark,
            _ => DigitGap.Break,
        };
    }

    private static string Read(ReadOnlySpan<char> raw) => string.Create(raw.Length, raw, static (digits, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            digits[i] = source[i] switch
            {
                'O' or 'o' or 'Q' or 'D' => '0',
                'l' or 'I' or 'i' => '1',
                'S' or 's' => '5',
                'B' => '8',
                'Z' or 'z' => '2',
                var digit => digit,
            };
    });
}
