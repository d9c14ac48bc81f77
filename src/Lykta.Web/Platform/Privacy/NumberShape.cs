namespace Lykta.Web.Platform.Privacy;

/// <summary>How the digits of a possible number are spread over groups.</summary>
internal sealed class NumberShape
{
    private readonly string text;
    private readonly IReadOnlyList<DigitGroup> all;
    private readonly int first;
    private readonly int last;

    public NumberShape(string text, IReadOnlyList<DigitGroup> all, int first, int last)
    {
        this.text = text;
        this.all = all;
        this.first = first;
        this.last = last;
        Groups = [.. Enumerable.Range(first, last - first + 1).Select(i => all[i])];
    }

    public IReadOnlyList<DigitGroup> Groups { get; }

    public int Start => Groups[0].Start;

    public int End => Groups[^1].End;

    public DigitGap LastGap => Groups.Count == 1 ? DigitGap.Dash : Gap(Groups.Count - 1);

    public int TrueDigits => Groups.Sum(g => text.AsSpan(g.Start, g.Length).Count('0', '9'));

    /// <summary>Ten or twelve joined, or six or eight and then four.</summary>
    public bool IsTight => Groups.Count == 1 || Lengths is "64" or "84";

    /// <summary>Year, month and day apart, then four: 81 12 18-9876.</summary>
    public bool IsDateSplit => Lengths is "2224" or "4224";

    /// <summary>2026-11-22 18-02 and 2026-11-22 1830 are when something happened, not somebody.</summary>
    public bool IsDateThenTime(ReadOnlySpan<char> digits) =>
        Lengths is "42222" or "4224" && Gap(3) == DigitGap.Space && IsClock(digits[^4..])
        && (Lengths is "42222" || digits.StartsWith("20")) && Gap(1) == Gap(2) && Gap(1) != DigitGap.Space;

    /// <summary>20261120 2215 is read as a moment: nobody that this system's users write about was born after 2020.</summary>
    public bool IsRecentMoment(ReadOnlySpan<char> digits) =>
        Lengths is "84" && Gap(1) == DigitGap.Space && IsClock(digits[^4..]) && digits.StartsWith("202");

    /// <summary>2012-10-11 12 begins with a full year; its ten digits must not be read as YYMMDD.</summary>
    public bool StartsWithFullYear =>
        Groups.Count > 2 && Groups[0].Length == 4 && Groups[1].Length <= 2 && Groups[0].Digits is ['1', '9', ..] or ['2', '0', ..];

    /// <summary>12/10 2019 22: day, month and year first.</summary>
    public bool IsDateFirst =>
        Groups.Count > 2 && Groups[0].Length <= 2 && Groups[1].Length <= 2 && Groups[2].Length == 4
        && Groups[2].Digits is ['1', '9', ..] or ['2', '0', ..];

    public bool IsWholeCluster =>
        (first == 0 || DigitGroups.Between(text, all[first - 1], all[first]) == DigitGap.Break)
        && (last + 1 == all.Count || DigitGroups.Between(text, all[last], all[last + 1]) == DigitGap.Break);

    public bool LooksLikePhone =>
        Groups[0].Digits[0] == '0'
        && (Groups.Count == 1 ? Groups[0].Digits is ['0', '7', '0' or '2' or '3' or '6' or '9', ..] : Groups[0].Length is 3 or 4 || Groups[0].Digits is "07" || (Groups[0].Digits is "08" && Lengths is not "22222"));

    public bool IsThousands =>
        Groups.Count > 1 && Groups[0].Length <= 3 && Groups.Skip(1).All(g => g.Length == 3)
        && Enumerable.Range(1, Groups.Count - 1).All(i => Gap(i) is DigitGap.Space or DigitGap.Mark);

    private string Lengths => field ??= string.Concat(Groups.Select(g => g.Length));

    /// <summary>Hour and minute, or two hours.</summary>
    public static bool IsClock(ReadOnlySpan<char> four) =>
        (((four[0] - '0') * 10) + four[1] - '0') <= 24 && four[2] < '6';

    private DigitGap Gap(int group) => DigitGroups.Between(text, Groups[group - 1], Groups[group]);
}

internal static class DigitCount
{
    public static int Count(this ReadOnlySpan<char> text, char from, char to)
    {
        var count = 0;
        foreach (var c in text)
            if (c >= from && c <= to)
                count++;
        return count;
    }
}
