namespace Lykta.Analysis.Scan;

/// <summary>A window that beat the others: a circle by centre and number of members, and days counted from the first.</summary>
internal readonly record struct Window(int Centre, int Members, int FirstDay, int LastDay, int Events, double Expected, double Ratio);

/// <summary>
/// Goes through all circles and windows for one order of the days. Only windows that begin and end on a day with an event, and
/// that hold an event of the newest ring, can be the strongest.
/// </summary>
internal sealed class Sweep
{
    private readonly Circles _circles;
    private readonly ScanOptions _options;
    private readonly int[] _upTo;
    private readonly int[] _counts;
    private readonly List<int> _active = [];
    private readonly List<int> _fresh = [];
    private readonly int _lastDay;

    /// <summary>Makes the counters of one thread.</summary>
    /// <param name="circles">The circles.</param>
    /// <param name="options">Choices.</param>
    /// <param name="upTo">Events before each day; the last number is all events.</param>
    public Sweep(Circles circles, ScanOptions options, int[] upTo)
    {
        (_circles, _options, _upTo) = (circles, options, upTo);
        _counts = new int[upTo.Length - 1];
        _lastDay = upTo.Length - 2;
    }

    public long Windows { get; private set; }

    private double Events => _upTo[^1];

    /// <summary>The strongest window above what the likelihood asks for, or null; raises the likelihood's bar.</summary>
    public Window? Strongest(int[] days, Likelihood likelihood)
    {
        Window? best = null;
        for (var centre = 0; centre < _circles.Members.Length; centre++)
            if (OfCentre(centre, days, likelihood) is { } window) best = window;
        return best;
    }

    public Window? OfCentre(int centre, int[] days, Likelihood likelihood)
    {
        Window? best = null;
        var inside = 0;
        var members = _circles.Members[centre];
        for (var k = 0; k < members.Length; k++)
        {
            inside += Take(members[k].Place, days);
            if (!members[k].EndsRing) continue;
            if (inside > _options.LargestShare * Events) break;
            foreach (var day in _fresh)
                best = (_options.IsCurrent ? Current(inside, likelihood) : Around(day, inside, likelihood)) is { } found
                    ? found with { Centre = centre, Members = k + 1 } : best;
            _fresh.Clear();
        }
        foreach (var day in _active) _counts[day] = 0;
        _active.Clear();
        _fresh.Clear();
        return best;
    }

    private int Take(int place, int[] days)
    {
        int from = _circles.FirstEvent[place], to = _circles.FirstEvent[place + 1];
        for (var e = from; e < to; e++)
        {
            var day = days[e];
            if (_counts[day]++ == 0) _active.Insert(~_active.BinarySearch(day), day);
            if (_options.IsCurrent ? _fresh.Count == 0 && day > _lastDay - _options.LongestDays : !_fresh.Contains(day)) _fresh.Add(day);
        }
        return to - from;
    }

    private Window? Around(int day, int inside, Likelihood likelihood)
    {
        Window? best = null;
        var at = _active.BinarySearch(day);
        var before = 0;
        for (var a = at; a >= 0 && day - _active[a] < _options.LongestDays; a--)
        {
            var first = _active[a];
            before += _counts[first];
            var count = before;
            for (var b = at; b < _active.Count && _active[b] - first < _options.LongestDays; b++)
            {
                if (b > at) count += _counts[_active[b]];
                best = Try(count, inside, first, _active[b], likelihood) ?? best;
            }
        }
        return best;
    }

    private Window? Current(int inside, Likelihood likelihood)
    {
        Window? best = null;
        var count = 0;
        for (var a = _active.Count - 1; a >= 0 && _lastDay - _active[a] < _options.LongestDays; a--)
        {
            count += _counts[_active[a]];
            best = Try(count, inside, _active[a], _lastDay, likelihood) ?? best;
        }
        return best;
    }

    private Window? Try(int count, int inside, int first, int last, Likelihood likelihood)
    {
        Windows++;
        if (count < _options.LeastEvents) return null;
        var expected = inside * (double)(_upTo[last + 1] - _upTo[first]) / Events;
        if (!likelihood.Beats(count, expected)) return null;
        var ratio = likelihood.Ratio(count, expected);
        if (ratio <= likelihood.Beaten) return null;
        likelihood.Raise(ratio);
        return new Window(0, 0, first, last, count, expected, ratio);
    }
}
