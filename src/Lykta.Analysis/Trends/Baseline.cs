namespace Lykta.Analysis.Trends;

/// <summary>The periods of history that an observed period is compared with.</summary>
internal sealed record Baseline(IReadOnlyList<int> Recent, IReadOnlyList<int> Season, int Missing)
{
    public int N => Recent.Count + Season.Count;

    public double Sum => Recent.Sum(x => (double)x) + Season.Sum(x => (double)x);

    public double Dispersion => Spread([.. Recent, .. Season]);

    /// <summary>Variance over mean, not below 1.</summary>
    public static double Spread(IReadOnlyCollection<int> counts)
    {
        if (counts.Count < 2 || counts.All(count => count == 0)) return 1;
        var mean = counts.Average();
        return Math.Max(1, counts.Sum(x => (x - mean) * (x - mean)) / (counts.Count - 1) / mean);
    }

    public static Baseline Before(IReadOnlyList<int?> series, int index, ExpectedRangeOptions options)
    {
        var season = new SortedSet<int>();
        for (var year = 1; year <= options.Years; year++)
        {
            var centre = index - (int)Math.Round(year * options.PeriodsPerYear, MidpointRounding.AwayFromZero);
            for (var i = centre - options.HalfWindow; i <= centre + options.HalfWindow; i++)
                if (i >= options.ComparableFrom) season.Add(i);
        }
        var hasSeason = season.Count > options.HalfWindow;
        var reach = hasSeason ? options.RecentPeriods : (int)options.PeriodsPerYear;
        var first = Math.Max(options.ComparableFrom, index - reach);
        var recent = Enumerable.Range(first, Math.Max(0, index - first)).ToList();
        return From(series, recent, hasSeason ? season.Where(i => i < first) : []);
    }

    private static Baseline From(IReadOnlyList<int?> series, IEnumerable<int> recent, IEnumerable<int> season)
    {
        var missing = 0;
        List<int> Usable(IEnumerable<int> indices)
        {
            var values = new List<int>();
            foreach (var i in indices)
                if (series[i] is { } value) values.Add(value); else missing++;
            return values;
        }
        var near = Usable(recent);
        return new Baseline(near, Usable(season), missing);
    }
}
