using Lykta.Analysis.Probability;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Probability;

/// <summary>
/// Tails down to 1e-300 and points near the seams of the forms. Expected values: mpmath 1.3 with 50 to 60 digits, through the
/// incomplete gamma, beta and complementary error functions, or the sum of all terms; arguments are the doubles as written.
/// </summary>
public sealed class FarTailTests
{
    [Theory]
    [InlineData(1, 1e-20, 9.9999999999999994515e-21, 1.0)]
    [InlineData(1, 0.3, 0.25918177931828212571, 0.96306368688623322835)]
    [InlineData(3, 0.001, 1.6654171665278076385e-10, 0.99999999999995836665)]
    [InlineData(15, 2.5, 6.9153138669928882362e-8, 0.99999998930760211269)]
    [InlineData(16, 2.5, 1.0692397887314233039e-8, 0.99999999844209285997)]
    [InlineData(17, 16, 0.43403757699012343043, 0.65934362924249381179)]
    [InlineData(200, 30, 3.7039223430631681456e-93, 1.0)]
    [InlineData(300, 20, 1.4694638795004848085e-233, 1.0)]
    [InlineData(1, 690, 1.0, 1.5006711524403704629e-297)]
    [InlineData(5, 690, 1.0, 2.8511863253442911853e-288)]
    [InlineData(600, 1000, 1.0, 9.9899968219812868827e-43)]
    [InlineData(2000, 1000, 3.058192080168756795e-170, 1.0)]
    [InlineData(990_000, 1e6, 1.0, 6.4777570152898862448e-24)]
    [InlineData(1_030_000, 1e6, 4.195048229017872177e-196, 1.0)]
    public void Poisson_FarTails_AreRightInRelativeTerms(long count, double mean, double atLeast, double atMost)
    {
        PoissonDistribution.AtLeast(count, mean).ShouldBeRelatively(atLeast);
        PoissonDistribution.AtMost(count, mean).ShouldBeRelatively(atMost);
    }

    [Theory]
    [InlineData(0, 3.5, 0.03019738342231850074)]
    [InlineData(1, 3.5, 0.10569084197811475259)]
    [InlineData(15, 15, 0.10243586666453418866)]
    [InlineData(16, 16, 0.099217531622155819868)]
    [InlineData(15, 10, 0.034718069630684121152)]
    [InlineData(16, 10, 0.02169879351917757572)]
    [InlineData(100, 99, 0.039660857212016115656)]
    [InlineData(100_000, 100_000, 0.0012615652097053005629)]
    [InlineData(5, 1e-50, 8.3333333333333336507e-253)]
    public void Poisson_Point_IsRightInRelativeTerms(long count, double mean, double probability) =>
        PoissonDistribution.Probability(count, mean).ShouldBeRelatively(probability, 1e-12);

    [Theory]
    [InlineData(10, 4, 0.04042768199451280258)]
    [InlineData(100, 2, 1.928749847963917783e-22)]
    [InlineData(1000, 40, 1.1611382363657711333e-183)]
    [InlineData(1400, 6, 2.4225323864783194593e-299)]
    public void ChiSquare_EvenDegrees_IsThePoissonTail(double x, int degrees, double tail) =>
        PoissonDistribution.AtMost((degrees / 2) - 1, x / 2).ShouldBeRelatively(tail);

