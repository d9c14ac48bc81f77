using Lykta.Analysis.SmallNumbers;

namespace Lykta.Web.Capabilities.Present;

/// <summary>
/// Which of the sensitive counts beside each other are hidden: the small ones, and those that would give them away.
/// Places and types add up to the same total, which is shown unless it is small itself.
/// </summary>
public sealed class SmallCounts<TPlace, TType>
    where TPlace : notnull
    where TType : notnull
{
    private readonly HashSet<TPlace> places;
    private readonly HashSet<TType> types;

    public SmallCounts(IReadOnlyDictionary<TPlace, int> byPlace, IReadOnlyDictionary<TType, int> byType, int limit)
    {
        places = Hidden(byPlace, limit);
        types = Hidden(byType, limit);
        HidesTotal = byPlace.Values.Sum() is var total && total > 0 && total < limit;
    }

    public bool HidesTotal { get; }

    public bool Hides(TPlace place) => places.Contains(place);

    public bool Hides(TType type) => types.Contains(type);

    private static HashSet<TKey> Hidden<TKey>(IReadOnlyDictionary<TKey, int> counts, int limit)
        where TKey : notnull
    {
        var keys = counts.Keys.ToList();
        if (keys.Count == 0)
            return [];
        var table = Suppression.Apply([.. keys.Select(k => (long)counts[k])], [Dimension.WithTotal(keys.Count)], new() { Threshold = limit });
        var hidden = keys.Where((_, i) => table[i] is null).ToHashSet();
        // The other dimension adds up to the same total: a total of itself large enough cannot be what protects.
        if (hidden.Count > 0 && keys.Count > 1 && table[keys.Count] is null && counts.Values.Sum() >= limit)
            hidden.UnionWith(keys.Where(k => counts[k] > 0));
        return hidden;
    }
}
