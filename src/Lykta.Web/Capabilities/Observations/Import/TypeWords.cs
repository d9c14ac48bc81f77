using Lykta.Web.Platform.Geography;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>Finds the event type that a file's word means. A word that stands in the names of several types is the user's to explain.</summary>
public sealed class TypeWords(IReadOnlyList<EventType> types)
{
    private const int ShortestPart = 4;

    private readonly NameMatcher<EventType> matcher = new(types.SelectMany(t => new[] { (t, t.NameSv), (t, t.NameEn), (t, t.Code) }));

    /// <summary>Null when nobody can know without asking.</summary>
    public EventType? Sure(string word)
    {
        if (types.Where(t => IsSame(t.NameSv, word) || IsSame(t.NameEn, word)).Take(2).ToList() is [var named])
            return named;
        return Fitting(word).Count <= 1 && matcher.Find(word) is [{ Confidence: >= MatchConfidence.Likely } found] ? found.Item : null;
    }

    /// <summary>The types that have the word in their name, counted in one language at a time: ”hot” is no hot spot.</summary>
    public IReadOnlyList<EventType> Fitting(string word)
    {
        var asked = Words(word);
        if (asked.Length <= 2)
            return [];
        List<EventType> swedish = [.. types.Where(t => Words(t.NameSv).Contains(asked, StringComparison.Ordinal))];
        List<EventType> english = [.. types.Where(t => Words(t.NameEn).Contains(asked, StringComparison.Ordinal))];
        return swedish.Count >= english.Count ? swedish : english;
    }

    /// <summary>The one type whose name holds the word, as a word of its own or else as a part of one; proposed, never taken without a yes.</summary>
    public EventType? Suggested(string word)
    {
        if (Fitting(word) is { Count: > 0 } fitting)
            return fitting.Count == 1 ? fitting[0] : null;
        var asked = Words(word).Trim();
        return asked.Length >= ShortestPart && types.Where(t => Words(t.NameSv).Contains(asked, StringComparison.Ordinal) || Words(t.NameEn).Contains(asked, StringComparison.Ordinal)).Take(2).ToList() is [var one]
            ? one : null;
    }

    private static bool IsSame(string name, string word) => string.Equals(name.Trim(), word.Trim(), StringComparison.OrdinalIgnoreCase);

    // Blank before and after, so that only whole words are found.
    private static string Words(string text)
    {
        var letters = SwedishFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ');
        return $" {string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
    }
}
