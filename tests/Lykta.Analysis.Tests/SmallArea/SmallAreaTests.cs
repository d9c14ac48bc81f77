using Lykta.Analysis.Geometry;
using Lykta.Analysis.SmallArea;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.SmallArea;

public sealed class SmallAreaTests
{
    /// <summary>By hand: m 0.05, spread 0.00086667, A 0.00036667, weight 11/26.</summary>
    [Fact]
    public void Global_ThreeAreas_IsMarshalls()
    {
        var smoothed = EmpiricalBayes.Global([2, 4, 9], [100, 100, 100]);
        smoothed.Variance!.Value.ShouldBeRelatively(0.0026 / 3 - 0.0005, 1e-12);
        smoothed.Rates[0]!.Value.ShouldBeRelatively(0.05 - (0.03 * 11 / 26), 1e-12);
        smoothed.Rates[2]!.Value.ShouldBeRelatively(0.05 + (0.04 * 11 / 26), 1e-12);
    }

    [Fact]
    public void Global_NoMoreThanChance_GivesAllTheCommonRate()
    {
        var smoothed = EmpiricalBayes.Global([5, 4, 6], [100, 100, 100]);
        smoothed.Rates.ShouldAllBe(rate => Math.Abs(rate!.Value - 0.05) < 1e-15);
        smoothed.Warnings.Single().Code.ShouldBe(WarningCode.NoVariationBetweenAreas);
    }

    [Fact]
    public void Global_AreaWithoutExposure_IsUndefined() =>
        EmpiricalBayes.Global([0, 4, 6], [0, 100, 100]).Rates[0].ShouldBeNull();

    [Fact]
    public void Local_NeighboursAreEverybody_IsGlobal()
    {
        double[] observed = [2, 4, 19, 3], exposure = [100, 150, 120, 80];
        var all = Neighbours.QueenGrid(2, 2);
        var local = EmpiricalBayes.Local(observed, exposure, all).Rates;
        var global = EmpiricalBayes.Global(observed, exposure).Rates;
        for (var i = 0; i < 4; i++) local[i]!.Value.ShouldBeRelatively(global[i]!.Value, 1e-13);
    }

    [Fact]
    public void Local_Island_KeepsItsOwnRate() =>
        EmpiricalBayes.Local([2, 4], [100, 100], Neighbours.FromLists([[], []])).Rates.ShouldBe([0.02, 0.04]);

    /// <summary>20 areas of 10 expected: with exact Poisson(10) limits at 99.8 % 2–21 are inside (mpmath: P(X ≥ 22) = 0.0007).</summary>
    [Fact]
    public void Funnel_OneHighArea_IsTheOnlyOneAbove()
    {
        var observed = Enumerable.Repeat(9, 20).ToArray();
        observed[3] = 29;
        var plot = FunnelPlot.Of(observed, Enumerable.Repeat(1.0, 20).ToArray());
        plot.CommonRate.ShouldBe(10);
        plot.Dispersion.ShouldBe(1);
        plot.Points[3]!.Value.Outcome.ShouldBe(Outcome.MoreThanExpected);
        plot.Points.Count(point => point!.Value.Outcome == Outcome.WithinNormal).ShouldBe(19);
        plot.Points[0]!.Value.Outer.ShouldBe(new Interval(2, 21, 0.998));
    }

    [Fact]
    public void Funnel_AllAreasDiffer_WidensTheFunnel()
    {
        var observed = Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? 60 : 140).ToArray();
        var sizes = Enumerable.Repeat(100.0, 30).ToArray();
        FunnelPlot.Of(observed, sizes).Points.ShouldAllBe(point => point!.Value.Outcome == Outcome.WithinNormal);
        FunnelPlot.Of(observed, sizes, allowOverdispersion: false).Points.ShouldAllBe(point => point!.Value.Outcome != Outcome.WithinNormal);
    }

    [Fact]
    public void Funnel_BeyondAllNumbers_IsTheSmallestPAndNotZero() =>
        FunnelPlot.Of([90_000, 10, 10], [1, 500, 500], allowOverdispersion: false).Points[0]!.Value.P.ShouldBe(double.Epsilon);

    [Fact]
    public void Funnel_SmallOrEmptyAreas_SayNothing()
    {
        var plot = FunnelPlot.Of([1, 300, 0], [1, 300, 0]);
        plot.Points[0]!.Value.Outcome.ShouldBe(Outcome.TooFewToSay);
        plot.Points[2].ShouldBeNull();
        FunnelPlot.Of([], []).CommonRate.ShouldBeNull();
    }
}
