using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Scan;

/// <summary>A cluster in space and time.</summary>
/// <param name="Centre">Centre of the circle in metres, one of the events' places.</param>
/// <param name="RadiusInMetres">Distance to the farthest place inside; 0 for a single place.</param>
/// <param name="FirstDay">First day, in the numbering of the events.</param>
/// <param name="LastDay">Last day, included.</param>
/// <param name="Events">Events inside.</param>
/// <param name="Expected">Expected inside if place and day had nothing to do with each other.</param>
/// <param name="LogLikelihoodRatio">Strength of the cluster.</param>
/// <param name="P">Share of the permutations whose strongest cluster is as strong, (r + 1) / (B + 1).</param>
/// <param name="RecurrenceDays">How seldom chance gives such a cluster when one looks as often as stated, in days; null unless current.</param>
/// <param name="Outcome">More than expected when p is at most the level, otherwise within normal.</param>
public readonly record struct ScanCluster(
    PlanePosition Centre, double RadiusInMetres, int FirstDay, int LastDay, int Events, double Expected,
    double LogLikelihoodRatio, double P, double? RecurrenceDays, Outcome Outcome);

/// <summary>What a scan found.</summary>
/// <param name="Clusters">Strongest first, none sharing a place with a stronger one; empty when no window is above its expectation.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Places">Number of different places.</param>
/// <param name="Permutations">Permutations run; fewer than asked for when stopped early.</param>
/// <param name="Warnings">Few events, shared coordinate.</param>
/// <param name="Method">The method and its parameters.</param>
/// <param name="Reading">The sentence about the strongest cluster.</param>
public sealed record ScanResult(
    IReadOnlyList<ScanCluster> Clusters, int Events, int Places, int Permutations,
    IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading) : IResult<ScanResult>
{
    /// <summary>Number of events.</summary>
    public double N => Events;

    /// <inheritdoc/>
    public ScanResult Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>The space–time permutation scan: is there a circle with more events in some days than its share, from cases alone?</summary>
/// <remarks>
/// Expert tool. Days are permuted over places. Places at the same distance are taken in together (SaTScan takes them one by one,
/// in the order of the file). An area that grows (new housing, a new way to report) alarms as well; running it daily needs the
/// recurrence interval, not p. Source: M. Kulldorff et al., PLoS Medicine 2 (2005); J. Besag and P. Clifford, Biometrika 78
/// (1991); docs/methods/space-time-permutation.md.
/// </remarks>
public static class SpaceTimePermutation
{
    /// <summary>Fewest events for a scan.</summary>
    public const int LeastEvents = 50;

    private const string Key = "Analysis.Scan.";
    private const double MostWindows = 2e12;
    private const int Block = 64;

    /// <summary>Scans the events.</summary>
    /// <param name="events">Positions in metres and day numbers; the days span less than 36 600.</param>
    /// <param name="options">Choices; null gives the defaults.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The clusters; none, and too few to say, with fewer than <see cref="LeastEvents"/> events.</returns>
    /// <exception cref="ArgumentException">A position that is not finite, a choice out of range, or too large a question.</exception>
    public static ScanResult Of(IReadOnlyList<DatedEvent> events, ScanOptions? options = null, Oversight oversight = default)
    {
        var choices = options ?? new ScanOptions();
        choices.Check();
        if (events.Count < LeastEvents)
            return new ScanResult([], events.Count, 0, 0, [new(WarningCode.FewEvents, events.Count)], Stamp(choices), Read([], events.Count));
        int first = events.Min(e => e.Day), last = events.Max(e => e.Day);
        Require.NotMoreThan((double)last - first, 36_600, "days");
        var circles = Circles.Of(events, choices.LargestRadiusInMetres, oversight);
        int[] days = [.. circles.EventsByPlace.Select(i => events[i].Day - first)];
        var upTo = UpTo(days, last - first + 1);
        var found = Find(circles, days, upTo, choices, oversight);
        var (exceeding, run) = found.Count == 0 ? ([], 0) : Permute(circles, days, upTo, found, choices, oversight);
        ScanCluster[] clusters = [.. found.Select((window, k) => Describe(circles, window, first, exceeding[k], run, choices))];
        IReadOnlyList<Warning> warnings = HotSpots.SharedCoordinates.Suspect([.. events.Select(e => e.Position)]) is { } share
            ? [new(WarningCode.SharedCoordinate, share)] : [];
        return new ScanResult(clusters, events.Count, circles.Places.Length, run, warnings, Stamp(choices), Read(clusters, events.Count));
    }

    private static int[] UpTo(int[] days, int length)
    {
        var upTo = new int[length + 1];
        foreach (var day in days) upTo[day + 1]++;
        for (var day = 0; day < length; day++) upTo[day + 1] += upTo[day];
        return upTo;
    }

    /// <summary>The strongest window of each centre, then the strongest of those that share no place.</summary>
    private static List<Window> Find(Circles circles, int[] days, int[] upTo, ScanOptions options, Oversight oversight)
    {
        var sweep = new Sweep(circles, options, upTo);
        var ofCentres = new List<Window>();
        for (var centre = 0; centre < circles.Places.Length; centre++)
        {
            if (centre % 100 == 0) oversight.Look();
            if (sweep.OfCentre(centre, days, new Likelihood(days.Length, 0)) is { } window) ofCentres.Add(window);
        }
        Require.NotMoreThan((double)sweep.Windows * (options.StopAfter > 0 ? 10.0 * options.StopAfter : options.Permutations), MostWindows, "windows");
        var taken = new HashSet<int>();
        var found = new List<Window>();
        foreach (var window in ofCentres.OrderByDescending(w => w.Ratio).ThenBy(w => w.Members).ThenBy(w => w.Centre))
        {
            var inside = circles.Members[window.Centre].Take(window.Members).Select(member => member.Place).ToList();
            if (found.Count == options.MostClusters || inside.Any(taken.Contains)) continue;
            taken.UnionWith(inside);
            found.Add(window);
        }
        return found;
    }

    /// <summary>For each cluster how many permutations are as strong, and how many were run.</summary>
    private static (int[] Exceeding, int Run) Permute(
        Circles circles, int[] days, int[] upTo, List<Window> found, ScanOptions options, Oversight oversight)
    {
        var floor = found[^1].Ratio * (1 - 1e-9);
        var strongest = new double[options.Permutations];
        var strips = Strips.Of(circles, upTo, options, floor);
        var meter = oversight.Count(options.Permutations);
        var silent = oversight with { Progress = null };
        var run = 0;
        for (var hits = 0; run < options.Permutations && (options.StopAfter == 0 || hits < options.StopAfter);)
        {
            var from = run;
            var size = options.StopAfter == 0 ? options.Permutations : Math.Min(Block, options.Permutations - from);
            silent.For(size, () => (Find: Strongest(strips, circles, upTo, options, floor), Days: new int[days.Length]), (step, own) =>
            {
                days.CopyTo(own.Days, 0);
                new CounterRandom(options.Seed, (ulong)(from + step)).Shuffle(own.Days.AsSpan());
                strongest[from + step] = own.Find(own.Days);
                meter.Tick();
                return own;
            });
            for (var step = 0; step < size && (options.StopAfter == 0 || hits < options.StopAfter); step++, run++)
                if (strongest[run] >= found[0].Ratio * (1 - 1e-9)) hits++;
        }
        return ([.. found.Select(window => strongest.Take(run).Count(ratio => ratio >= window.Ratio * (1 - 1e-9)))], run);
    }

    /// <summary>The ratio of the strongest window above the floor for an order of the days, 0 for none; for one thread.</summary>
    internal static Func<int[], double> Strongest(Strips? strips, Circles circles, int[] upTo, ScanOptions options, double floor)
    {
        if (strips is not null)
        {
            var fast = new StripSweep(strips, options, upTo[^1]);
            return days => fast.Strongest(days, floor);
        }
        var sweep = new Sweep(circles, options, upTo);
        var prepared = new Likelihood(upTo[^1], floor);
        return days => sweep.Strongest(days, prepared.Copy())?.Ratio ?? 0;
    }

    private static ScanCluster Describe(Circles circles, Window window, int first, int exceeding, int run, ScanOptions options)
    {
        var stopped = options.StopAfter > 0 && exceeding == options.StopAfter && run < options.Permutations;
        var p = stopped ? (double)exceeding / run : (exceeding + 1.0) / (run + 1);
        return new ScanCluster(
            circles.Places[window.Centre],
            circles.Members[window.Centre][window.Members - 1].Distance,
            first + window.FirstDay,
            first + window.LastDay,
            window.Events,
            window.Expected,
            window.Ratio,
            p,
            options.IsCurrent ? options.DaysBetweenAnalyses / p : null,
            p <= options.Significance ? Outcome.MoreThanExpected : Outcome.WithinNormal);
    }

    private static Reading Read(ScanCluster[] clusters, int events)
    {
        if (events < LeastEvents)
            return Reading.Of(Key + "TooFewToSay", new("events", events, NumberKind.Count), new("leastEvents", LeastEvents, NumberKind.Count));
        if (clusters.Length == 0) return Reading.Of(Key + "Nothing", new ReadingNumber("events", events, NumberKind.Count));
        var top = clusters[0];
        return Reading.Of(
            Key + (top.Outcome == Outcome.MoreThanExpected ? "Found" : "NotSure"),
            new("observed", top.Events, NumberKind.Count),
            new("expected", top.Expected, NumberKind.MeanCount),
            new("radius", top.RadiusInMetres, NumberKind.Metres),
            new("days", top.LastDay - top.FirstDay + 1, NumberKind.Days));
    }

    private static MethodStamp Stamp(ScanOptions o) => MethodStamp.Of(
        "space-time-permutation",
        1,
        new("largestRadiusInMetres", o.LargestRadiusInMetres),
        new("longestDays", o.LongestDays),
        new("largestShare", o.LargestShare),
        new("leastEvents", o.LeastEvents),
        new("isCurrent", o.IsCurrent ? 1 : 0),
        new("permutations", o.Permutations),
        new("stopAfter", o.StopAfter),
        new("significance", o.Significance),
        new("daysBetweenAnalyses", o.DaysBetweenAnalyses)) with
    { Seed = o.Seed };
}
