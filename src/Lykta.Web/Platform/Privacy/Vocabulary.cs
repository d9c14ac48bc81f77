using System.Collections.Frozen;

namespace Lykta.Web.Platform.Privacy;

/// <summary>What a word may mean to a rule; each is a line of <c>words.txt</c> or one of the name lists.</summary>
[Flags]
internal enum Terms : long
{
    None = 0,
    FirstName = 1L << 0,
    Surname = 1L << 1,
    /// <summary>A first name that is also an ordinary word or a place: Stig, Klara.</summary>
    FirstNameAndWord = 1L << 2,
    SurnameAndWord = 1L << 3,
    Vehicle = 1L << 4,
    PlateWord = 1L << 5,
    NotPlate = 1L << 6,
    NotPlateBefore = 1L << 7,
    OneSex = 1L << 8,
    AnySex = 1L << 9,
    BeforeMan = 1L << 10,
    Age = 1L << 11,
    Clothing = 1L << 12,
    Skin = 1L << 13,
    Origin = 1L << 14,
    Naming = 1L << 15,
    Relation = 1L << 16,
    Partner = 1L << 17,
    Dwelling = 1L << 18,
    DoorCode = 1L << 19,
    Street = 1L << 20,
    PlaceWord = 1L << 21,
    PlaceEnding = 1L << 22,
    Birth = 1L << 23,
    Month = 1L << 24,
    Money = 1L << 25,
    Platform = 1L << 26,
    Account = 1L << 27,
    Switchboard = 1L << 28,
    /// <summary>A first name that without a capital letter is an ordinary word: per, inga, ruta.</summary>
    LowerWord = 1L << 29,
    AnyName = FirstName | Surname | FirstNameAndWord | SurnameAndWord,
}

/// <summary>
/// The word lists, embedded beside the code. The phone's screening bundles the same files, but for the
/// <c>-more</c> ones, to stay small.
/// </summary>
internal static class Vocabulary
{
    private const int ShortestStem = 2;

    private static readonly Dictionary<string, Terms> Whole = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, Terms> Stems = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, Terms> Endings = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, Terms>.AlternateLookup<ReadOnlySpan<char>> WholeWords = Fill(Whole);
    private static readonly FrozenDictionary<string, Terms>.AlternateLookup<ReadOnlySpan<char>> StemWords = Lookup(Stems);
    private static readonly FrozenDictionary<string, Terms>.AlternateLookup<ReadOnlySpan<char>> EndingWords = Lookup(Endings);
    private static readonly int LongestStem = Stems.Keys.Max(s => s.Length);
    private static readonly int LongestEnding = Endings.Keys.Max(s => s.Length);

    // Last, as a gazetteer looks its words up here.
    public static readonly Gazetteer Places = new((Read("places.txt") + Read("places-more.txt")).Split('\n'));

    /// <summary>All that a lower-case word may mean; a name also in its genitive (Annas).</summary>
    public static Terms Of(ReadOnlySpan<char> word)
    {
        WholeWords.TryGetValue(word, out var terms);
        if (word.Length > 2 && word[^1] == 's' && WholeWords.TryGetValue(word[..^1], out var genitive))
            terms |= genitive & Terms.AnyName;
        for (var n = Math.Min(word.Length, LongestStem); n >= ShortestStem; n--)
            if (StemWords.TryGetValue(word[..n], out var stem))
                terms |= stem;
        for (var n = Math.Min(word.Length - 2, LongestEnding); n >= ShortestStem; n--)
            if (EndingWords.TryGetValue(word[^n..], out var ending))
                terms |= ending;
        return terms;
    }

    private static FrozenDictionary<string, Terms>.AlternateLookup<ReadOnlySpan<char>> Fill(Dictionary<string, Terms> whole)
    {
        foreach (var line in (Read("words.txt") + Read("words-more.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (term, words) = (Enum.Parse<Terms>(line[..line.IndexOf(':', StringComparison.Ordinal)], ignoreCase: true), line.Split(' ')[1..]);
            foreach (var word in words)
                Add(word[^1] == '*' ? Stems : word[0] == '*' ? Endings : whole, word.Trim('*'), term);
        }

        AddNames(Read("first-names.txt") + Read("first-names-more.txt"), Terms.FirstName, Terms.FirstNameAndWord);
        AddNames(Read("surnames.txt") + Read("surnames-more.txt"), Terms.Surname, Terms.SurnameAndWord);
        return Lookup(whole);
    }

    private static void AddNames(string list, Terms name, Terms alsoWord)
    {
        foreach (var entry in list.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            Add(Whole, entry.TrimEnd('?'), entry[^1] == '?' ? name | alsoWord : name);
    }

    private static void Add(Dictionary<string, Terms> words, string word, Terms term) =>
        words[word] = words.GetValueOrDefault(word) | term;

    private static FrozenDictionary<string, Terms>.AlternateLookup<ReadOnlySpan<char>> Lookup(Dictionary<string, Terms> words) =>
        words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static string Read(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("names/" + name)
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
