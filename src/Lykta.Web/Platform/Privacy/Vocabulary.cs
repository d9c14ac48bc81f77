using System.Collections.Frozen;

namespace Lykta.Web.Platform.Privacy;

/// <summary>Whole words, stems (<c>bil*</c>) and endings (<c>*gatan</c>), all in lower case.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string> whole;
    private readonly FrozenSet<string> stems;
    private readonly FrozenSet<string> endings;
    private readonly int longestStem;
    private readonly int longestEnding;

    public WordSet(IReadOnlyCollection<string> entries)
    {
        whole = entries.Where(e => !e.Contains('*', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
        stems = entries.Where(e => e[^1] == '*').Select(e => e[..^1]).ToFrozenSet(StringComparer.Ordinal);
        endings = entries.Where(e => e[0] == '*').Select(e => e[1..]).ToFrozenSet(StringComparer.Ordinal);
        longestStem = stems.Count == 0 ? 0 : stems.Max(s => s.Length);
        longestEnding = endings.Count == 0 ? 0 : endings.Max(s => s.Length);
    }

    public bool Has(ReadOnlySpan<char> word)
    {
        if (whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return true;
        for (var n = Math.Min(word.Length, longestStem); n > 1; n--)
            if (stems.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..n]))
                return true;
        for (var n = Math.Min(word.Length - 2, longestEnding); n > 1; n--)
            if (endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[^n..]))
                return true;
        return false;
    }
}

/// <summary>The word lists, embedded beside the code and bundled into the phone's screening as they are.</summary>
internal static class Vocabulary
{
    public static readonly NameList FirstNames = new(Read("first-names.txt"));
    public static readonly NameList Surnames = new(Read("surnames.txt"));
    public static readonly Gazetteer Places = new(Read("places.txt").Split('\n'));

    private static readonly FrozenDictionary<string, WordSet> Sections = Read("words.txt")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .ToFrozenDictionary(p => p[0], p => new WordSet(p[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparer.Ordinal);

    public static WordSet Vehicles => Sections["vehicle"];
    public static WordSet PlateWords => Sections["plateword"];
    public static WordSet NotPlates => Sections["notplate"];
    public static WordSet NotPlateBefore => Sections["notplatebefore"];
    public static WordSet OneSex => Sections["onesex"];
    public static WordSet AnySex => Sections["anysex"];
    public static WordSet BeforeMan => Sections["beforeman"];
    public static WordSet Ages => Sections["age"];
    public static WordSet Clothing => Sections["clothing"];
    public static WordSet Skin => Sections["skin"];
    public static WordSet Origin => Sections["origin"];
    public static WordSet Naming => Sections["naming"];
    public static WordSet Relations => Sections["relation"];
    public static WordSet Partners => Sections["partner"];
    public static WordSet Dwelling => Sections["dwelling"];
    public static WordSet DoorCodes => Sections["doorcode"];
    public static WordSet Streets => Sections["street"];
    public static WordSet PlaceWords => Sections["placeword"];
    public static WordSet PlaceEndings => Sections["placeending"];
    public static WordSet Birth => Sections["birth"];
    public static WordSet Months => Sections["month"];
    public static WordSet Money => Sections["money"];
    public static WordSet Platforms => Sections["platform"];
    public static WordSet Accounts => Sections["account"];
    public static WordSet Switchboards => Sections["switchboard"];

    private static string Read(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("names/" + name)
            ?? throw new InvalidOperationException($"The word list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>Names, some of them marked <c>?</c> because they are also ordinary words or places.</summary>
internal sealed class NameList
{
    private readonly FrozenSet<string> names;
    private readonly FrozenSet<string> ambiguous;

    public NameList(string content)
    {
        var entries = content.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        names = entries.Select(e => e.TrimEnd('?')).ToFrozenSet(StringComparer.Ordinal);
        ambiguous = entries.Where(e => e[^1] == '?').Select(e => e[..^1]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The name itself or its genitive (Annas).</summary>
    public bool Has(ReadOnlySpan<char> word) => In(names, word);

    public bool IsAlsoAWord(ReadOnlySpan<char> word) => In(ambiguous, word);

    private static bool In(FrozenSet<string> set, ReadOnlySpan<char> word)
    {
        var lookup = set.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.Contains(word) || (word.Length > 2 && word[^1] == 's' && lookup.Contains(word[..^1]));
    }
}
