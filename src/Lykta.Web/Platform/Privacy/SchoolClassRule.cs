namespace Lykta.Web.Platform.Privacy;

/// <summary>A school class together with a sex (killen i 8B) or a name (ahmed i 9B): few enough to point somebody out.</summary>
internal static class SchoolClassRule
{
    private const int NameWithin = 4;

    public static void Apply(Reading reading)
    {
        for (var i = 0; i < reading.Words.Count; i++)
            if (IsClass(reading, i) && !reading.Is(i - 1, Terms.Street) && (reading.HasNear(i, Terms.AnySex, 7, 7) || HasNameBeside(reading, i)))
                reading.AddWords(FindingKind.SchoolClass, FindingSeverity.Warn, i, i);
    }

    private static bool IsClass(Reading reading, int i)
    {
        var word = reading.Lower(i);
        if (word.Length == 2)
            return word[0] is >= '1' and <= '9' && word[1] is >= 'a' and <= 'h';
        return word.Length == 1 && word[0] is >= '1' and <= '9' && i + 1 < reading.Words.Count && reading.Follows(i + 1)
            && (reading.Raw(i + 1) is [>= 'A' and <= 'H'] || (reading.Is(i - 1, Terms.Account) && reading.Raw(i + 1) is [>= 'a' and <= 'h']));
    }

    private static bool HasNameBeside(Reading reading, int i)
    {
        for (var j = Math.Max(0, i - NameWithin); j <= Math.Min(reading.Words.Count - 1, i + NameWithin); j++)
            if (j != i && reading.Words[j].Sentence == reading.Words[i].Sentence && reading.IsFirstName(j) && !reading.NamesPlace(j))
                return true;
        return false;
    }
}
