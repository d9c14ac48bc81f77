using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lykta.Analysis.Scan;

/// <summary>
/// The strongest window of one order of the days, found thirty-two first days at a time: only where a count reaches the line of
/// its group is the ratio itself worked out. One per thread.
/// </summary>
internal sealed class StripSweep(Strips strips, ScanOptions options, int events)
{
    private readonly short[] _upTo = new short[strips.UpTo.Length];
    private readonly int[] _fresh = new int[events];
    private readonly double[] _logs = [.. Enumerable.Range(0, events + 1).Select(k => Math.Log(Math.Max(1, k)))];
    private double _beaten;

    /// <summary>The ratio of the strongest window, or 0 when none beats the floor.</summary>
    public double Strongest(ReadOnlySpan<int> days, double floor)
    {
        _beaten = floor;
        for (var centre = 0; centre + 1 < strips.FirstMember.Length; centre++) OfCentre(centre, days);
        return _beaten > floor ? _beaten : 0;
    }

    private void OfCentre(int centre, ReadOnlySpan<int> days)
    {
        Array.Clear(_upTo);
        int inside = 0, fresh = 0;
        foreach (var member in strips.Members.AsSpan(strips.FirstMember[centre]..strips.FirstMember[centre + 1]))
        {
            var place = member < 0 ? ~member : member;
            foreach (var day in days[strips.FirstEvent[place]..strips.FirstEvent[place + 1]])
            {
                Take(day);
                _fresh[fresh++] = day;
            }
            if (member >= 0) continue;
            inside = fresh == 0 ? inside : inside + fresh;
            if (inside > strips.MostInside) return;
            for (var k = 0; k < fresh; k++) Around(_fresh[k], inside);
            fresh = 0;
        }
    }

    /// <summary>One more event before each later day.</summary>
    private void Take(int day)
    {
        var one = Vector512.Create((short)strips.Scale);
        ref var start = ref MemoryMarshal.GetArrayDataReference(_upTo);
        var end = (nuint)(_upTo.Length - Strips.Lanes);
        for (var k = (nuint)(strips.Pad + day + 1); k <= end; k += Strips.Lanes)
            (Vector512.LoadUnsafe(ref start, k) + one).StoreUnsafe(ref start, k);
    }

    private void Around(int day, int inside)
    {
        ref var upTo = ref MemoryMarshal.GetArrayDataReference(_upTo);
        ref var above = ref MemoryMarshal.GetArrayDataReference(strips.Above);
        var groups = strips.Groups;
        var lines = strips.Lines.AsSpan(2 * inside * groups.Length, 2 * groups.Length);
        for (var off = 0; off < groups[^1].Longest; off += Strips.Lanes)
        {
            var best = Vector512.Create(short.MinValue);
            var end = Vector512.LoadUnsafe(ref upTo, (nuint)(strips.Pad + day + 1 + off));
            for (var g = 0; g < groups.Length; g++)
            {
                var first = strips.Pad + day + 1 - groups[g].Longest + off;
                var more = Vector512.LoadUnsafe(ref above, (nuint)((g * _upTo.Length) + first)) * Vector512.Create(lines[(2 * g) + 1]);
                best = Vector512.Max(best, end - Vector512.LoadUnsafe(ref upTo, (nuint)first) - more - Vector512.Create(lines[2 * g]));
            }
            if (Vector512.GreaterThanOrEqualAny(best, Vector512<short>.Zero)) Examine(day, inside, off);
        }
    }

    /// <summary>The windows one by one, where a line was reached.</summary>
    private void Examine(int day, int inside, int off)
    {
        for (var g = 0; g < strips.Groups.Length; g++)
        {
            var (shortest, longest) = strips.Groups[g];
            int line = strips.Lines[2 * ((inside * strips.Groups.Length) + g)], slope = strips.Lines[(2 * ((inside * strips.Groups.Length) + g)) + 1];
            var from = strips.Pad + day + 1 - longest + off;
            for (var first = from; first < Math.Min(from + Strips.Lanes, strips.Pad + day + 1); first++)
            {
                if (first < strips.Pad) continue;
                if ((short)(_upTo[first + longest] - _upTo[first]) < line + (slope * strips.Above[(g * _upTo.Length) + first])) continue;
                for (var length = shortest; length <= longest; length++) Try(first, first + length, inside);
            }
        }
    }

    private void Try(int first, int end, int inside)
    {
        int count = (short)(_upTo[end] - _upTo[first]) / strips.Scale, all = strips.UpTo[end] - strips.UpTo[first];
        if (count < options.LeastEvents) return;
        var expected = inside * (double)all / events;
        if (count <= expected) return;
        var rest = events - count;
        // The last logarithm is not above this number, so that the ratio is not above the bound.
        var share = expected / events;
        var bound = (count * (_logs[count] + _logs[events] - _logs[inside] - _logs[all])) + (rest * (_logs[rest] - _logs[events] + (share / (1 - share))));
        if (bound * (1 + 1e-9) <= _beaten) return;
        var ratio = Likelihood.Ratio(events, count, expected);
        if (ratio > _beaten) _beaten = ratio;
    }
}
