namespace Lykta.Web.Platform.Privacy;

/// <summary>
/// Names of people, warned about only: a list cannot know that Björn is somebody and Björns trädgård is not.
/// Places win over people: gazetteer names, and anything that ends in or is followed by a word for a place.
/// </summary>
internal static class NameRule
{
    private const int PlaceWordWithin = 3;

    public static void Apply(Reading reading)
    {
        for (var i = 0; i < reading.Words.Count; i++)
        {
            if (Relation(reading, i) is { } related)
                i = related;
            else if (!reading.IsCapitalised(i))
                i = LowerCasePair(reading, i) ?? LowerCaseName(reading, i) ?? i;
            else if (GazetteerName.LastWord(reading, i) is { } known)
                i = known;
            else if (Place(reading, i) is { } place)
                i = place;
            else if (Person(reading, i) is { } last)
                i = Report(reading, i, last);
        }
    }

    private static int? Person(Reading reading, int i)
    {
        var hasNext = i + 1 < reading.Words.Count && reading.Follows(i + 1) && reading.IsCapitalised(i + 1)
            && GazetteerName.LastWord(reading, i + 1) is null && !reading.Is(i + 1, Terms.PlaceWord) && !reading.Is(i + 1, Terms.PlaceEnding);
        if (reading.Is(i, Terms.FirstName))
        {
            if (hasNext && (!reading.IsAllCapitals(i + 1) || reading.Is(i + 1, Terms.Surname)))
                return i + 1;
            return reading.Is(i, Terms.FirstNameAndWord) && OpensLine(reading, i) ? null : i;
        }

        if (reading.Is(i, Terms.Surname))
            return reading.Is(i, Terms.SurnameAndWord) ? null : i;
        if (IsNamed(reading, i))
            return i;
        var isPair = hasNext && !OpensLine(reading, i) && !reading.IsAllCapitals(i) && !reading.IsAllCapitals(i + 1) && reading.GapBefore(i + 1) is " ";
        return isPair ? i + 1 : null;
    }

    private static int Report(Reading reading, int first, int last)
    {
        while (last + 1 < reading.Words.Count && reading.Follows(last + 1) && reading.IsCapitalised(last + 1) && reading.Is(last + 1, Terms.Surname))
            last++;
        reading.AddWords(FindingKind.PersonName, FindingSeverity.Warn, first, last);
        return last;
    }

    /// <summary>In a file name or a cell the first capital letter is no sign of a new sentence.</summary>
    private static bool OpensLine(Reading reading, int i) =>
        reading.Words[i].OpensSentence && (reading.Context.Field == FieldKind.FreeText || reading.Words.Count > 3);

    /// <summary>heter, kallas, vid namn: what follows is a name even when no list has it.</summary>
    private static bool IsNamed(Reading reading, int i) =>
        (reading.Is(i - 1, Terms.Naming) || (reading.Is(i - 2, Terms.Naming) && reading.Lower(i - 1) is "för"))
        && !reading.IsAllCapitals(i) && reading.Words[i].Sentence == reading.Words[i - 1].Sentence;

    /// <summary>son till, bor hos, pojkvän: somebody is meant even without a name.</summary>
    private static int? Relation(Reading reading, int i)
    {
        if (reading.Is(i, Terms.Partner))
        {
            reading.AddWords(FindingKind.PersonName, FindingSeverity.Warn, i, i);
            return i;
        }

        if (i + 1 >= reading.Words.Count || !reading.Is(i, Terms.Relation))
            return null;
        var isRelation = reading.Lower(i) is "bor" or "bodde" ? reading.Lower(i + 1) is "hos" : reading.Lower(i + 1) is "till";
        if (!isRelation || !reading.Follows(i + 1))
            return null;
        reading.AddWords(FindingKind.PersonName, FindingSeverity.Warn, i, i + 1);
        return i + 1;
    }

    private static int? LowerCasePair(Reading reading, int i)
    {
        if (i + 1 >= reading.Words.Count || !reading.Follows(i + 1))
            return null;
        if (!reading.Is(i, Terms.FirstName) || !reading.Is(i + 1, Terms.Surname) || reading.Is(i + 1, Terms.SurnameAndWord))
            return null;
        reading.AddWords(FindingKind.PersonName, FindingSeverity.Warn, i, i + 1);
        return i + 1;
    }

    /// <summary>ahmed: somebody also without the capital letter, unless a place is called so.</summary>
    private static int? LowerCaseName(Reading reading, int i)
    {
        if (!reading.IsFirstName(i))
            return null;
        return GazetteerName.LastWord(reading, i) ?? (reading.NamesPlace(i) ? i : Report(reading, i, i));
    }

    /// <summary>Björns trädgård, Sven Palmes gata, Medborgarplatsen: the last word of the place, or null.</summary>
    private static int? Place(Reading reading, int i)
    {
        for (var j = i; j <= Math.Min(i + PlaceWordWithin, reading.Words.Count - 1); j++)
        {
            if (j > i && !reading.Follows(j))
                return null;
            if (reading.Is(j, Terms.PlaceEnding) && !reading.Is(j, Terms.Surname))
                return j;
            if (j > i && reading.Is(j, Terms.PlaceWord) && IsPartOfPlace(reading, j) && !IsFullName(reading, j))
                return j;
            if (!reading.IsCapitalised(j))
                return null;
        }

        return null;
    }

    // "Björns trädgård" and "Maria Ungdom" are places; "Anna park" is not a thing one writes.
    private static bool IsPartOfPlace(Reading reading, int j) =>
        reading.IsCapitalised(j) || reading.Lower(j - 1)[^1] == 's' || reading.GapBefore(j) is "-" || !reading.Is(j - 1, Terms.FirstName);

    // Annika Berg is somebody, Björns berg is not.
    private static bool IsFullName(Reading reading, int j) =>
        reading.Is(j, Terms.Surname) && reading.Is(j - 1, Terms.FirstName) && !reading.Is(j - 1, Terms.FirstNameAndWord);
}
