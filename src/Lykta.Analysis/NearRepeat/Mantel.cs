using Lykta.Analysis.Geometry;
using Lykta.Analysis.Probability;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.NearRepeat;

/// <summary>Choices of <see cref="Mantel"/>.</summary>
/// <remarks>Source: docs/methods/mantel.md.</remarks>
public sealed record MantelOptions
{
    /// <summary>Added to every distance before its reciprocal is taken, in metres; above 0.</summary>
    public double MetresAdded { get; init; } = 100;

    /// <summary>Added to every time between before its reciprocal is taken, in days; above 0.</summary>
    public double DaysAdded { get; init; } = 1;

    /// <summary>Number of permutations, 0 to 99 999; 0 for the normal approximation with exact moments.</summary>
    public int Permutations { get; init; }

    /// <summary>Seed; the answer is the same for any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Two-sided significance level, strictly between 0 and 1.</summary>
    public double Significance { get; init; } = 0.05;

    internal void Check()
    {
        Require.Positive(MetresAdded);
        Require.Positive(DaysAdded);
        Require.AtLeast(Permutations, 0);
        Require.NotMoreThan(Permutations, 99_999, "permutations");
        Require.OpenUnit(Significance);
    }
}

/// <summary>Mantel's test: are events that are close in space also close in time, without choosing any band?</summary>
/// <remarks>
/// Closeness is 1/(distance + a constant), so that far pairs hardly count. Days are permuted over places; mean and variance are
/// exact. The same things as for <see cref="Knox"/> look like near repeats. Source: N. Mantel, Cancer Research 27 (1967);
/// docs/methods/mantel.md.
/// </remarks>
public static class Mantel
{
    /// <summary>Fewest events.</summary>
    public const int LeastEvents = 20;

    private const string Key = "Analysis.Mantel.";

    /// <summary>Tests the events.</summary>
    /// <param name="events">The events, at most 20 000; days spanning less than a million.</param>
    /// <param name="options">Choices; null gives the defaults.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>
    /// Statistic: correlation of the two closenesses over all pairs, −1 to 1. P: two-sided. N: events. Too few to say under
    /// <see cref="LeastEvents"/>; undefined also when all events have one place or one day.
    /// </returns>
    /// <exception cref="ArgumentException">A position that is not finite, a choice out of range, or too many pairs.</exception>
    public static Estimate Test(IReadOnlyList<DatedEvent> events, MantelOptions? options = null, Oversight oversight = default)
    {
        var choices = options ?? new MantelOptions();
        choices.Check();
        Require.NotMoreThan(events.Count, 20_000, "events");
        var pairs = events.Count * (events.Count - 1.0) / 2;
        Require.NotMoreThan(pairs * choices.Permutations, 5e10, "pairs in all permutations");
        if (events.Count < LeastEvents) return Nothing(events.Count, choices, UndefinedReason.NotEstimable);
        var close = Closeness.Of(events, choices);
        int[] order = [.. Enumerable.Range(0, events.Count)];
        close.Fill(oversight with { Progress = null });
        var (mean, variance) = close.Moments();
        if (!(variance > 1e-12 * mean * mean)) return Nothing(events.Count, choices, UndefinedReason.NoVariation);
        var seen = close.Sum(order, oversight);
        var p = choices.Permutations == 0
            ? NormalDistribution.TwoSided((seen - mean) / Math.Sqrt(variance))
            : Permute(close, seen, choices, oversight);
        var outcome = p > choices.Significance ? Outcome.WithinNormal : seen > mean ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        var r = close.Correlation(seen, mean);
        return new Estimate
        {
            Statistic = r,
            P = p,
            Outcome = outcome,
            N = events.Count,
            Method = Stamp(choices),
            Reading = Reading.Of(Key + outcome, new("events", events.Count, NumberKind.Count), new("correlation", r, NumberKind.Score)),
        };
    }

    private static double Permute(Closeness close, double seen, MantelOptions options, Oversight oversight)
    {
        int atLeast = 0, atMost = 0;
        var slack = 1e-9 * Math.Abs(seen);
        oversight.For(options.Permutations, () => new int[close.Count], (b, order) =>
        {
            for (var i = 0; i < order.Length; i++) order[i] = i;
            new CounterRandom(options.Seed, (ulong)b).Shuffle(order.AsSpan());
            var drawn = close.Sum(order, oversight);
            if (drawn >= seen - slack) Interlocked.Increment(ref atLeast);
            if (drawn <= seen + slack) Interlocked.Increment(ref atMost);
            return order;
        });
        return Math.Min(1, 2 * (Math.Min(atLeast, atMost) + 1.0) / (options.Permutations + 1));
    }

