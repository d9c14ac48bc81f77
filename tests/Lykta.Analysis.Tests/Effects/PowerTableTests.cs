using Lykta.Analysis.Effects;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Effects;

public sealed class PowerTableTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(5, null)]
    [InlineData(6, 0L)]
    [InlineData(10, 2L)]
    [InlineData(20, 8L)]
    [InlineData(50, 31L)]
    [InlineData(100, 73L)]
    [InlineData(200, 161L)]
    public void TwoEqualPeriods_WhatCanBeSeen_IsTheKnownTable(long before, long? after) =>
        PowerTable.TwoEqualPeriods(before).LargestProvable.ShouldBe(after);

    /// <summary>Two events and then none: both orders of the two are as likely as not, p = 2 · (1/2)² = 1/2, which is enough at a level of exactly that.</summary>
    [Theory]
    [InlineData(0.5, 0L)]
    [InlineData(0.501, null)]
    public void TwoEqualPeriods_PExactlyTheLevel_IsProof(double level, long? after) =>
        PowerTable.TwoEqualPeriods(2, level).LargestProvable.ShouldBe(after);

    [Theory]
    [InlineData(0, null)]
    [InlineData(5, null)]
    [InlineData(10, 1L)]
    [InlineData(20, 6L)]
    [InlineData(50, 27L)]
    [InlineData(100, 65L)]
    public void WithEqualControl_WhatCanBeSeen_IsTheKnownTable(long before, long? after) =>
        PowerTable.WithEqualControl(before).LargestProvable.ShouldBe(after);

    [Fact]
    public void WithEqualControl_ConservativeFactor_AgreesWithTheEstimate()
    {
        var limit = PowerTable.WithEqualControl(50, varianceFactor: 2).LargestProvable!.Value;
        BeforeAfter.RelativeEffect(new(50, limit, 50, 50)).Outcome.ShouldBe(Outcome.FewerThanExpected);
        BeforeAfter.RelativeEffect(new(50, limit + 1, 50, 50)).Outcome.ShouldBe(Outcome.WithinNormal);
    }

    [Theory]
    [InlineData(5, 12)]
    [InlineData(10, 19)]
    [InlineData(20, 32)]
    [InlineData(50, 68)]
    public void SmallestSurprise_AMonthAgainstThreeYears_IsTheKnownTable(double mean, long count) =>
        PowerTable.SmallestSurprise(mean).ShouldBe(count);
}