    [Theory]
    [InlineData(1, 10, 1e-20, 9.9999999999999994511e-20, 1.0)]
    [InlineData(3, 40, 1e-6, 9.8797258339480082753e-15, 0.99999999999999999991)]
    [InlineData(50, 50, 0.001, 1.0000000000000010408e-150, 1.0)]
    [InlineData(100, 100, 0.001, 1.0000000000000020817e-300, 1.0)]
    [InlineData(0, 1000, 0.5, 1.0, 9.3326361850321887899e-302)]
    [InlineData(1, 1000, 0.5, 1.0, 9.3419688212172209787e-299)]
    [InlineData(990, 1000, 0.5, 2.4833387914896353295e-278, 1.0)]
    [InlineData(3, 20_000, 0.03, 1.0, 1.0782406776495352718e-257)]
    [InlineData(499, 1000, 0.5, 0.53778717792985984397, 0.48738749091081959905)]
    [InlineData(40, 40, 0.0999, 9.6077021073581284664e-41, 1.0)]
    [InlineData(0, 7000, 0.0933, 1.0, 1.7591793138311023182e-298)]
    [InlineData(2, 3000, 0.2, 1.0, 5.2488869719222911027e-286)]
    [InlineData(15, 31, 0.999999, 1.0, 3.0053595224592395729e-88)]
    [InlineData(17, 20, 0.25, 2.9604962037410587072e-8, 0.99999999838928488316)]
    [InlineData(15, 30, 0.5, 0.57223222404718399048, 0.57223222404718399048)]
    public void Binomial_FarTails_AreRightInRelativeTerms(long count, long trials, double chance, double atLeast, double atMost)
    {
        BinomialDistribution.AtLeast(count, trials, chance).ShouldBeRelatively(atLeast);
        BinomialDistribution.AtMost(count, trials, chance).ShouldBeRelatively(atMost);
    }

    [Theory]
    [InlineData(3, 20, 0.15, 0.24282889614926763154)]
    [InlineData(17, 20, 0.25, 2.7994246920570731163e-8)]
    [InlineData(20, 20, 0.95, 0.3584859224085418992)]
    [InlineData(0, 20, 0.05, 0.35848592240854221341)]
    [InlineData(20, 20, 0.05, 9.5367431640625105879e-27)]
    [InlineData(0, 20, 0.95, 9.5367431640626694066e-27)]
    [InlineData(15, 30, 0.5, 0.14446444809436798096)]
    [InlineData(16, 32, 0.5, 0.13994993409141898155)]
    public void Binomial_Point_IsRightInRelativeTerms(long count, long trials, double chance, double probability) =>
        BinomialDistribution.Probability(count, trials, chance).ShouldBeRelatively(probability, 1e-12);

    [Theory]
    [InlineData(60, 2, 2.5, 2.1644919790648874911e-34, 1.0)]
    [InlineData(400, 5, 6, 6.612691735013702064e-275, 1.0)]
    [InlineData(1500, 100, 400, 1.1963943601021318439e-140, 1.0)]
    [InlineData(500, 50, 60, 3.9112920606362323628e-204, 1.0)]
    [InlineData(400, 1, 1.5, 3.7939569853764938223e-189, 1.0)]
    [InlineData(1, 0.01, 0.02, 0.0069075045629640986101, 0.998057957914221081)]
    [InlineData(0, 0.5, 2, 1.0, 0.79370052598409973738)]
    [InlineData(0, 600, 900, 1.0, 4.9033075369409400456e-212)]
    [InlineData(3, 500, 550, 1.0, 1.7150776437724461024e-200)]
    [InlineData(2, 700, 1400, 1.0, 1.1727548708739896677e-206)]
    [InlineData(30, 0.2, 3, 0.00067965955570522747562, 0.99938151780372917707)]
    public void NegativeBinomial_FarTails_AreRightInRelativeTerms(long count, double mean, double variance, double atLeast, double atMost)
    {
        var distribution = new NegativeBinomialDistribution(mean, variance);
        distribution.AtLeast(count).ShouldBeRelatively(atLeast);
        distribution.AtMost(count).ShouldBeRelatively(atMost);
    }

