using Lykta.Analysis.Regression;
using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Regression;

public sealed class NegativeBinomialRegressionTests
{
    /// <summary>European red mites on 150 apple leaves (C. I. Bliss and R. A. Fisher, Biometrics 9, 1953): mean 1.14667, maximum likelihood k 1.02459.</summary>
    [Fact]
    public void Of_BlissAndFisherMites_Agrees()
    {
        int[] leaves = [70, 38, 17, 10, 9, 3, 2, 1];
        double[] counts = [.. leaves.SelectMany((number, mites) => Enumerable.Repeat((double)mites, number))];
        var fit = NegativeBinomialRegression.Of([.. counts.Select(_ => new[] { 1.0 })], counts)!;
        Math.Exp(fit.Fit.Coefficients[0]).ShouldBeRelatively(172.0 / 150, 1e-10);
        fit.Size!.Value.ShouldBe(1.02459, 5e-6);
        fit.IsConverged.ShouldBeTrue();
    }

    /// <summary>At the maximum no small step in any coefficient or in θ raises the log likelihood.</summary>
    [Fact]
    public void Of_WithSlope_IsTheMaximumOfTheLikelihood()
    {
        var random = new Random(8);
        double[] x = [.. Enumerable.Range(0, 200).Select(i => i / 100.0)];
        double[] y = [.. x.Select(v => (double)Poisson(random, Math.Exp(1 + v) * Gamma2(random)))];
        var fit = NegativeBinomialRegression.Of([.. x.Select(v => new[] { 1.0, v })], y)!;
        double Likelihood(double a, double b, double theta) => Enumerable.Range(0, 200).Sum(i =>
        {
            var mean = Math.Exp(a + (b * x[i]));
            return MathNet.Numerics.SpecialFunctions.GammaLn(y[i] + theta) - MathNet.Numerics.SpecialFunctions.GammaLn(theta)
                + (theta * Math.Log(theta / (theta + mean))) + (y[i] * Math.Log(mean / (theta + mean)));
        });
        double a = fit.Fit.Coefficients[0], b = fit.Fit.Coefficients[1], t = fit.Size!.Value, top = Likelihood(a, b, t);
        foreach (var h in new[] { -1e-3, 1e-3 })
        {
            Likelihood(a + h, b, t).ShouldBeLessThan(top);
            Likelihood(a, b + h, t).ShouldBeLessThan(top);
            Likelihood(a, b, t * (1 + h)).ShouldBeLessThan(top);
        }
        t.ShouldBeInRange(1.2, 3.5);
    }

    [Fact]
    public void Of_NoMoreThanPoisson_IsThePoissonFit()
    {
        double[] counts = [5, 5, 6, 5, 4, 5];
        var fit = NegativeBinomialRegression.Of([.. counts.Select(_ => new[] { 1.0 })], counts)!;
        fit.Size.ShouldBeNull();
        fit.Fit.Coefficients[0].ShouldBeRelatively(Math.Log(5), 1e-10);
        Should.Throw<ArgumentException>(() => NegativeBinomialRegression.Of([[1.0]], [0.5]));
    }

    [Fact]
    public void InterruptedSeries_NegativeBinomial_AgreesOnTheMeanAndTellsItsSize()
    {
        var random = new Random(20);
        int?[] counts = [.. Enumerable.Range(0, 60).Select(t => (int?)Poisson(random, (t < 30 ? 40 : 20) * Gamma2(random)))];
        var poisson = InterruptedSeries.Of(new Interruption(counts, 30));
        var burst = InterruptedSeries.Of(new Interruption(counts, 30) { IsNegativeBinomial = true });
        burst.Size!.Value.ShouldBeInRange(0.8, 5);
        burst.Level.Statistic!.Value.ShouldBe(poisson.Level.Statistic!.Value, 0.25);
        burst.Level.Interval!.Value.Contains(0.5).ShouldBeTrue();
        poisson.Level.Warns(WarningCode.Overdispersed).ShouldBeTrue();
        burst.Level.Warns(WarningCode.Overdispersed).ShouldBeFalse();
        poisson.Size.ShouldBeNull();
    }

    private static double Gamma2(Random random) => -0.5 * Math.Log((1 - random.NextDouble()) * (1 - random.NextDouble()));

    private static int Poisson(Random random, double mean)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        var count = 0;
        for (; product > limit; count++) product *= random.NextDouble();
        return count;
    }
}
