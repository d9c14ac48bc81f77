namespace Lykta.Web.Platform.Privacy;

/// <summary>Personnummer and samordningsnummer, however the digits are spread. Dates, times and amounts pass.</summary>
internal static class IdentityNumberRule
{
    private const int MostGroups = 12;

    public static void Apply(Reading reading)
    {
        Scan(reading, reading.Digits);
        Scan(reading, reading.Lookalikes);
    }

    private static void Scan(Reading reading, IReadOnlyList<DigitGroup> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i].Length > 12)
                continue;
            var last = Longest(reading, groups, i);
            if (last >= i)
                i = last;
        }
    }

    /// <summary>Reports the number that begins at a group, if any, and tells at which group it ends.</summary>
    private static int Longest(Reading reading, IReadOnlyList<DigitGroup> groups, int first)
    {
        Span<char> digits = stackalloc char[12];
        var count = 0;
        var found = -1;
        for (var j = first; j < groups.Count && j - first < MostGroups; j++)
        {
            if (j > first && DigitGroups.Between(reading.Text, groups[j - 1], groups[j]) == DigitGap.Break)
                break;
            if (count + groups[j].Length > 12)
                break;
            groups[j].Digits.CopyTo(digits[count..]);
            count += groups[j].Length;
            if (count is 10 or 12 && MayBeSomebody(digits[..count]) && Report(reading, new(reading.Text, groups, first, j), digits[..count]))
                found = j;
        }

        return found;
    }

    private static bool MayBeSomebody(ReadOnlySpan<char> digits) =>
        (digits.Length == 10 || digits[..2] is "18" or "19" or "20")
        && SwedishIdentityNumber.CheckDigits(digits, isCentenarian: false).Kind is IdentityNumberKind.Personal or IdentityNumberKind.Coordination;

    private static bool Report(Reading reading, NumberShape shape, ReadOnlySpan<char> digits)
    {
        if (digits.Length == 10 && shape.StartsWithFullYear)
            return false;
        var check = SwedishIdentityNumber.CheckDigits(digits, shape.LastGap == DigitGap.Plus);
        if (check.Kind is not (IdentityNumberKind.Personal or IdentityNumberKind.Coordination))
            return false;
        if (shape.TrueDigits < 5 || Severity(reading, shape, check, digits) is not { } severity)
            return false;
        var kind = check.Kind == IdentityNumberKind.Personal ? FindingKind.PersonalIdentityNumber : FindingKind.CoordinationNumber;
        reading.Add(kind, severity, shape.Start, shape.End);
        return true;
    }

    private static FindingSeverity? Severity(Reading reading, NumberShape shape, IdentityNumberCheck check, ReadOnlySpan<char> digits)
    {
        if (!check.HasRightCheckDigit)
            return shape.IsTight && shape.LastGap is not (DigitGap.Space or DigitGap.Mark) && !shape.LooksLikePhone && shape.TrueDigits >= 8
                ? FindingSeverity.Warn
                : null;
        if (shape.IsTight)
            return IsCameraFile(reading, shape, digits) || shape.IsRecentMoment(digits) ? FindingSeverity.Warn : FindingSeverity.Stop;
        if (shape.IsDateThenTime(digits))
            return null;
        if (shape.IsDateSplit)
            return FindingSeverity.Stop;
        return shape.IsWholeCluster && !shape.LooksLikePhone && !shape.IsDateFirst && !IsAmount(reading, shape) ? FindingSeverity.Stop : null;
    }

    /// <summary>A camera names its files by date and time: IMG_20261122_1830.jpg.</summary>
    private static bool IsCameraFile(Reading reading, NumberShape shape, ReadOnlySpan<char> digits) =>
        reading.Context.Field == FieldKind.FileName && shape.LastGap == DigitGap.Mark && NumberShape.IsClock(digits[^4..])
        && digits.StartsWith("20") && shape.Start > 0 && reading.Text[shape.Start - 1] == '_';

    private static bool IsAmount(Reading reading, NumberShape shape)
    {
        if (!shape.IsThousands)
            return false;
        var next = reading.FirstWordFrom(shape.End);
        return reading.Is(next, Terms.Money) || (shape.End < reading.Text.Length && reading.Text[shape.End] == '%');
    }
}
