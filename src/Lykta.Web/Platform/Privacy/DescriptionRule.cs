namespace Lykta.Web.Platform.Privacy;

/// <summary>A description of somebody: skin or origin with a sex, or clothing with age and sex, in one sentence.</summary>
internal static class DescriptionRule
{
    public static void Apply(Reading reading)
    {
        for (var first = 0; first < reading.Words.Count;)
        {
            var end = first;
            while (end < reading.Words.Count && reading.Words[end].Sentence == reading.Words[first].Sentence)
                end++;
            Sentence(reading, first, end);
            first = end;
        }
    }

    private static void Sentence(Reading reading, int first, int end)
    {
        var (person, age, trait, clothing) = (-1, -1, -1, -1);
        for (var i = first; i < end; i++)
        {
            if (IsOnePerson(reading, i))
                person = i;
            if (IsAge(reading, i))
                age = i;
            if (reading.Is(i, Terms.Skin) || reading.Is(i, Terms.Origin))
                trait = i;
            if (reading.Is(i, Terms.Clothing))
                clothing = i;
            if (reading.Lower(i).StartsWith("signalement"))
                reading.AddWords(FindingKind.Description, FindingSeverity.Warn, i, i);
        }

        if (person >= 0 && trait >= 0)
            reading.AddWords(FindingKind.Description, FindingSeverity.Warn, trait, trait);
        else if (person >= 0 && age >= 0 && clothing >= 0)
            reading.AddWords(FindingKind.Description, FindingSeverity.Warn, clothing, clothing);
    }

    /// <summary>"Man" is also Swedish for "one"; only after an article or an adjective is it a person.</summary>
    private static bool IsOnePerson(Reading reading, int i) =>
        reading.Is(i, Terms.OneSex) || (reading.Lower(i) is "man" && reading.Is(i - 1, Terms.BeforeMan));

    private static bool IsAge(Reading reading, int i) =>
        reading.Is(i, Terms.Age)
        || (char.IsAsciiDigit(reading.Text[reading.Words[i].Start]) && reading.Words[i].Length <= 2
            && i + 1 < reading.Words.Count && reading.Lower(i + 1) is "år" && reading.GapBefore(i + 1) is " ");
}
