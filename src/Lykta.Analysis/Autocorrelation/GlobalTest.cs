using Lykta.Analysis.Probability;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>What Moran's I and Geary's C have in common: judged by their moments or by permuting the values over the areas.</summary>
internal static class GlobalTest
{
    /// <summary>One of the two statistics.</summary>
    /// <param name="Name">Name of the method.</param>
    /// <param name="Key">First part of the sentence's key.</param>
    /// <param name="Statistic">From deviations in any order.</param>
    /// <param name="Mean">Under randomisation.</param>
    /// <param name="Variance">Under randomisation.</param>
    /// <param name="LowIsAlike">Whether a low value means that neighbours are alike.</param>
    internal sealed record Question(
        string Name, string Key, Func<double[], double> Statistic, double Mean, double Variance, bool LowIsAlike);

    public static Estimate Judge(Lattice lattice, Question question, AutocorrelationOptions options, int islands, Oversight oversight)
    {
        if (lattice.N < 4) return Nothing(lattice, question, options, islands, UndefinedReason.ZeroDenominator);
        if (!lattice.HasVariation) return Nothing(lattice, question, options, islands, UndefinedReason.NoVariation);
        var seen = question.Statistic(lattice.Deviations);
        var p = options.Permutations == 0
            ? Normal(seen, question, lattice.N)
            : Permute(lattice, question, seen, options, oversight);
        var alike = seen > question.Mean != question.LowIsAlike;
        var outcome = lattice.N < options.LeastAreas ? Outcome.TooFewToSay
            : p > options.Significance ? Outcome.WithinNormal
            : alike ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        return new Estimate
        {
            Statistic = seen,
            P = p,
            Outcome = outcome,
            N = lattice.N,
            Method = Stamp(question, options),
            Warnings = Warn(lattice, options, islands),
            Reading = Read(question, outcome, seen, lattice.N),
        };
    }

    /// <summary>When every order gives the same number, as where all are neighbours of all, the variance is nothing but rounding and nothing stands out.</summary>
    private static double Normal(double seen, Question question, int areas) =>
        question.Variance > 1e-7 / ((double)areas * areas)
            ? NormalDistribution.TwoSided((seen - question.Mean) / Math.Sqrt(question.Variance)) : 1;

    private static double Permute(Lattice lattice, Question question, double seen, AutocorrelationOptions options, Oversight oversight)
    {
        int atLeast = 0, atMost = 0;
        var slack = 1e-12 * Math.Max(1, Math.Abs(seen));
        oversight.For(options.Permutations, () => new double[lattice.N], (b, deck) =>
        {
            lattice.Deviations.CopyTo(deck, 0);
            new CounterRandom(options.Seed, (ulong)b).Shuffle(deck.AsSpan());
            var drawn = question.Statistic(deck);
            if (drawn >= seen - slack) Interlocked.Increment(ref atLeast);
            if (drawn <= seen + slack) Interlocked.Increment(ref atMost);
            return deck;
        });
        return Math.Min(1, 2 * (Math.Min(atLeast, atMost) + 1.0) / (options.Permutations + 1));
    }

    private static Estimate Nothing(Lattice lattice, Question question, AutocorrelationOptions options, int islands, UndefinedReason reason) => new()
    {
        Undefined = reason,
        Outcome = Outcome.TooFewToSay,
        N = lattice.N,
        Method = Stamp(question, options),
        Warnings = Warn(lattice, options, islands),
        Reading = Read(question, Outcome.TooFewToSay, 0, lattice.N),
    };

    internal static List<Warning> Warn(Lattice lattice, AutocorrelationOptions options, int islands)
    {
        var warnings = new List<Warning>();
        if (lattice.N < options.LeastAreas) warnings.Add(new(WarningCode.FewAreas, lattice.N));
        if (islands > 0) warnings.Add(new(WarningCode.Islands, islands));
        return warnings;
    }

    private static Reading Read(Question question, Outcome outcome, double seen, int areas)
    {
        ReadingNumber number = new("areas", areas, NumberKind.Count);
        return outcome == Outcome.TooFewToSay
            ? Reading.Of(question.Key + outcome, number)
            : Reading.Of(question.Key + outcome, number, new("statistic", seen, NumberKind.Score));
    }

    private static MethodStamp Stamp(Question question, AutocorrelationOptions o) => new(
        question.Name,
        2,
        [
            new("weighting", (int)o.Weighting), new("permutations", o.Permutations), new("significance", o.Significance),
            new("leastAreas", o.LeastAreas),
        ])
    {
        Seed = o.Permutations == 0 ? null : o.Seed,
    };
}
