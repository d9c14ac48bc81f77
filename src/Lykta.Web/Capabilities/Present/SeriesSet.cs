using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Present;

/// <summary>Counts as weekly series: all, per place and per type. A week in which nobody answered and nothing came is not measured.</summary>
public sealed class SeriesSet
{
    private readonly bool[] isSilent;

    public SeriesSet(PictureInput input, Weeks weeks)
    {
        Weeks = weeks;
        var (all, places, types) = (new int[Weeks.Count], new Dictionary<PlaceId, int[]>(), new Dictionary<EventTypeId, int[]>());
        foreach (var count in input.Counts)
        {
            var index = weeks.IndexOf(count.Day);
            if (index is < 0 or >= Weeks.Count)
                continue;
            all[index] += count.Count;
            Of(places, count.PlaceId)[index] += count.Count;
            Of(types, count.TypeId)[index] += count.Count;
        }

        isSilent = [.. Enumerable.Range(0, Weeks.Count).Select(i => all[i] == 0 && !input.Answers.ContainsKey(weeks.IsoMondayOf(i)))];
        Start = Math.Max(0, Array.FindIndex(all, c => c > 0));
        All = Measured(all);
        Places = places.ToDictionary(p => p.Key, p => Measured(p.Value));
        Types = types.ToDictionary(t => t.Key, t => Measured(t.Value));
    }

    public Weeks Weeks { get; }

    public int?[] All { get; }

    public IReadOnlyDictionary<PlaceId, int?[]> Places { get; }

    public IReadOnlyDictionary<EventTypeId, int?[]> Types { get; }

    /// <summary>The first week with anything: before it there was no reporting.</summary>
    public int Start { get; }

    public int?[] Of(PlaceId place) => Places.GetValueOrDefault(place) ?? Measured(new int[Weeks.Count]);

    public int?[] Of(EventTypeId type) => Types.GetValueOrDefault(type) ?? Measured(new int[Weeks.Count]);

    public int FirstOf(int?[] weeks) => Math.Max(0, Array.FindIndex(weeks, c => c > 0));

    private int?[] Measured(int[] counts) => [.. counts.Select((c, i) => isSilent[i] ? (int?)null : c)];

    private static int[] Of<TKey>(Dictionary<TKey, int[]> series, TKey key)
        where TKey : notnull => series.TryGetValue(key, out var counts) ? counts : series[key] = new int[Weeks.Count];
}
