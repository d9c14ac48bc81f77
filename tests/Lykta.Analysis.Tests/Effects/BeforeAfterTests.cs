using Lykta.Analysis.Effects;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Effects;

public sealed class BeforeAfterTests
{
    /// <summary>By hand: 100·80 / (60·90) = 1.48148; Σ1/n = 0.0502778, doubled 0.1005556, error 0.3171050.</summary>
    [Fact]
    public void RelativeEffect_WorkedExample_Agrees()
    {
        var estimate = BeforeAfter.RelativeEffect(new(100, 60, 90, 80));
        estimate.Statistic!.Value.ShouldBeRelatively(40.0 / 27, 1e-14);
        estimate.Interval!.Value.Lower.ShouldBe(0.795749, 1e-6);
        estimate.Interval!.Value.Upper!.Value.ShouldBe(2.758141, 1e-6);
        estimate.P!.Value.ShouldBe(0.215171, 1e-6);
        estimate.Outcome.ShouldBe(Outcome.WithinNormal);
    }

    [Fact]
    public void RelativeEffect_ZeroCount_IsUndefined()
    {
        var estimate = BeforeAfter.RelativeEffect(new(40, 0, 40, 40));
        estimate.IsDefined.ShouldBeFalse();
        estimate.Outcome.ShouldBe(Outcome.TooFewToSay);
    }

    [Fact]
    public void RelativeEffect_FewEvents_CannotSay() =>
        BeforeAfter.RelativeEffect(new(6, 5, 6, 6)).Outcome.ShouldBe(Outcome.TooFewToSay);

    /// <summary>By hand: (60 − 100) − (80 − 90) = −30; variance 330, error 18.16590.</summary>
    [Fact]
    public void DisplacementDifference_WithoutDisplacement_Agrees()
    {
        var estimate = BeforeAfter.DisplacementDifference(new(100, 60, 90, 80));
        estimate.Statistic.ShouldBe(-30);
        estimate.Interval!.Value.Lower.ShouldBe(-65.60451, 1e-5);
        estimate.Interval!.Value.Upper!.Value.ShouldBe(5.60451, 1e-5);
        estimate.Outcome.ShouldBe(Outcome.WithinNormal);
    }

    [Fact]
    public void DisplacementDifference_WithDisplacement_AddsItsChangeAndVariance()
    {
        var estimate = BeforeAfter.DisplacementDifference(new(200, 100, 90, 80), new(30, 45, 31, 30));
        estimate.Statistic.ShouldBe(-100 + 10 + 15 + 1);
        estimate.N.ShouldBe(470 + 136);
        estimate.Outcome.ShouldBe(Outcome.FewerThanExpected);
    }

    /// <summary>By hand: (45/80 − 30/90) / (60/80 − 100/90) = 0.2291667 / −0.3611111.</summary>
    [Fact]
    public void DisplacementQuotient_SomeMoved_IsNegative()
    {
        BeforeAfter.DisplacementQuotient(new(100, 60, 90, 80), 30, 45)!.Value.ShouldBeRelatively(-33.0 / 52, 1e-12);
        BeforeAfter.DisplacementQuotient(new(60, 60, 90, 80), 30, 45).ShouldBeNull();
        BeforeAfter.DisplacementQuotient(new(60, 60, 0, 80), 30, 45).ShouldBeNull();
    }

    [Fact]
    public void Readings_AreInTheCatalogue()
    {
        Reading[] readings =
        [
            BeforeAfter.RelativeEffect(new(100, 60, 90, 80)).Reading,
            BeforeAfter.RelativeEffect(new(0, 0, 0, 0)).Reading,
            BeforeAfter.DisplacementDifference(new(200, 100, 90, 80)).Reading,
            RegressionToTheMean.Compare([1, 2, 9], [2], 4).Reading,
            RegressionToTheMean.Compare([1, 2, 90], [2], 99).Reading,
            RegressionToTheMean.Compare([0, 0], [1], 3).Reading,
        ];
        foreach (var reading in readings) ReadingCatalogue.All[reading.Key].ShouldBe(reading.Numbers.Select(x => x.Name));
    }

    /// <summary>500 places, the worst ten picked, nothing done: the naive fall is large, beyond the expectation there is none.</summary>
    [Fact]
    public void RegressionToTheMean_NothingDone_FindsNoEffect()
    {
        var random = new Random(11);
        int fewer = 0, runs = 300;
        double fall = 0, expectedFall = 0;
        for (var run = 0; run < runs; run++)
        {
            var means = Enumerable.Range(0, 500).Select(_ => -4 * Math.Log(random.NextDouble())).ToArray();
            var before = means.Select(mean => Poisson(random, mean)).ToArray();
            var picked = Enumerable.Range(0, 500).OrderByDescending(i => before[i]).Take(10).ToArray();
            var after = picked.Sum(i => Poisson(random, means[i]));
            var estimate = RegressionToTheMean.Compare(before, picked, after);
            fall += picked.Sum(i => before[i]) - after;
            expectedFall += estimate.N - estimate.Statistic!.Value;
            if (estimate.Outcome == Outcome.FewerThanExpected) fewer++;
            estimate.Warns(WarningCode.RegressionToTheMean).ShouldBeTrue();
        }
        (fall / expectedFall).ShouldBe(1, 0.12);
        fewer.ShouldBeLessThan((int)(runs * 0.06));
    }

    /// <summary>By hand: mean 4, variance 19, rate 4/15, shape 16/15; place with 9: (16/15 + 9) / (19/15) = 151/19.</summary>
    [Fact]
    public void RegressionToTheMean_ThreePlaces_IsTheGammaPosterior() =>
        RegressionToTheMean.Compare([1, 2, 9], [2], 4).Statistic!.Value.ShouldBeRelatively(151.0 / 19, 1e-12);

    private static int Poisson(Random random, double mean)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        var count = 0;
        for (; product > limit; count++) product *= random.NextDouble();
        return count;
    }
}
