using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Trends;

public sealed class InterruptedSeriesTests
{
    internal static int?[] Series(int before, int after, double level, double factor, int seed = 1, double wave = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, before + after).Select(t =>
        {
            var mean = level * (t >= before ? factor : 1) * Math.Exp(wave * Math.Sin(2 * Math.PI * t / 12));
            double limit = Math.Exp(-mean), product = random.NextDouble();
            var count = 0;
            for (; product > limit; count++) product *= random.NextDouble();
            return (int?)count;
        })];
    }

    [Fact]
    public void Of_ExactStep_IsFound()
    {
        int?[] counts = [.. Enumerable.Repeat<int?>(40, 20), .. Enumerable.Repeat<int?>(20, 20)];
        counts[3] = 41; counts[9] = 39; counts[25] = 21; counts[31] = 19;
        var result = InterruptedSeries.Of(new(counts, 20));
        result.Level.Statistic!.Value.ShouldBe(0.5, 0.01);
        result.Level.Outcome.ShouldBe(Outcome.FewerThanExpected);
        result.SlopePerYear!.Value.ShouldBe(1, 0.02);
        result.Counterfactual[30].ShouldBe(40, 0.5);
        result.Fitted[30].ShouldBe(20, 0.3);
        ReadingCatalogue.All[result.Level.Reading.Key].ShouldBe(result.Level.Reading.Numbers.Select(x => x.Name));
    }

    [Fact]
    public void Of_WaveWithoutStep_IsWithinNormalWithHarmonics()
    {
        var counts = Series(48, 30, 30, 1, wave: 0.5);
        var result = InterruptedSeries.Of(new(counts, 48) { Harmonics = 1 });
        result.Level.Outcome.ShouldBe(Outcome.WithinNormal);
        InterruptedSeries.Of(new(counts, 48)).Level.Warns(WarningCode.Autocorrelation).ShouldBeTrue();
    }

    [Fact]
    public void Of_NothingHappened_IsSeldomFound()
    {
        FoundOf300.ShouldBeLessThan(300 * 8 / 100);
    }

    internal static int FoundOf300 { get; } =
        Enumerable.Range(0, 300).Count(seed => InterruptedSeries.Of(new(Series(36, 36, 12, 1, seed), 36)).Level.Outcome != Outcome.WithinNormal);

    [Fact]
    public void Of_PhaseIn_IsLeftOut()
    {
        int?[] counts = [.. Enumerable.Repeat<int?>(40, 20), 300, 300, .. Enumerable.Repeat<int?>(20, 20)];
        counts[4] = 43; counts[33] = 18;
        InterruptedSeries.Of(new(counts, 20) { PhaseIn = 2 }).Level.Statistic!.Value.ShouldBe(0.5, 0.03);
    }

    [Fact]
    public void Of_TooShort_SaysNothing()
    {
        InterruptedSeries.Of(new(Series(11, 30, 20, 1), 11)).Level.Outcome.ShouldBe(Outcome.TooFewToSay);
        InterruptedSeries.Of(new(Series(20, 30, 20, 1), 20) { Harmonics = 1 }).Level.Undefined.ShouldBe(UndefinedReason.HistoryTooShort);
        InterruptedSeries.Of(new(Series(20, 30, 0.1, 1), 20)).Level.Undefined.ShouldBe(UndefinedReason.NotEstimable);
    }
}
