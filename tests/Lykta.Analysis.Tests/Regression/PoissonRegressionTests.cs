using Lykta.Analysis.Regression;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Regression;

public sealed class PoissonRegressionTests
{
    private static readonly double[] Counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];

    private static readonly double[][] Design =
        [.. Enumerable.Range(0, 9).Select(i => new double[] { 1, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0, i / 3 == 1 ? 1 : 0, i / 3 == 2 ? 1 : 0 })];

    /// <summary>Dobson, An Introduction to Generalized Linear Models (1990), p. 93, the example of R's glm; 15 digits by mpmath.</summary>
    [Fact]
    public void Fit_Dobson_Agrees()
    {
        var fit = PoissonRegression.Fit(Design, Counts)!;
        fit.Coefficients[0].ShouldBeRelatively(3.04452243772342);
        fit.Coefficients[1].ShouldBeRelatively(-0.454255272277596);
        fit.Coefficients[2].ShouldBeRelatively(-0.292987124681474);
        fit.Coefficients[3].ShouldBe(0, 1e-10);
        Math.Sqrt(fit.Covariance(0, 0)).ShouldBeRelatively(0.170898651856442);
        Math.Sqrt(fit.Covariance(1, 1)).ShouldBeRelatively(0.202170759193846);
        fit.Deviance.ShouldBeRelatively(5.12914107700115);
        fit.Dispersion(Counts)!.Value.ShouldBeRelatively(1.29330040526849);
        fit.IsConverged.ShouldBeTrue();
    }

    [Fact]
    public void Fit_Offset_IsTheSameAsRates()
    {
        double[][] ones = [[1], [1], [1]];
        PoissonRegression.Fit(ones, [3, 10, 7], [Math.Log(1), Math.Log(5), Math.Log(4)])!.Coefficients[0].ShouldBeRelatively(Math.Log(2));
    }

    [Fact]
    public void Fit_WeightTwo_IsTheSameAsTwice()
    {
        double[][] once = [[1, 0], [1, 1], [1, 2], [1, 3]];
        var weighted = PoissonRegression.Fit(once, [3, 6, 8, 20], weights: [1, 2, 1, 1])!;
        var doubled = PoissonRegression.Fit([.. once, [1, 1]], [3, 6, 8, 20, 6])!;
        weighted.Coefficients[1].ShouldBeRelatively(doubled.Coefficients[1]);
        weighted.Covariance(1, 1).ShouldBeRelatively(doubled.Covariance(1, 1));
    }

    [Fact]
    public void Fit_NothingToFit_IsUndefined()
    {
        PoissonRegression.Fit([[1], [1]], [0, 0]).ShouldBeNull();
        PoissonRegression.Fit([[1, 1], [1, 1], [1, 1]], [1, 2, 3]).ShouldBeNull();
        PoissonRegression.Fit([], []).ShouldBeNull();
        Should.Throw<ArgumentException>(() => PoissonRegression.Fit([[1]], [1, 2]));
    }

    /// <summary>The definition computed with 30 digits (mpmath), 14 periods, two lags.</summary>
    [Fact]
    public void NeweyWest_TwoLags_Agrees()
    {
        double[] counts = [12, 15, 9, 14, 18, 20, 16, 22, 19, 25, 21, 27, 24, 30];
        double[][] design = [.. Enumerable.Range(0, 14).Select(i => new double[] { 1, i })];
        var fit = PoissonRegression.Fit(design, counts)!;
        fit.Coefficients[1].ShouldBeRelatively(0.0667956635974085);
        var covariance = NeweyWest.Covariance(fit, design, counts, 2);
        covariance[0].ShouldBeRelatively(0.004151148959781, 1e-9);
        covariance[1].ShouldBeRelatively(-0.00038587435939214, 1e-9);
        covariance[3].ShouldBeRelatively(4.07734390663132e-5, 1e-9);
    }
}
