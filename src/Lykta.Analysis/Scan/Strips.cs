namespace Lykta.Analysis.Scan;

/// <summary>
/// What all permutations of a scan share: the circles in flat lists, and for each number of events in a circle a line that the
/// count of a window must reach to beat the weakest ratio asked for. Windows are taken in groups of similar length.
/// </summary>
/// <remarks>
/// The count that a ratio asks for is a concave function of the expectation, as the divergence is convex in both, so that the
/// chord between the least and the most events of a group's windows never asks for too much.
/// </remarks>
internal sealed class Strips
{
    /// <summary>Windows examined at once.</summary>
    public const int Lanes = 32;

    private const int MostBytes = 200_000_000;
    private readonly ScanOptions _options;
    private readonly int _events;
    private double _knee;

    private Strips(Circles circles, int[] upTo, ScanOptions options)
    {
        (_options, _events, Days) = (options, upTo[^1], upTo.Length - 1);
        (FirstMember, Members, FirstEvent) = ([0, .. Sums(circles)], Flat(circles), circles.FirstEvent);
        Pad = options.LongestDays + Lanes;
        UpTo = new int[Pad + Days + Pad + Lanes];
        for (var k = 0; k < UpTo.Length; k++) UpTo[k] = upTo[Math.Clamp(k - Pad, 0, Days)];
        Groups = [.. GroupsOf(Math.Min(options.LongestDays, Days))];
        MostInside = (int)Math.Min(options.LargestShare * _events, Largest(circles));
    }

    /// <summary>Number of days.</summary>
    public int Days { get; }

    /// <summary>Places in front of the first day in the lists by day.</summary>
    public int Pad { get; }

    /// <summary>Events of the whole map before each day, with a margin on both sides.</summary>
    public int[] UpTo { get; }

    /// <summary>Shortest and longest windows of each group, in days.</summary>
    public (int Shortest, int Longest)[] Groups { get; }

    /// <summary>Where each centre's members begin; one more at the end.</summary>
    public int[] FirstMember { get; }

    /// <summary>Places by distance from each centre; the complement for one that ends a ring.</summary>
    public int[] Members { get; }

    public int[] FirstEvent { get; }

    /// <summary>Most events in a circle that is looked at.</summary>
    public int MostInside { get; }

    /// <summary>Units in which counts are compared with the lines; a power of two.</summary>
    public int Scale { get; private set; }

    /// <summary>For each group and first day the events of its shortest window above the least that matter.</summary>
    public short[] Above { get; private set; } = [];

    /// <summary>Start and slope of the line for each number of events inside and group.</summary>
    public short[] Lines { get; private set; } = [];

    /// <summary>Null when windows are better taken one by one: current ones, very long ones, or more events than small numbers hold.</summary>
    public static Strips? Of(Circles circles, int[] upTo, ScanOptions options, double floor)
    {
        if (options.IsCurrent || options.LongestDays > 3 * Lanes || floor <= 0) return null;
        var strips = new Strips(circles, upTo, options);
        var most = strips.MostIn(strips.Groups[^1].Longest);
        strips.Scale = 1 << 10;
        while (strips.Scale * (most + 2) > short.MaxValue) strips.Scale /= 2;
        if (strips.Scale < 16 || 4.0 * strips.Groups.Length * strips.MostInside > MostBytes) return null;
        strips.Draw(floor, most);
        return strips;
    }

    private static IEnumerable<int> Sums(Circles circles)
    {
        var sum = 0;
        foreach (var members in circles.Members) yield return sum += members.Length;
    }

    private static int[] Flat(Circles circles) =>
        [.. circles.Members.SelectMany(members => members.Select(member => member.EndsRing ? ~member.Place : member.Place))];

    private static int Largest(Circles circles) =>
        circles.Members.Max(members => members.Sum(member => circles.FirstEvent[member.Place + 1] - circles.FirstEvent[member.Place]));

    private static IEnumerable<(int Shortest, int Longest)> GroupsOf(int longest)
    {
        for (int from = 1, to; from <= longest; from = to + 1)
        {
            to = Math.Min(longest, Math.Max(from, (int)(from * 1.4)));
            yield return (from, to);
        }
    }

    private int MostIn(int length)
    {
        var most = 0;
        for (var k = 0; k + length < UpTo.Length; k++) most = Math.Max(most, UpTo[k + length] - UpTo[k]);
        return most;
    }

    private void Draw(double floor, int most)
    {
        _knee = new Likelihood(_events, floor).Limit(_options.LeastEvents) * (1 - 1e-3);
        Above = new short[Groups.Length * UpTo.Length];
        Lines = new short[2 * Groups.Length * (MostInside + 1)];
        for (var g = 0; g < Groups.Length; g++)
        {
            var length = Groups[g].Shortest;
            var (least, largest) = Range(length);
            for (var k = 0; k + length < UpTo.Length; k++)
                Above[(g * UpTo.Length) + k] = (short)(Math.Clamp(UpTo[k + length] - UpTo[k], least, largest) - least);
            for (var inside = 1; inside <= MostInside; inside++)
                Line(inside, (least, largest), (floor, most), Lines.AsSpan(2 * ((inside * Groups.Length) + g), 2));
        }
    }

    /// <summary>Fewest and most events of the whole map in windows of a length; windows with fewer than the least cluster hold none.</summary>
    private (int Least, int Most) Range(int length)
    {
        int least = int.MaxValue, most = 0;
        for (var k = Pad; k + length <= Pad + Days; k++)
        {
            least = Math.Min(least, UpTo[k + length] - UpTo[k]);
            most = Math.Max(most, UpTo[k + length] - UpTo[k]);
        }
        least = Math.Max(least, _options.LeastEvents);
        return (least, Math.Max(least, most));
    }

    private void Line(int inside, (int Least, int Most) days, (double Floor, int Most) asked, Span<short> line)
    {
        double start = Math.Min(Needed(inside, days.Least, asked.Floor), asked.Most + 1), end = Math.Min(Needed(inside, days.Most, asked.Floor), asked.Most + 1);
        var range = days.Most - days.Least;
        // No cluster is smaller than the least one: the line may go through the point where that one is asked for.
        var knee = _knee * _events / inside;
        if (end <= _options.LeastEvents) (start, end) = (_options.LeastEvents, _options.LeastEvents);
        else if (start < _options.LeastEvents && knee < days.Most)
            start = Math.Min(end, _options.LeastEvents - ((end - _options.LeastEvents) / (days.Most - knee) * (knee - days.Least)));
        var slope = range == 0 ? 0 : Math.Max(0, Math.Round(Scale * (end - start) / range));
        line[0] = (short)Math.Floor(Math.Min(Scale * start, (Scale * end) - (slope * range)));
        line[1] = (short)slope;
    }

    /// <summary>The count that beats the floor, a little less than exact, when the circle holds so many and the days so many events.</summary>
    private double Needed(int inside, int days, double floor)
    {
        double expected = (double)inside * days / _events, third = floor / 3;
        var count = expected + third + Math.Sqrt((third * third) + (2 * floor * expected));
        for (var step = 0; step < 30; step++)
        {
            if (count >= _events) return _events;
            double rise = Math.Log(count / expected), fall = Math.Log((_events - count) / (_events - expected));
            var move = ((count * rise) + ((_events - count) * fall) - floor) / (rise - fall);
            count -= move;
            if (Math.Abs(move) < 1e-4) break;
        }
        return count - 0.01;
    }
}
