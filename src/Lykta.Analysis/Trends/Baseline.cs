namespace Lykta.Analysis.Trends;

/// <summary>The periods of history that an observed period is compared with.</summary>
internal sealed record Baseline(IReadOnlyList<int> Recent, IReadOnlyList<int> Season, int Missing)
{
    public int N => Recent.Count + Season.Count;

    public double Sum => Recent.Sum(x => (double)x) + Season.Sum(x => (double)x);

    /// <summary>Variance over mean of all periods together, not below 1.</summary>
    public double Dispersion
    {
        get
        {
            var mean = Sum / N;
            if (mean == 0 || N < 2) return 1;
            var squares = Recent.Concat(Season).Sum(x => (x - mean) * (x - mean));
            return Math.Max(1, squares / (N - 1) / mean);
        }
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
