using System.Collections.Frozen;

namespace Lykta.Web.Platform.Privacy;

/// <summary>
/// Names of places, streets, organisations and programmes that must not be mistaken for people. One made anew of the same names is
/// the same: what was read with it still stands.
/// </summary>
public sealed class Gazetteer : IEquatable<Gazetteer>
{
    public static readonly Gazetteer Empty = new([]);

    private readonly FrozenSet<string> phrases;

    public Gazetteer(IEnumerable<string> names)
    {
        phrases = names.Select(Key).Where(n => n.Length > 0).ToFrozenSet(StringComparer.Ordinal);
        LongestInWords = phrases.Count == 0 ? 0 : phrases.Max(p => p.Count(c => c == ' ') + 1);
    }

    internal int LongestInWords { get; }

    public bool Equals(Gazetteer? other) => other is not null && phrases.SetEquals(other.phrases);

    public override bool Equals(object? obj) => Equals(obj as Gazetteer);

    public override int GetHashCode() => HashCode.Combine(phrases.Count, LongestInWords);

    internal bool Knows(ReadOnlySpan<char> key) =>
        phrases.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>Lower-case words with one space between: the form in which text is looked up.</summary>
    private static string Key(string name)
    {
        var folded = FoldedText.Of(name);
        return string.Join(' ', WordSplitter.Split(folded).Select(w => folded.Lower[w.Start..w.End]));
    }
}
