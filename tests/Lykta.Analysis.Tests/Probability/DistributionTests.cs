using Lykta.Analysis.Probability;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Probability;

/// <summary>Expected values: mpmath 1.3 with 40 digits, through the incomplete gamma and beta functions.</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData(10, 2.5, 0.00027735209462083604578, 0.99993837308987501563)]
    [InlineData(80, 20, 4.6171994563209053536e-24, 1.0)]
    [InlineData(1000, 700, 1.0158583345333216375e-26, 1.0)]
    [InlineData(100300, 100000, 0.17177944996081051911, 0.8290241166102980374)]
    [InlineData(3, 5, 0.87534798051691885871, 0.2650259152973617058)]
    [InlineData(500, 50, 5.3643869635226485102e-307, 1.0)]
    public void Poisson_Tails_AreRightInRelativeTerms(long count, double mean, double atLeast, double atMost)
    {
        PoissonDistribution.AtLeast(count, mean).ShouldBeRelatively(atLeast);
        PoissonDistribution.AtMost(count, mean).ShouldBeRelatively(atMost);
    }

    [Theory]
    [InlineData(9, 10, 0.5, 0.0107421875, 0.9990234375)]
    [InlineData(60, 100, 0.25, 1.3268346743587381928e-13, 0.99999999999997131688)]
    [InlineData(700, 1000, 0.3, 2.1719162763987846345e-149, 1.0)]
    [InlineData(5, 2000, 0.0001, 2.2478353456530742958e-6, 0.99999992561412481458)]
    [InlineData(20, 28, 0.5, 0.017849069088697433472, 0.99372952431440353394)]
    public void Binomial_Tails_AreRightInRelativeTerms(long count, long trials, double chance, double atLeast, double atMost)
    {
        BinomialDistribution.AtLeast(count, trials, chance).ShouldBeRelatively(atLeast);
        BinomialDistribution.AtMost(count, trials, chance).ShouldBeRelatively(atMost);
    }

    [Theory]
    [InlineData(12, 5, 5.5, 0.0081261319861491224177, 0.99660229157141065549)]
    [InlineData(40, 10, 25, 0.000044715611264484518348, 0.99996963109842864077)]
    [InlineData(200, 50, 60, 2.2593868702942099044e-43, 1.0)]
    [InlineData(3, 0.5, 2, 0.063681410753132341064, 0.95982990040069353006)]
    [InlineData(0, 7, 9, 1.0, 0.0021181684701339697273)]
    [InlineData(10, 2.5, 2.5, 0.00027735209462083604578, 0.99993837308987501563)]
    [InlineData(400, 30, 300, 1.0433176779088163993e-15, 0.99999999999999905567)]
    public void NegativeBinomial_Tails_AreRightInRelativeTerms(long count, double mean, double variance, double atLeast, double atMost)
    {
        var distribution = new NegativeBinomialDistribution(mean, variance);
        distribution.AtLeast(count).ShouldBeRelatively(atLeast);
        distribution.AtMost(count).ShouldBeRelatively(atMost);
    }

    [Theory]
    [InlineData(1, 0.15865525393145705141)]
    [InlineData(3, 0.0013498980316300945267)]
    [InlineData(6, 9.865876450376981407e-10)]
    [InlineData(10, 7.619853024160526066e-24)]
    [InlineData(20, 2.7536241186062336951e-89)]
    [InlineData(35, 1.124910706472406244e-268)]
    public void Normal_Tail_IsRightInRelativeTerms(double z, double tail) => NormalDistribution.AtLeast(z).ShouldBeRelatively(tail);

    [Theory]
    [InlineData(0.025, 1.9599639845400542118)]
    [InlineData(0.01, 2.3263478740408410931)]
    [InlineData(1e-10, 6.3613409024040561991)]
    [InlineData(0.3, 0.52440051270804081597)]
    [InlineData(0.7, -0.52440051270804081597)]
    public void Normal_Quantile_IsRight(double tail, double z) => NormalDistribution.UpperQuantile(tail).ShouldBeRelatively(z, 1e-13);

    [Theory]
    [InlineData(2, 10, 0.036694017385370182809)]
    [InlineData(6, 3, 0.0046363574461423337021)]
    [InlineData(15, 30, 8.7666482787424240046e-16)]
    [InlineData(40, 8, 8.3928594395728960549e-11)]
    [InlineData(0.5, 2.5, 0.32884895993485734467)]
    public void Student_Tail_IsRightInRelativeTerms(double t, double degrees, double tail) =>
        StudentDistribution.AtLeast(t, degrees).ShouldBeRelatively(tail);

    [Theory]
    [InlineData(0.025, 10, 2.2281388519862747157)]
    [InlineData(0.01, 8, 2.8964594477096223203)]
    [InlineData(0.01, 18, 2.5523796301822514714)]
    [InlineData(0.001, 4, 7.1731822197823084392)]
    public void Student_Quantile_IsRight(double tail, double degrees, double t) =>
        StudentDistribution.UpperQuantile(tail, degrees).ShouldBeRelatively(t);

    [Theory]
    [InlineData(5, 5.2, 0.01)]
    [InlineData(0.3, 4, 0.01)]
    [InlineData(800, 900, 0.025)]
    public void NegativeBinomial_Limits_AreTheTightestThatKeepTheTail(double mean, double variance, double tail)
    {
        var distribution = new NegativeBinomialDistribution(mean, variance);
        var upper = distribution.UpperLimit(tail);
        distribution.AtLeast(upper + 1).ShouldBeLessThanOrEqualTo(tail);
        distribution.AtLeast(upper).ShouldBeGreaterThan(tail);
        var lower = distribution.LowerLimit(tail);
        distribution.AtMost(lower - 1).ShouldBeLessThanOrEqualTo(tail);
        distribution.AtMost(lower).ShouldBeGreaterThan(tail);
    }

    [Fact]
    public void Tails_OutsideTheRange_AreZeroOrOne()
    {
        PoissonDistribution.AtLeast(0, 3).ShouldBe(1);
        PoissonDistribution.AtMost(-1, 3).ShouldBe(0);
        PoissonDistribution.AtLeast(1, 0).ShouldBe(0);
        BinomialDistribution.AtMost(5, 5, 0.2).ShouldBe(1);
        BinomialDistribution.AtLeast(6, 5, 0.2).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => PoissonDistribution.AtMost(1, double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new NegativeBinomialDistribution(5, 4.9));
    }
}
