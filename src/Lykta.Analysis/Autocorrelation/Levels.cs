namespace Lykta.Analysis.Autocorrelation;

/// <summary>The p-values of a test by permutation, which are as few as its draws, each with its value adjusted for all tests.</summary>
internal sealed class Levels
{
    private readonly double[] _p;
    private readonly double[] _adjusted;

    private Levels(double[] p, int[] tests)
    {
        (_p, _adjusted) = (p, MultipleTesting.AdjustLevels(p, tests));
        Tests = tests.Sum();
    }

    /// <summary>How many were tested.</summary>
    public int Tests { get; }

    /// <summary>From the tails of <see cref="SharedDraws"/>.</summary>
    public static Levels Of(int[] tails, int permutations)
    {
        var p = new double[permutations + 1];
        for (var tail = 0; tail <= permutations; tail++) p[tail] = Math.Min(1, 2 * (tail + 1.0) / (permutations + 1));
        var tests = new int[p.Length];
        foreach (var tail in tails)
            if (tail >= 0) tests[tail]++;
        return new Levels(p, tests);
    }

    /// <summary>Two-sided p-value, twice the tail with what was seen as one of the draws, and the adjusted one.</summary>
    public (double P, double Adjusted) Of(int tail) => (_p[tail], _adjusted[tail]);
}
