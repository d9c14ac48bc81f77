using System.Collections.Frozen;

namespace Lykta.Web.Platform.Privacy;

/// <summary>Names of places, streets, organisations and programmes that must not be mistaken for people.</summary>
public sealed class Gazetteer
{
    public static readonly Gazetteer Empty = new([]);

    private readonly FrozenSet<string> phrases;

    public Gazetteer(IEnumerable<string> names)
    {
        phrases = names.Select(Key).Where(n => n.Length > 0).ToFrozenSet(StringComparer.Ordinal);
        LongestInWords = phrases.Count == 0 ? 0 : phrases.Max(p => p.Count(c => c == ' ') + 1);
    }

    internal int LongestInWords { get; }

    internal bool Knows(ReadOnlySpan<char> key) =>
        phrases.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>Lower-case words with one space between: the form in which text is looked up.</summary>
    private static string Key(string name)
    {
        var folded = FoldedText.Of(name);
        return string.Join(' ', WordSplitter.Split(folded).Select(w => folded.Lower[w.Start..w.End]));
    }
}
