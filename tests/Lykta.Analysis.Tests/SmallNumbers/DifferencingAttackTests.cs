using FsCheck;
using FsCheck.Fluent;
using Lykta.Analysis.SmallNumbers;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.SmallNumbers;

/// <summary>
/// Attacks what is shown: finds, by trying every table without negative numbers, what each hidden cell can be. No small cell may
/// be pinned down, nor be proved to be below the threshold.
/// </summary>
public sealed class DifferencingAttackTests
{
    private const int Threshold = 3;

    [Fact]
    public void Apply_OneNestedDimension_WithstandsTheAttack() => Attack([Dimension.Nested([0, 0, 1, 1, 1])], 8);

    [Fact]
    public void Apply_TwoDimensions_WithstandTheAttack() => Attack([Dimension.WithTotal(2), Dimension.WithTotal(3)], 6);

    [Fact]
    public void Apply_TwoDimensionsOneNested_WithstandTheAttack() => Attack([Dimension.Nested([0, 0, 1]), Dimension.WithTotal(2)], 6);

    [Fact]
    public void Apply_OverlappingPeriods_WithstandTheAttack() =>
        Attack([Dimension.WithTotal(2), new Dimension(3, [[0], [0, 1], [0, 1, 2], [1, 2]])], 6);

    [Fact]
    public void Apply_ThreeDimensions_WithstandTheAttack() =>
        Attack([Dimension.WithTotal(2), Dimension.WithTotal(2), Dimension.WithTotal(2)], 5);

    [Fact]
    public void Attack_PrimarySuppressionOnly_Succeeds()
    {
        // The attacker is worth its salt: with the total shown and one cell hidden it finds the value.
        Dimension[] dimensions = [Dimension.WithTotal(3)];
        var cells = Attacker.Cells(dimensions);
        var values = Attacker.Sums([2, 9, 30], cells);
        new Attacker(dimensions, cell => cell == 0 ? null : values[cell]).Possible(0).ShouldBe([2]);
    }

    private static void Attack(Dimension[] dimensions, int largest)
    {
        var size = dimensions.Aggregate(1, (product, dimension) => product * dimension.Atoms);
        var tables = Gen.Choose(0, largest).ArrayOf(size).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20260101UL, 7UL), Prop.ForAll(tables, atoms => Withstands(atoms, dimensions)));
    }

    private static bool Withstands(int[] atoms, Dimension[] dimensions)
    {
        var table = Suppression.Apply([.. atoms.Select(x => (long)x)], dimensions, new() { Threshold = Threshold });
        var cells = Attacker.Cells(dimensions);
        var values = Attacker.Sums(atoms, cells);
        var shown = cells.Select(cell => table[cell.Groups]).ToArray();
        var attacker = new Attacker(dimensions, cell => shown[cell]);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (shown[cell] is { } value && value != values[cell]) return false;
            if (values[cell] is 0 or >= Threshold) continue;
            if (shown[cell] is not null) return false;
            if (!attacker.Possible(cell, Threshold).Any()) return false;
        }
        return true;
    }
}
