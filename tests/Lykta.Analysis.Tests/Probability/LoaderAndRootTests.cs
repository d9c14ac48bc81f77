using Lykta.Analysis.Probability;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Probability;

public sealed class LoaderAndRootTests
{
    /// <summary>ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π by mpmath with 50 digits; above 15 to the last digits of a double.</summary>
    [Theory]
    [InlineData(0.5, 0.15342640972002734529, 1e-14)]
    [InlineData(1, 0.08106146679532725822, 1e-14)]
    [InlineData(7, 0.011896709945891770095, 2e-13)]
    [InlineData(15, 0.005554733551962801371, 2e-13)]
    [InlineData(15.5, 0.0053755990329268344936, 4e-18)]
    [InlineData(16, 0.0052076559196096404407, 4e-18)]
    [InlineData(20, 0.0041663196919969224575, 4e-18)]
    [InlineData(100, 0.00083333055563491468338, 1e-18)]
    [InlineData(1e6, 8.3333333333330555556e-8, 1e-22)]
    public void StirlingError_AnyNumber_IsRight(double n, double error, double tolerance) => Loader.StirlingError(n).ShouldBe(error, tolerance);

    /// <summary>x ln(x/m) + m − x by mpmath with 50 digits: no digits are lost where x and m are close.</summary>
    [Theory]
    [InlineData(1000, 1000.01, 4.9999666669075698106e-8)]
    [InlineData(1000, 1100, 4.689820195675139956)]
    [InlineData(1, 1.2, 0.017678443206045366387)]
    [InlineData(1, 1.3, 0.037635735532508958213)]
    [InlineData(5, 2, 1.5814536593707753259)]
    [InlineData(2, 5, 1.1674185362516898696)]
    [InlineData(100_000, 99_999.5, 1.2500041666822917292e-6)]
    [InlineData(0.001, 5, 4.9904828068085837624)]
    [InlineData(1e10, 10_000_000_001, 4.9999999996666666667e-11)]
    public void Deviance_CloseOrFar_IsRight(double x, double m, double deviance) => Loader.Deviance(x, m).ShouldBeRelatively(deviance, 1e-14);

    /// <summary>(1 − 1e-12) to the power of 1e12 is exp(−1 − 5e-13), though 1 − 1e-12 as a double has lost four digits.</summary>
    [Fact]
    public void Binomial_AllOrNone_UsesTheSmallChance()
    {
        Loader.Binomial(1e12, 0, 1 - 1e-12, 1e-12).ShouldBeRelatively(Math.Exp(-1 - 5e-13), 1e-12);
        Loader.Binomial(0, 1e12, 1e-12, 1 - 1e-12).ShouldBeRelatively(Math.Exp(-1 - 5e-13), 1e-12);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(-1, -7)]
    [InlineData(1, 99)]
    [InlineData(1, 1.4)]
    public void Find_SquareRootOfTwo_StaysInsideAndIsQuick(double sign, double start)
    {
        var asked = 0;
        var root = Root.Find(
            x =>
            {
                x.ShouldBeInRange(0.5, 2);
                asked++;
                return (sign * ((x * x) - 2), sign * 2 * x);
            },
            0.5, 2, start);
        root.ShouldBeRelatively(Math.Sqrt(2), 2e-16);
        asked.ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Find_UselessSlope_HalvesTheBracket(double sign)
    {
        var asked = 0;
        Root.Find(x => { asked++; return (sign * ((x * x * x) - 0.1), 0); }, 0, 1, 0.9).ShouldBeRelatively(Math.Cbrt(0.1), 1e-14);
        asked.ShouldBeInRange(40, 70);
    }

    [Fact]
    public void Find_ExactlyAtTheRoot_IsTheAnswer()
    {
        Root.Find(x => (x - 0.25, 1), 0, 1, 0.25).ShouldBe(0.25);
        Root.Find(x => (0.75 - x, -1), 0, 1, 0.25).ShouldBe(0.75);
    }

    [Fact]
    public void Find_TriedOnAStep_StopsAtNeighbouringNumbers() =>
        Root.Find(x => (x < 0.3 ? -1 : 1, 1e-9), 0, 1, 0.5).ShouldBeRelatively(0.3, 1e-15);

    [Fact]
    public void Limits_AskedOfTheExactTail_AreTheTightest()
    {
        foreach (var (mean, variance) in new[] { (2.0, 3.0), (7.5, 8.0), (0.4, 5.0), (60, 61) })
        {
            var distribution = new NegativeBinomialDistribution(mean, variance);
            foreach (var count in new long[] { 1, 3, 8, 70 })
            {
                if (distribution.AtLeast(count + 1) is > 0 and < 1 and var above) distribution.UpperLimit(above).ShouldBe(count);
                if (distribution.AtMost(count - 1) is > 0 and < 1 and var below) distribution.LowerLimit(below).ShouldBe(count);
            }
        }
    }
}
