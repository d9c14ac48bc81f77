namespace Lykta.Analysis.HotSpots;

/// <summary>The numbers that every cell of a Gi* map is put together from.</summary>
internal sealed class GiJudged
{
    private readonly double[] _scores;
    private readonly Func<int, (double P, double Adjusted)> _test;
    private readonly double _significance;

    /// <summary>From scores, NaN where there is none, and the test of each cell that has one.</summary>
    public GiJudged(double[] scores, Func<int, (double P, double Adjusted)> test, double significance)
    {
        (_scores, _test, _significance) = (scores, test, significance);
        foreach (var score in scores)
            if (!double.IsNaN(score)) Tested++;
    }

    public int Tested { get; }

    public IReadOnlyList<GiStarCell?> Cells() => new ComputedList<GiStarCell?>(_scores.Length, At);

    public Reading Read()
    {
        if (Tested == 0) return Reading.Of("Analysis.HotSpots.TooFewToSay", new ReadingNumber("cells", _scores.Length, NumberKind.Count));
        int more = 0, fewer = 0;
        for (var i = 0; i < _scores.Length; i++)
        {
            if (double.IsNaN(_scores[i])) continue;
            var outcome = OutcomeOf(_scores[i], _test(i).Adjusted);
            if (outcome == Outcome.MoreThanExpected) more++;
            else if (outcome == Outcome.FewerThanExpected) fewer++;
        }
        return Reading.Of(
            "Analysis.HotSpots.Map",
            new("cells", Tested, NumberKind.Count),
            new("more", more, NumberKind.Count),
            new("fewer", fewer, NumberKind.Count));
    }

    private GiStarCell? At(int cell)
    {
        if (double.IsNaN(_scores[cell])) return null;
        var (p, adjusted) = _test(cell);
        return new GiStarCell(_scores[cell], p, adjusted, OutcomeOf(_scores[cell], adjusted));
    }

    private Outcome OutcomeOf(double score, double adjusted) =>
        adjusted > _significance ? Outcome.WithinNormal : score > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
}
