namespace Lykta.Analysis.Autocorrelation;

/// <summary>The numbers that every area of a local Moran map is put together from.</summary>
/// <param name="Lattice">The areas that have neighbours.</param>
/// <param name="Sums">Sum of each one's neighbours' deviations.</param>
/// <param name="Tails">How many draws are at least as far out; −1 for an area that is not judged.</param>
/// <param name="Levels">What a tail is as a p-value.</param>
/// <param name="Significance">Level of the adjusted p-value.</param>
internal sealed record LocalMoranJudged(Lattice Lattice, double[] Sums, int[] Tails, Levels Levels, double Significance)
{
    private const string Key = "Analysis.LocalMoran.";

    public static Reading TooFew(int areas) => Reading.Of(Key + "TooFewToSay", new ReadingNumber("areas", areas, NumberKind.Count));

    public IReadOnlyList<LocalMoranArea?> Areas(int count) => new ComputedList<LocalMoranArea?>(count, At);

    public Reading Read()
    {
        if (Levels.Tests == 0) return TooFew(Tails.Length);
        int high = 0, low = 0, odd = 0;
        for (var i = 0; i < Tails.Length; i++)
        {
            if (Tails[i] < 0 || Levels.Of(Tails[i]).Adjusted > Significance) continue;
            var quadrant = QuadrantOf(Lattice.Deviations[i], Lag(i));
            if (quadrant == Quadrant.HighHigh) high++;
            else if (quadrant == Quadrant.LowLow) low++;
            else odd++;
        }
        return Reading.Of(
            Key + "Map",
            new("areas", Levels.Tests, NumberKind.Count),
            new("high", high, NumberKind.Count),
            new("low", low, NumberKind.Count),
            new("odd", odd, NumberKind.Count));
    }

    private LocalMoranArea? At(int area)
    {
        if (Lattice.PlaceOf(area) is not (>= 0 and var i) || Tails[i] < 0) return null;
        double own = Lattice.Deviations[i], lag = Lag(i);
        var (p, adjusted) = Levels.Of(Tails[i]);
        var outcome = adjusted > Significance ? Outcome.WithinNormal : own > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        return new LocalMoranArea(own * lag * Lattice.N / Lattice.SumOfSquares, p, adjusted, QuadrantOf(own, lag), outcome);
    }

    private double Lag(int i) => Sums[i] / Lattice.Neighbours.Of(i).Length;

    private static Quadrant QuadrantOf(double own, double lag) => (own > 0, lag > 0) switch
    {
        (true, true) => Quadrant.HighHigh,
        (true, false) => Quadrant.HighLow,
        (false, true) => Quadrant.LowHigh,
        _ => Quadrant.LowLow,
    };
}
