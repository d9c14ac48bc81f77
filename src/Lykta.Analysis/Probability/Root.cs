namespace Lykta.Analysis.Probability;

/// <summary>Newton's method kept inside a bracket by bisection; the function must change sign in the bracket.</summary>
internal static class Root
{
    public static double Find(Func<double, (double Value, double Slope)> function, double low, double high, double start)
    {
        var rising = function(high).Value > 0;
        var x = start > low && start < high ? start : (low + high) / 2;
        for (var step = 0; step < 200; step++)
        {
            var (value, slope) = function(x);
            if (value == 0) return x;
            if (value > 0 == rising) high = x; else low = x;
            var next = x - (value / slope);
            if (!(next > low && next < high)) next = low + ((high - low) / 2);
            if (Math.Abs(next - x) <= 1e-15 * Math.Abs(next) || next == low || next == high) return next;
            x = next;
        }
        return x;
    }
}
