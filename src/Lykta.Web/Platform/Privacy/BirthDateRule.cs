namespace Lykta.Web.Platform.Privacy;

/// <summary>A birth date beside "född", or with the last four digits masked (811218-XXXX).</summary>
internal static class BirthDateRule
{
    private const int NearInCharacters = 25;

    public static void Apply(Reading reading)
    {
        var next = 0;
        for (var i = 0; i < reading.Digits.Count; i++)
        {
            var group = reading.Digits[i];
            while (next < reading.Words.Count && reading.Words[next].End <= group.Start)
                next++;
            if (IsMasked(reading, group, i))
                reading.Add(FindingKind.BirthDate, FindingSeverity.Stop, group.Start, group.End);
            else if (HasBirthWord(reading, next) && DateAt(reading, i, next) is { } end)
                reading.Add(FindingKind.BirthDate, FindingSeverity.Stop, group.Start, end);
        }
    }

    /// <summary>The end of the date that begins at a digit group: 081218, 20081218, 2008-12-18, 18/12 2008, 18 december 2008.</summary>
    private static int? DateAt(Reading reading, int index, int word)
    {
        var groups = reading.Digits;
        var group = groups[index];
        if (SwedishIdentityNumber.IsBirthDate(group.Digits))
            return group.End;
        if (group.Length <= 2 && reading.Is(word + 1, Terms.Month) && reading.Words[word + 1].Start - group.End <= 5)
            return word + 2 < reading.Words.Count && reading.Lower(word + 2).Length == 4 ? reading.Words[word + 2].End : reading.Words[word + 1].End;
        if (index + 2 >= groups.Count || Joined(reading, index) || Joined(reading, index + 1))
            return null;
        var (a, b, c) = (group.Digits, groups[index + 1].Digits, groups[index + 2].Digits);
        var date = a.Length >= c.Length ? a + b.PadLeft(2, '0') + c.PadLeft(2, '0') : c + b.PadLeft(2, '0') + a.PadLeft(2, '0');
        return SwedishIdentityNumber.IsBirthDate(date) ? groups[index + 2].End : null;
    }

    private static bool Joined(Reading reading, int index) =>
        DigitGroups.Between(reading.Text, reading.Digits[index], reading.Digits[index + 1]) == DigitGap.Break;

    private static bool HasBirthWord(Reading reading, int word)
    {
        for (var i = Math.Max(0, word - 3); i < Math.Min(word + 3, reading.Words.Count); i++)
        {
            if (i == word)
                continue;
            var near = i < word
                ? reading.Words[word].Start - reading.Words[i].End
                : reading.Words[i].Start - reading.Words[word].End;
            if (near <= NearInCharacters && (reading.Is(i, Terms.Birth) || (i == word - 1 && reading.Lower(i) is "f")))
                return true;
        }

        return false;
    }

    private static bool IsMasked(Reading reading, DigitGroup group, int index)
    {
        if (group.Length is not (6 or 8) || !SwedishIdentityNumber.IsBirthDate(group.Digits))
            return false;
        var rest = reading.LowerText.AsSpan(group.End, Math.Min(8, reading.Text.Length - group.End)).TrimStart(" -+");
        return rest.StartsWith("xxxx") || rest.StartsWith("****") || rest.StartsWith("nnnn") || rest.StartsWith("????")
            || (rest.StartsWith("0000") && reading.Text[group.End] is '-' or '+' && reading.Digits[index + 1].Length == 4);
    }
}
