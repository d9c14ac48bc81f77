namespace Lykta.Analysis.NearRepeat;

/// <summary>Edges of a graph and pairs of edges that share a point: all that the permutation variance needs.</summary>
internal readonly record struct Moments(double Edges, double Adjacent)
{
    public static Moments OfDegrees(IEnumerable<int> degrees)
    {
        double edges = 0, adjacent = 0;
        foreach (var degree in degrees)
        {
            edges += degree;
            adjacent += (double)degree * (degree - 1) / 2;
        }
        return new Moments(edges / 2, adjacent);
    }

    /// <summary>The graph of events that are [from, to) days apart, for each time band.</summary>
    public static Moments[] OfTimes(short[] days, IReadOnlyList<int> edges)
    {
        var sorted = days.Order().ToArray();
        return [.. edges.Select((to, t) => OfDegrees(days.Select(day => Within(sorted, day, to) - (t == 0 ? 1 : Within(sorted, day, edges[t - 1])))))];
    }

    /// <summary>Mean and variance of the number of edges in both graphs when one is laid at random over the other.</summary>
    public static (double Mean, double Variance) OfOverlap(Moments space, Moments time, int n)
    {
        double pairs = n * (n - 1.0) / 2, adjacent = pairs * (n - 2.0), disjoint = (pairs * (pairs - 1) / 2) - adjacent;
        var mean = space.Edges * time.Edges / pairs;
        var both = (space.Adjacent * time.Adjacent / adjacent) + (space.Disjoint * time.Disjoint / disjoint);
        return (mean, Math.Max(0, (2 * both) + mean - (mean * mean)));
    }

    private double Disjoint => (Edges * (Edges - 1) / 2) - Adjacent;

    /// <summary>How many days lie less than so far from the given one, itself included.</summary>
    private static int Within(short[] sorted, int day, int limit) => Below(sorted, day + limit) - Below(sorted, day - limit + 1);

    private static int Below(short[] sorted, int value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1; else high = middle;
        }
        return low;
    }
}
