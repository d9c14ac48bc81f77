using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Trends;

public sealed class MannKendallTests
{
    [Fact]
    public void Of_SixRising_HasExactP()
    {
        var estimate = MannKendall.Of([1, 3, 4, 8, 9, 15]);
        estimate.P!.Value.ShouldBeRelatively(2.0 / 720, 1e-12);
        estimate.Outcome.ShouldBe(Outcome.MoreThanExpected);
        estimate.Statistic!.Value.ShouldBe(2.5, 1e-12);
    }

    /// <summary>All 40 320 orders counted by a program: 2 460 have |S| ≥ 16 (Kendall's table: 0.031 one-sided).</summary>
    [Fact]
    public void Of_EightValues_AgreesWithKendallsTable()
    {
        double?[] values = [1, 2, 3, 8, 4, 7, 5, 6];
        MannKendall.Score([.. values.Select(x => x!.Value)]).ShouldBe(16);
        MannKendall.Of(values).P!.Value.ShouldBeRelatively(2460.0 / 40320, 1e-12);
    }

    /// <summary>By hand: S = 17, variance (798 − 18 − 66) / 18, z = 16 / √39.667 = 2.54044.</summary>
    [Fact]
    public void Of_Ties_UsesCorrectedVariance() =>
        MannKendall.Of([1, 2, 2, 3, 3, 3, 4]).P!.Value.ShouldBe(0.0110716, 1e-7);

    [Fact]
    public void Of_MissingYear_KeepsTimeInTheSlope() =>
        MannKendall.Of([0, 2, null, 6, 8, 10, 12]).Statistic!.Value.ShouldBe(2, 1e-12);

    [Fact]
    public void Of_Flat_IsWithinNormal()
    {
        var estimate = MannKendall.Of([3, 3, 3, 3, 3, 3]);
        estimate.P.ShouldBe(1);
        estimate.Outcome.ShouldBe(Outcome.WithinNormal);
        ReadingCatalogue.All[estimate.Reading.Key].ShouldBe(estimate.Reading.Numbers.Select(x => x.Name));
    }

    [Fact]
    public void Of_FiveYears_IsTooFew()
    {
        var estimate = MannKendall.Of([1, 2, 3, 4, 5]);
        estimate.Outcome.ShouldBe(Outcome.TooFewToSay);
        estimate.IsDefined.ShouldBeFalse();
        ReadingCatalogue.All[estimate.Reading.Key].ShouldBe(estimate.Reading.Numbers.Select(x => x.Name));
    }

    [Fact]
    public void Of_Reversed_TurnsTheSign()
    {
        double?[] values = [4, 9, 2, 14, 11, 17, 13, 20];
        var there = MannKendall.Of(values);
        var back = MannKendall.Of([.. values.Reverse()]);
        back.Statistic!.Value.ShouldBe(-there.Statistic!.Value, 1e-12);
        back.P!.Value.ShouldBe(there.P!.Value, 1e-12);
        back.Interval!.Value.Lower.ShouldBe(-there.Interval!.Value.Upper!.Value, 1e-12);
    }
}
