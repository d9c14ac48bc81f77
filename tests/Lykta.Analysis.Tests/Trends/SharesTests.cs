using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Trends;

public sealed class SharesTests
{
    /// <summary>Newcombe (1998), Statistics in Medicine 17, 857–872, Table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_PublishedExamples_Agree(int positive, int n, double lower, double upper)
    {
        var interval = Wilson.Limits((double)positive / n, n);
        interval.Lower.ShouldBe(lower, 0.00005);
        interval.Upper!.Value.ShouldBe(upper, 0.00005);
    }

    /// <summary>Newcombe (1998), Statistics in Medicine 17, 873–890, Table II, method 10: 56/70 against 48/80.</summary>
    [Fact]
    public void Difference_NewcombesExample_Agrees()
    {
        var estimate = Shares.Difference(ShareOf.Count(48, 80), ShareOf.Count(56, 70));
        estimate.Statistic!.Value.ShouldBe(0.2, 1e-12);
        estimate.Interval!.Value.Lower.ShouldBe(0.0524, 0.00005);
        estimate.Interval!.Value.Upper!.Value.ShouldBe(0.3339, 0.00005);
        estimate.Outcome.ShouldBe(Outcome.MoreThanExpected);
    }

    [Fact]
    public void Difference_PValue_AgreesWithTheInterval()
    {
        for (var positive = 0; positive <= 60; positive++)
        {
            var estimate = Shares.Difference(ShareOf.Count(20, 60), ShareOf.Count(positive, 60));
            estimate.Interval!.Value.Contains(0).ShouldBe(estimate.P > 0.05, $"{positive}");
        }
    }

    [Fact]
    public void Difference_TurnedAround_ChangesSignOnly()
    {
        var there = Shares.Difference(ShareOf.Count(20, 60), ShareOf.Count(45, 90));
        var back = Shares.Difference(ShareOf.Count(45, 90), ShareOf.Count(20, 60));
        back.Statistic!.Value.ShouldBe(-there.Statistic!.Value, 1e-15);
        back.Interval!.Value.Lower.ShouldBe(-there.Interval!.Value.Upper!.Value, 1e-15);
        back.P!.Value.ShouldBe(there.P!.Value, 1e-12);
    }

    [Fact]
    public void Of_FewerThanThirty_GivesNoFigure()
    {
        var estimate = Shares.Of(ShareOf.Count(10, 29));
        estimate.IsDefined.ShouldBeFalse();
        estimate.Interval.ShouldBeNull();
        estimate.Undefined.ShouldBe(UndefinedReason.BaseTooSmall);
        ShareOf.Count(0, 0).Value.ShouldBeNull();
        Shares.Of(ShareOf.Count(0, 0)).Undefined.ShouldBe(UndefinedReason.EmptyBase);
        Shares.Of(ShareOf.Count(10, 30)).IsDefined.ShouldBeTrue();
        Shares.Difference(ShareOf.Count(10, 29), ShareOf.Count(10, 300)).Outcome.ShouldBe(Outcome.TooFewToSay);
    }

    [Fact]
    public void Readings_AreInTheCatalogue()
    {
        Reading[] readings =
        [
            Shares.Of(ShareOf.Count(10, 29)).Reading,
            Shares.Of(ShareOf.Count(10, 30)).Reading,
            Shares.Difference(ShareOf.Count(10, 29), ShareOf.Count(10, 30)).Reading,
            Shares.Difference(ShareOf.Count(10, 40), ShareOf.Count(10, 40)).Reading,
            Shares.Difference(ShareOf.Count(10, 40), ShareOf.Count(35, 40)).Reading,
            Shares.Difference(ShareOf.Count(35, 40), ShareOf.Count(10, 40)).Reading,
        ];
        foreach (var reading in readings) ReadingCatalogue.All[reading.Key].ShouldBe(reading.Numbers.Select(x => x.Name));
    }
}
