namespace Lykta.Web.Platform.Privacy;

/// <summary>Social-media handles: @someone, snap: someone, instagram.com/someone.</summary>
internal static class HandleRule
{
    public static void Apply(Reading reading)
    {
        for (var i = 0; i < reading.Words.Count; i++)
        {
            var gap = reading.GapBefore(i);
            var start = reading.Words[i].Start;
            if (start > 0 && reading.Text[start - 1] == '@' && reading.Words[i].Length > 1 && (start == 1 || !char.IsLetterOrDigit(reading.Text[start - 2])))
                reading.Add(FindingKind.SocialMediaHandle, FindingSeverity.Warn, start - 1, reading.Words[i].End);
            else if (IsNamedAfterPlatform(reading, i, gap))
                reading.AddWords(FindingKind.SocialMediaHandle, FindingSeverity.Warn, i, i);
        }
    }

    private static bool IsNamedAfterPlatform(Reading reading, int i, ReadOnlySpan<char> gap)
    {
        if (reading.Words[i].Length < 3 && !IsFollowedByUnderscore(reading, i))
            return false;
        if (reading.Is(i - 1, Terms.Platform) && gap.IndexOfAny(':', '=') >= 0)
            return true;
        if (gap is "/" && reading.Lower(i - 1) is "com" or "me" && reading.Is(i - 2, Terms.Platform))
            return true;
        var isAfterAccount = reading.Is(i - 1, Terms.Account) && (reading.Is(i - 2, Terms.Platform) || reading.Is(i - 3, Terms.Platform));
        return isAfterAccount && (gap.IndexOfAny(':', '"', '\u201D') >= 0 || HasHandleShape(reading, i));
    }

    private static bool HasHandleShape(Reading reading, int i) =>
        !reading.IsLetters(i) || IsFollowedByUnderscore(reading, i);

    private static bool IsFollowedByUnderscore(Reading reading, int i) =>
        reading.Words[i].End < reading.Text.Length && reading.Text[reading.Words[i].End] == '_';
}
