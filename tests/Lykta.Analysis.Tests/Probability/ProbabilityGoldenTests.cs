using Lykta.Analysis.Probability;
using Xunit;

namespace Lykta.Analysis.Tests.Probability;

public sealed class ProbabilityGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        foreach (var mean in new[] { 0, 0.3, 2.5, 15, 16, 700, 100_000 })
        {
            var m = mean;
            long[] counts = [-1, 0, 1, 2, 3, 7, 14, 15, 16, 17, 40, 650, 700, 760, 99_000, 100_000, 101_000];
            yield return ($"poisson {m}", () => counts.Select(k => (k, PoissonDistribution.Probability(k, m), PoissonDistribution.AtMost(k, m), PoissonDistribution.AtLeast(k, m))));
        }
        foreach (var (n, p) in new[] { (0L, 0.3), (1, 0.5), (10, 0.5), (10, 0), (10, 1), (15, 0.05), (16, 0.95), (1000, 0.3), (2000, 1e-4), (40, 0.0999), (40, 0.1), (40, 0.9) })
        {
            long[] counts = [-1, 0, 1, 2, n / 2, n - 2, n - 1, n, n + 1];
            yield return ($"binomial {n} {p}", () => counts.Select(k => (k, BinomialDistribution.Probability(k, n, p), BinomialDistribution.AtMost(k, n, p), BinomialDistribution.AtLeast(k, n, p))));
        }
        foreach (var (mean, variance) in new[] { (5, 5), (5, 5.5), (5, 5 + 1e-10), (10, 25), (0.5, 2.0), (50, 60), (0.1, 10), (300, 900) })
        {
            var d = new NegativeBinomialDistribution(mean, variance);
            long[] counts = [-1, 0, 1, 2, 3, 5, 6, 12, 40, 200, 400];
            yield return ($"negative binomial {mean} {variance}", () => counts.Select(k => (k, d.Probability(k), d.AtMost(k), d.AtLeast(k))));
            yield return ($"limits {mean} {variance}", () => new[] { 1e-9, 0.001, 0.01, 0.025, 0.2, 0.5, 0.9 }.Select(tail => (tail, d.LowerLimit(tail), d.UpperLimit(tail))));
            yield return ($"size {mean} {variance}", () => d.Size);
        }
        double[] scores = [-40, -3, -1, 0, 0.2, 1, 2.5, 8, 30, 38];
        yield return ("normal", () => scores.Select(z => (z, NormalDistribution.AtLeast(z), NormalDistribution.TwoSided(z))));
        double[] tails = [1e-300, 1e-20, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.99];
        yield return ("normal quantile", () => tails.Select(tail => (tail, NormalDistribution.UpperQuantile(tail), NormalDistribution.TwoSidedQuantile(1 - (tail / 2)))).Skip(2));
        yield return ("normal quantile, far", () => tails.Take(2).Select(NormalDistribution.UpperQuantile));
        foreach (var degrees in new[] { 0.5, 1, 3, 10, 29.5, 500 })
        {
            var d = degrees;
            yield return ($"student {d}", () => scores.Select(t => (t, StudentDistribution.AtLeast(t, d))));
            yield return ($"student quantile {d}", () => tails.Skip(2).Select(tail => (tail, StudentDistribution.UpperQuantile(tail, d))));
        }
        foreach (var (k, n) in new[] { (0L, 0L), (0, 5), (5, 5), (1, 5), (2, 28), (8, 28), (300, 1000), (1, 100_000) })
            yield return ($"clopper {k} {n}", () => new[] { 0.5, 0.95, 0.998 }.Select(level => ClopperPearson.Limits(k, n, level)));
        foreach (var run in Refusals()) yield return run;
    }

    private static IEnumerable<(string, Func<object?>)> Refusals()
    {
        yield return ("poisson mean", () => PoissonDistribution.Probability(1, -1));
        yield return ("poisson at most", () => PoissonDistribution.AtMost(1, -1));
        yield return ("poisson at least", () => PoissonDistribution.AtLeast(1, double.NaN));
        yield return ("binomial trials", () => BinomialDistribution.Probability(1, -1, 0.2));
        yield return ("binomial chance", () => BinomialDistribution.AtMost(1, 2, 1.2));
        yield return ("binomial chance below", () => BinomialDistribution.AtLeast(1, 2, -0.2));
        yield return ("negative binomial mean", () => new NegativeBinomialDistribution(0, 1));
        yield return ("negative binomial variance", () => new NegativeBinomialDistribution(2, 1.9));
        yield return ("negative binomial no variance", () => new NegativeBinomialDistribution(2, double.PositiveInfinity));
        yield return ("upper tail", () => new NegativeBinomialDistribution(2, 3).UpperLimit(0));
        yield return ("lower tail", () => new NegativeBinomialDistribution(2, 3).LowerLimit(1));
        yield return ("normal NaN", () => NormalDistribution.AtLeast(double.NaN));
        yield return ("normal tail", () => NormalDistribution.UpperQuantile(0));
        yield return ("normal level", () => NormalDistribution.TwoSidedQuantile(1));
        yield return ("student t", () => StudentDistribution.AtLeast(double.PositiveInfinity, 3));
        yield return ("student degrees", () => StudentDistribution.AtLeast(1, 0));
        yield return ("student tail", () => StudentDistribution.UpperQuantile(1, 3));
        yield return ("student quantile degrees", () => StudentDistribution.UpperQuantile(0.1, -3));
        yield return ("clopper count", () => ClopperPearson.Limits(-1, 3, 0.9));
        yield return ("clopper more", () => ClopperPearson.Limits(4, 3, 0.9));
        yield return ("clopper level", () => ClopperPearson.Limits(1, 3, 0));
    }

    [Fact]
    public void Probability_AllRuns_AreAsBefore() => Golden.Check("Probability", Runs());
}
