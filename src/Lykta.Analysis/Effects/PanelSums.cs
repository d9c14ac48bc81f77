using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Effects;

/// <summary>
/// A balanced panel with one start collapses: given its sums before and after, the effect of the two-way Poisson model is the
/// ratio of ratios, and the score of each area needs its own two sums alone.
/// </summary>
internal sealed class PanelSums
{
    private readonly bool[] _isTreated;

    private PanelSums((double Before, double After)[] areas, bool[] isTreated) => (Areas, _isTreated) = (areas, isTreated);

    public (double Before, double After)[] Areas { get; }

    public int[] Treated => [.. Enumerable.Range(0, Areas.Length).Where(i => _isTreated[i])];

    public double Events => Areas.Sum(area => area.Before + area.After);

    public double? LogFactor => Log(Sum(true), Sum(false));

    public static PanelSums Of(AreaPanel panel)
    {
        var isTreated = new bool[panel.Counts.Count];
        foreach (var area in panel.Treated) isTreated[area] = true;
        return new PanelSums(panel.Halves(), isTreated);
    }

    public static double? Log((double Before, double After) treated, (double Before, double After) control) =>
        treated.Before > 0 && treated.After > 0 && control.Before > 0 && control.After > 0
            ? Math.Log(treated.After) - Math.Log(treated.Before) - Math.Log(control.After) + Math.Log(control.Before)
            : null;

    /// <summary>Standard error of the log factor, clustered by area, with the factor areas / (areas − 1).</summary>
    public double ClusteredError()
    {
        (double Before, double After) treated = Sum(true), control = Sum(false);
        var squares = 0.0;
        for (var i = 0; i < Areas.Length; i++)
        {
            var (before, after) = _isTreated[i] ? treated : control;
            var share = (Areas[i].Before + Areas[i].After) / (before + after);
            var score = ((Areas[i].After - (share * after)) / after) - ((Areas[i].Before - (share * before)) / before);
            squares += score * score;
        }
        return Math.Sqrt(squares * Areas.Length / (Areas.Length - 1));
    }

    /// <summary>
    /// The same by leaving out one area at a time (CV3), which is not too small with few areas; null when a side would be left
    /// without events.
    /// </summary>
    public double? JackknifeError()
    {
        if (LogFactor is not { } whole) return null;
        (double Before, double After) treated = Sum(true), control = Sum(false);
        var squares = 0.0;
        for (var i = 0; i < Areas.Length; i++)
        {
            var left = _isTreated[i]
                ? Log((treated.Before - Areas[i].Before, treated.After - Areas[i].After), control)
                : Log(treated, (control.Before - Areas[i].Before, control.After - Areas[i].After));
            if (left is not { } log) return null;
            squares += (log - whole) * (log - whole);
        }
        return Math.Sqrt(squares * (Areas.Length - 1) / Areas.Length);
    }

    /// <summary>Whether a fall to a single event would have been proven, were the counts Poisson.</summary>
    public bool CouldShow(double level)
    {
        var (before, _) = Sum(true);
        var control = Sum(false);
        if (Log((before, 1), control) is not { } log) return false;
        var error = Math.Sqrt((1 / before) + 1 + (1 / control.Before) + (1 / control.After));
        return -log > NormalDistribution.TwoSidedQuantile(level) * error;
    }

    private (double Before, double After) Sum(bool treated)
    {
        double before = 0, after = 0;
        for (var i = 0; i < Areas.Length; i++)
        {
            if (_isTreated[i] != treated) continue;
            before += Areas[i].Before;
            after += Areas[i].After;
        }
        return (before, after);
    }
}