    [Theory]
    [InlineData(-38, 1.0)]
    [InlineData(-8, 0.9999999999999993779)]
    [InlineData(-1, 0.84134474606854294859)]
    [InlineData(1e-9, 0.4999999996010577196)]
    [InlineData(0.1, 0.46017216272297101633)]
    [InlineData(0.5, 0.30853753872598689636)]
    [InlineData(0.84375, 0.19940456047137276796)]
    [InlineData(1.25, 0.10564977366685525769)]
    [InlineData(1.5, 0.066807201268858066004)]
    [InlineData(2, 0.0227501319481792072)]
    [InlineData(2.5, 0.006209665325776135167)]
    [InlineData(4, 0.000031671241833119921254)]
    [InlineData(5.5, 1.8989562465887719384e-8)]
    [InlineData(8, 6.2209605742717841235e-16)]
    [InlineData(8.3, 5.2055697448902540246e-17)]
    [InlineData(12, 1.7764821120776789977e-33)]
    [InlineData(15, 3.6709661993127508858e-51)]
    [InlineData(25, 3.0566967063825609164e-138)]
    [InlineData(28, 8.1238694696594265936e-173)]
    [InlineData(30, 4.9067139271481870595e-198)]
    [InlineData(33, 4.0611856209158550885e-239)]
    [InlineData(36, 4.1826240657972833317e-284)]
    [InlineData(37, 5.7255712225245768227e-300)]
    public void Normal_FarTail_IsRightInRelativeTerms(double z, double tail)
    {
        NormalDistribution.AtLeast(z).ShouldBeRelatively(tail);
        NormalDistribution.TwoSided(z).ShouldBeRelatively(z < 0 ? 2 * NormalDistribution.AtLeast(-z) : 2 * tail);
    }

    [Theory]
    [InlineData(1e-300, 37.047096299361199237)]
    [InlineData(1e-200, 30.205594179579643063)]
    [InlineData(1e-100, 21.273453560965324294)]
    [InlineData(1e-40, 13.310921371425170895)]
    [InlineData(1e-16, 8.2220822161304356152)]
    [InlineData(1e-12, 7.0344838253011319326)]
    [InlineData(1e-3, 3.0902323061678135354)]
    [InlineData(0.05, 1.644853626951472688)]
    [InlineData(0.2, 0.84162123357291416552)]
    [InlineData(0.45, 0.12566134685507400616)]
    [InlineData(0.499, 0.0025066308995717662317)]
    [InlineData(0.9, -1.2815515655446005935)]
    [InlineData(0.999999, -4.7534243088170877657)]
    public void Normal_FarQuantile_IsRight(double tail, double z)
    {
        NormalDistribution.UpperQuantile(tail).ShouldBeRelatively(z, 1e-12);
        if (tail is > 1e-15 and < 0.5) NormalDistribution.TwoSidedQuantile(1 - (2 * tail)).ShouldBeRelatively(z, 1e-5);
    }

    [Theory]
    [InlineData(1e-9, 3, 0.49999999963244740305)]
    [InlineData(0.001, 1000, 0.49960115750922636514)]
    [InlineData(0.3, 1, 0.40722642092225765968)]
    [InlineData(1, 0.5, 0.30112161084132208155)]
    [InlineData(1.7, 30, 0.049738937794258442596)]
    [InlineData(1.75, 30, 0.045170863976605556491)]
    [InlineData(3, 2, 0.04773298313335456603)]
    [InlineData(-3, 2, 0.95226701686664543397)]
    [InlineData(12, 5, 0.000035447462585807613433)]
    [InlineData(8, 29.5, 3.5390511962689191694e-9)]
    [InlineData(40, 30, 6.8630225972032013936e-28)]
    [InlineData(100, 30, 9.9230589836351243042e-40)]
    [InlineData(20, 100, 4.9971339306684779667e-37)]
    [InlineData(1e5, 30, 1.0364534200733144927e-129)]
    [InlineData(1e10, 30, 1.0364534652562066867e-279)]
    [InlineData(1e10, 20, 9.0212890624999999828e-189)]
    [InlineData(2000, 99, 3.8321416625219221385e-230)]
    [InlineData(40, 1000, 5.2394260775866804698e-210)]
    [InlineData(60, 500, 6.696770633632178548e-231)]
    [InlineData(20, 10_000, 1.3823262932703866254e-87)]
    [InlineData(30, 100_000, 3.6892684361111168436e-197)]
    [InlineData(0.5, 1_000_000, 0.30853759373618569389)]
    [InlineData(5, 1_000_000, 2.8669989354453707845e-7)]
    [InlineData(36, 10_000_000, 4.3622603845714645592e-284)]
    [InlineData(1e6, 50, 1.6730304438109994704e-259)]
    [InlineData(1e16, 4, 3.0e-64)]
    [InlineData(1e30, 10, 1.2304687499999997553e-296)]
    [InlineData(1e100, 3, 1.1026577908435840464e-300)]
    [InlineData(1e150, 2, 5.0000000000000001916e-301)]
    [InlineData(1e200, 0.5, 3.2070097541422290519e-101)]
    [InlineData(1e290, 1, 3.1830988618379065189e-291)]
    public void Student_FarTail_IsRightInRelativeTerms(double t, double degrees, double tail) =>
        StudentDistribution.AtLeast(t, degrees).ShouldBeRelatively(tail);

