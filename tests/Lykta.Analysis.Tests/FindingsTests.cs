using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

public sealed class FindingsTests
{
    [Fact]
    public void Carrying_ResultWithoutWarnings_TakesThemAll() =>
        TwoPeriods.Compare(200, 100).Carrying([new(WarningCode.Islands, 2), new(WarningCode.CodeBreak, 7)]).Warnings
            .ShouldBe([new(WarningCode.Islands, 2), new(WarningCode.CodeBreak, 7)]);

    [Fact]
    public void Carrying_ResultWithTwo_TakesOnlyNewCodesAndEachOnce()
    {
        var few = TwoPeriods.Compare(5, 4);
        few.Warnings.Select(w => w.Code).ShouldBe([WarningCode.FewEvents, WarningCode.PercentWithheld]);
        few.Carrying([new(WarningCode.PercentWithheld, 1), new(WarningCode.CodeBreak, 7), new(WarningCode.CodeBreak, 8)]).Warnings
            .ShouldBe([.. few.Warnings, new(WarningCode.CodeBreak, 7)]);
    }
}
