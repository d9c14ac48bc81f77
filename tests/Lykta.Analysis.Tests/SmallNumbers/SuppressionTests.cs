using Lykta.Analysis.SmallNumbers;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.SmallNumbers;

public sealed class SuppressionTests
{
    [Fact]
    public void Apply_OneSmallCellWithTotal_HidesASecondOne()
    {
        // 2 + 9 + 30 = 41: with only the 2 hidden, 41 − 39 gives it away. The 9 is the cheapest that can give 3 and keep some.
        var table = Suppression.Apply([2, 9, 30], [Dimension.WithTotal(3)]);
        table[0].ShouldBeNull();
        table[1].ShouldBeNull();
        table[2].ShouldBe(30);
        table[3].ShouldBe(41);
        (table.PrimaryCount, table.SecondaryCount).ShouldBe((1, 1));
    }

    [Fact]
    public void Apply_NothingSmall_HidesNothing()
    {
        var table = Suppression.Apply([5, 0, 30], [Dimension.WithTotal(3)]);
        table.HiddenCount.ShouldBe(0);
        table[1].ShouldBe(0);
    }

    [Fact]
    public void Apply_OnlyOtherCellIsTooSmallToGive_HidesMore()
    {
        // 3 + 1 = 4: the total is small itself, and no other cell can give anything.
        var table = Suppression.Apply([3, 1, 0], [Dimension.WithTotal(3)]);
        table[3].ShouldBeNull();
    }

    [Fact]
    public void Apply_PeriodsWithoutTotal_AreIndependent()
    {
        var table = Suppression.Apply([2, 9, 30, 8, 9, 30], [Dimension.WithoutTotal(2), Dimension.WithTotal(3)]);
        table[0, 0].ShouldBeNull();
        table[0, 1].ShouldBeNull();
        table[1, 0].ShouldBe(8);
        table[1, 1].ShouldBe(9);
    }

    [Fact]
    public void Apply_OverlappingPeriods_CannotBeSubtracted()
    {
        // "Last four weeks" 26 and "last five weeks" 28 would tell that the fifth week had 2.
        var periods = new Dimension(5, [[1, 2, 3, 4], [0, 1, 2, 3, 4], [0]]);
        var table = Suppression.Apply([2, 6, 6, 7, 7], [periods]);
        table[2].ShouldBeNull();
        (table[0] is null || table[1] is null).ShouldBeTrue();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(11)]
    public void Apply_ThresholdOutsideThreeToTen_Throws(int threshold) =>
        Should.Throw<ArgumentException>(() => Suppression.Apply([1], [Dimension.WithTotal(1)], new() { Threshold = threshold }));

    [Fact]
    public void Apply_HideZero_TreatsZeroAsSmall() =>
        Suppression.Apply([0, 9, 30], [Dimension.WithTotal(3)], new() { HideZero = true })[0].ShouldBeNull();

    [Fact]
    public void Apply_DistrictByCategoryByMonth_HidesTheSmall()
    {
        var random = new Random(3);
        var areas = Dimension.Nested([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
        var atoms = Enumerable.Range(0, 12 * 8 * 12).Select(_ => (long)random.Next(0, 14)).ToArray();
        var table = Suppression.Apply(atoms, [areas, Dimension.WithTotal(8), Dimension.WithTotal(12)]);
        TestContext.Current.SendDiagnosticMessage($"{table.PrimaryCount} + {table.SecondaryCount} of {table.CellCount}");
        table.PrimaryCount.ShouldBeGreaterThan(0);
    }
}
