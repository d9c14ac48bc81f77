namespace Lykta.Web.Platform.Geography;

/// <summary>
/// How sure a match is. Exact may be taken without a word; Likely is proposed and the user says yes; Ask is a list to choose from.
/// </summary>
public enum MatchConfidence
{
    Ask,
    Likely,
    Exact,
}

public sealed record NameCandidate<T>(T Item, string Name, MatchConfidence Confidence);

/// <summary>
/// Finds the place a file means when it writes its name in its own way: capitals, "Ale kommun", a genitive s, long dashes
/// (Exact); letters without dots or rings, scanning faults (Likely); misspellings and beginnings of names (Ask).
/// A text that fits several places equally well is always asked about.
/// </summary>
public sealed class NameMatcher<T>
    where T : notnull
{
    private const int LongestText = 100;
    private readonly List<Entry> entries;

    /// <summary>One item may be given several times, with its old names and abbreviations.</summary>
    public NameMatcher(IEnumerable<(T Item, string Name)> names) =>
        entries = [.. names.Select(n => new Entry(n.Item, n.Name, NameKeys.Of(n.Name)))];

    public IReadOnlyList<NameCandidate<T>> Find(string text, int most = 5)
    {
        if (text.Length > LongestText)
            return [];
        var asked = NameKeys.Of(text);
        if (asked.Damaged.Length == 0)
            return [];
        return Same(e => e.Keys.Plain == asked.Plain, MatchConfidence.Exact, most)
            ?? Same(e => e.Keys.Stem == asked.Stem, MatchConfidence.Exact, most)
            ?? Same(e => e.Keys.Folded == asked.Folded, MatchConfidence.Likely, most)
            ?? Same(e => e.Keys.Damaged == asked.Damaged, MatchConfidence.Likely, most)
            ?? Near(asked, most);
    }

    private List<NameCandidate<T>>? Same(Func<Entry, bool> fits, MatchConfidence confidence, int most)
    {
        var found = entries.Where(fits).DistinctBy(e => e.Item).ToList();
        if (found.Count == 0)
            return null;
        return [.. found.Take(most).Select(e => e.As(found.Count == 1 ? confidence : MatchConfidence.Ask))];
    }

    private List<NameCandidate<T>> Near(NameKeys asked, int most)
    {
        var allowed = asked.Damaged.Length switch
        {
            < 4 => 0,
            < 8 => 1,
            < 14 => 2,
            _ => 3,
        };
        return [.. entries
            .Select(e => (Entry: e, Distance: Distance(asked.Damaged, e.Keys.Damaged, allowed)))
            .Where(e => e.Distance <= allowed)
            .OrderBy(e => e.Distance).ThenBy(e => e.Entry.Name, SwedishFolding.Order)
            .DistinctBy(e => e.Entry.Item)
            .Take(most)
            .Select(e => e.Entry.As(MatchConfidence.Ask))];
    }

    private static int Distance(string asked, string name, int allowed)
    {
        if (asked.Length >= 4 && name.StartsWith(asked, StringComparison.Ordinal))
            return allowed;
        return Math.Abs(asked.Length - name.Length) > allowed ? int.MaxValue : Spelling.Distance(asked, name);
    }

    private sealed record Entry(T Item, string Name, NameKeys Keys)
    {
        public NameCandidate<T> As(MatchConfidence confidence) => new(Item, Name, confidence);
    }
}
