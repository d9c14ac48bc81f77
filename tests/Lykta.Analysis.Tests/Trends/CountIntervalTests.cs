using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Trends;

public sealed class CountIntervalTests
{
    [Theory]
    [InlineData(0, 0, 3.6888794541139363)]
    [InlineData(1, 0.0253178079842898754, 5.5716433909388986)]
    [InlineData(5, 1.62348639011842054, 11.6683320793226696)]
    [InlineData(10, 4.79538869613243364, 18.3903560420177787)]
    [InlineData(100, 81.3639912509231404, 121.62679379242639)]
    [InlineData(1000, 938.973018407695216, 1063.95213601630198)]
    public void Limits_At95PerCent_AreGarwoods(long count, double lower, double upper)
    {
        var interval = CountInterval.Limits(count);
        interval.Lower.ShouldBeRelatively(lower);
        interval.Upper!.Value.ShouldBeRelatively(upper);
    }

    [Fact]
    public void Of_AnyCount_CarriesItsSentenceAndMethod()
    {
        var estimate = CountInterval.Of(10);
        estimate.Statistic.ShouldBe(10);
        estimate.Method.Name.ShouldBe("count-interval");
        estimate.Reading.Number("lower")!.Value.ShouldBe(4.795, 0.001);
        ReadingCatalogue.All[estimate.Reading.Key].ShouldBe(estimate.Reading.Numbers.Select(x => x.Name));
    }

    [Fact]
    public void Of_NegativeCount_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => CountInterval.Of(-1));
}