    [Theory]
    [InlineData(1e-300, 5, 1.5683925590993378011e+60)]
    [InlineData(1e-300, 30, 50178575360.505080714)]
    [InlineData(1e-300, 1000, 54.291388553051742853)]
    [InlineData(1e-200, 1, 3.1830988618379067724e+199)]
    [InlineData(1e-100, 2, 7.0710678118654751733e+49)]
    [InlineData(1e-50, 10, 256452.57187694773204)]
    [InlineData(1e-20, 100, 11.694684673177002114)]
    [InlineData(1e-17, 30, 17.698811415244440349)]
    [InlineData(1e-12, 3, 10331.108244292486204)]
    [InlineData(1e-10, 0.5, 10284911563163399369.0)]
    [InlineData(0.4, 7, 0.26316686135202275215)]
    [InlineData(0.9, 7, -1.4149239276505086353)]
    [InlineData(0.025, 1_000_000, 1.9599663568141070115)]
    public void Student_FarQuantile_IsRight(double tail, double degrees, double t) =>
        StudentDistribution.UpperQuantile(tail, degrees).ShouldBeRelatively(t);

    [Fact]
    public void Student_QuantileBeyondAllNumbers_IsTheLargest()
    {
        StudentDistribution.UpperQuantile(1e-300, 0.5).ShouldBe(double.MaxValue);
        StudentDistribution.UpperQuantile(0.5, 3).ShouldBe(0);
        StudentDistribution.AtLeast(1e-200, 3).ShouldBe(0.5);
        StudentDistribution.AtLeast(double.MaxValue, 30).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 5, 0.95, 0.0050507633794680610595, 0.71641793611808944612)]
    [InlineData(2, 28, 0.998, 0.0016498969743545571682, 0.34072151214385192551)]
    [InlineData(300, 1000, 0.95, 0.2717211121291444605, 0.32946167869736599673)]
    [InlineData(1, 100_000, 0.95, 2.5317804779333162991e-7, 0.000055715160347742750883)]
    [InlineData(7, 10, 0.999999, 0.065123288448586943977, 0.99838629874959909769)]
    [InlineData(1, 3, 0.5, 0.091439703583930170554, 0.67364817766693034885)]
    public void ClopperPearson_Limits_AreRight(long count, long trials, double level, double lower, double upper)
    {
        var limits = ClopperPearson.Limits(count, trials, level);
        limits.Lower.ShouldBeRelatively(lower, 1e-9);
        limits.Upper.ShouldBeRelatively(upper, 1e-9);
        ClopperPearson.Limits(trials - count, trials, level).Lower.ShouldBeRelatively(1 - upper, 1e-9);
    }
}