    private static Estimate Nothing(int events, MantelOptions options, UndefinedReason reason) => new()
    {
        Undefined = reason,
        Outcome = Outcome.TooFewToSay,
        N = events,
        Method = Stamp(options),
        Warnings = [new(WarningCode.FewEvents, events)],
        Reading = Reading.Of(Key + "TooFewToSay", new ReadingNumber("events", events, NumberKind.Count)),
    };

    private static MethodStamp Stamp(MantelOptions o) => MethodStamp.Of(
        "mantel",
        1,
        new("metresAdded", o.MetresAdded),
        new("daysAdded", o.DaysAdded),
        new("permutations", o.Permutations),
        new("significance", o.Significance)) with
    { Seed = o.Permutations == 0 ? null : o.Seed };
}

/// <summary>Closeness of all pairs in space, and by the number of days between; nothing is kept for the pairs.</summary>
internal sealed class Closeness(PlanePosition[] places, int[] days, double[] byDays, double metresAdded)
{
    private (double Sum, double Squares, double Rows) _near;
    private (double Sum, double Squares, double Rows) _when;

    public int Count => places.Length;

    public static Closeness Of(IReadOnlyList<DatedEvent> events, MantelOptions options)
    {
        foreach (var e in events)
        {
            Require.Finite(e.Position.East, nameof(events));
            Require.Finite(e.Position.North, nameof(events));
        }
        int first = events.Min(e => e.Day), last = events.Max(e => e.Day);
        Require.NotMoreThan((double)last - first, 1e6, "days");
        double[] byDays = [.. Enumerable.Range(0, last - first + 1).Select(apart => 1 / (apart + options.DaysAdded))];
        return new Closeness([.. events.Select(e => e.Position)], [.. events.Select(e => e.Day - first)], byDays, options.MetresAdded);
    }

    /// <summary>Σ over pairs of the product, the days dealt to the places in the given order.</summary>
    public double Sum(int[] order, Oversight oversight)
    {
        var sum = 0.0;
        for (var i = 1; i < places.Length; i++)
        {
            if (i % 256 == 0) oversight.Look();
            var day = days[order[i]];
            for (var j = 0; j < i; j++) sum += Near(i, j) * byDays[Math.Abs(day - days[order[j]])];
        }
        return sum;
    }

    /// <summary>Goes through all pairs once, for the moments.</summary>
    public void Fill(Oversight oversight) => (_near, _when) = (Sums(Near, oversight), Sums(When, oversight));

    /// <summary>Exact mean and variance of the sum over all orders.</summary>
    public (double Mean, double Variance) Moments()
    {
        double n = places.Length;
        var (a, aa, ar) = _near;
        var (b, bb, br) = _when;
        var mean = a * b / (n * (n - 1));
        var square = (2 * aa * bb / (n * (n - 1)))
            + (4 * (ar - aa) * (br - bb) / (n * (n - 1) * (n - 2)))
            + (((a * a) - (4 * ar) + (2 * aa)) * ((b * b) - (4 * br) + (2 * bb)) / (n * (n - 1) * (n - 2) * (n - 3)));
        return (mean / 2, Math.Max(0, (square - (mean * mean)) / 4));
    }

    public double Correlation(double seen, double mean)
    {
        double pairs = places.Length * (places.Length - 1.0) / 2;
        double Spread((double Sum, double Squares, double Rows) s) => (s.Squares / 2 / pairs) - Math.Pow(s.Sum / 2 / pairs, 2);
        return (seen - mean) / pairs / Math.Sqrt(Spread(_near) * Spread(_when));
    }

    private double Near(int i, int j) => 1 / (Math.Sqrt(SpatialHash.SquaredDistance(places[i], places[j])) + metresAdded);

    private double When(int i, int j) => byDays[Math.Abs(days[i] - days[j])];

    /// <summary>Sum and sum of squares over ordered pairs, and the sum of the squared row sums; added in order, whatever the threads.</summary>
    private (double Sum, double Squares, double Rows) Sums(Func<int, int, double> closeness, Oversight oversight)
    {
        var ofRows = new (double Sum, double Squares)[places.Length];
        oversight.For(places.Length, i =>
        {
            double row = 0, squares = 0;
            for (var j = 0; j < places.Length; j++)
            {
                if (i == j) continue;
                var value = closeness(i, j);
                row += value;
                squares += value * value;
            }
            ofRows[i] = (row, squares);
        });
        return (ofRows.Sum(row => row.Sum), ofRows.Sum(row => row.Squares), ofRows.Sum(row => row.Sum * row.Sum));
    }
}
