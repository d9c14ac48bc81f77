using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

public sealed class MultipleTestingTests
{
    /// <summary>By the definitions; the same as R: p.adjust(c(.01,.02,.03,.04,.05), method).</summary>
    [Theory]
    [InlineData(Adjustment.BenjaminiHochberg, 0.05, 0.05, 0.05, 0.05, 0.05)]
    [InlineData(Adjustment.BenjaminiYekutieli, 0.11416666666667, 0.11416666666667, 0.11416666666667, 0.11416666666667, 0.11416666666667)]
    [InlineData(Adjustment.Holm, 0.05, 0.08, 0.09, 0.09, 0.09)]
    [InlineData(Adjustment.Bonferroni, 0.05, 0.10, 0.15, 0.20, 0.25)]
    public void Adjust_FiveTests_Agrees(Adjustment adjustment, params double[] expected)
    {
        var adjusted = MultipleTesting.Adjust([0.01, 0.02, 0.03, 0.04, 0.05], adjustment);
        for (var i = 0; i < 5; i++) adjusted[i]!.Value.ShouldBe(expected[i], 1e-12);
    }

    /// <summary>Benjamini and Hochberg (1995), section 3.1, 15 tests at q = 0.05: the four smallest are found, Bonferroni three.</summary>
    [Fact]
    public void Adjust_BenjaminiAndHochbergsExample_FindsFour()
    {
        double?[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        MultipleTesting.Adjust(p).Count(x => x <= 0.05).ShouldBe(4);
        MultipleTesting.Adjust(p, Adjustment.Bonferroni).Count(x => x <= 0.05).ShouldBe(3);
    }

    [Fact]
    public void Adjust_AnyOrderAndUndefined_KeepsPlaces()
    {
        var adjusted = MultipleTesting.Adjust([0.04, null, 0.01], Adjustment.Holm);
        adjusted[1].ShouldBeNull();
        adjusted[0]!.Value.ShouldBe(0.04, 1e-15);
        adjusted[2]!.Value.ShouldBe(0.02, 1e-15);
    }

    [Fact]
    public void Adjust_MoreLookedAt_Counts()
    {
        MultipleTesting.Adjust([0.01], looked: 5)[0]!.Value.ShouldBe(0.05, 1e-15);
        Should.Throw<ArgumentOutOfRangeException>(() => MultipleTesting.Adjust([0.01, 0.02], looked: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => MultipleTesting.Adjust([1.01]));
    }
}
