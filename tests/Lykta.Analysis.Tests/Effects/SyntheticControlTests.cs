using Lykta.Analysis.Effects;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Effects;

public sealed class SyntheticControlTests
{
    /// <summary>
    /// The treated area differs from the second donor exactly as the second from the first, so all three ratios are equal: two of
    /// two placebos are as strong, and nothing is surprising.
    /// </summary>
    [Fact]
    public void Of_PlacebosAsStrong_CountAgainstTheEffect()
    {
        double[] first = [.. Enumerable.Range(0, 24).Select(t => 10.0 + (t % 3))], second = [.. Enumerable.Range(0, 24).Select(t => 12.0 + (t % 4) + (t >= 20 ? 5 : 0))];
        double[] treated = [.. second.Select((x, t) => (2 * x) - first[t])];
        var result = SyntheticControl.Of(treated, [first, second], 20);
        result.Weights.ShouldBe([0, 1]);
        result.PlaceboRatios.ShouldBe([result.Ratio, result.Ratio]);
        result.Effect.P.ShouldBe(1);
    }

    /// <summary>Nineteen placebos are the fewest that can prove anything at 5 %: the rank of one in twenty is exactly 5 %.</summary>
    [Theory]
    [InlineData(18, 40.0, Outcome.TooFewToSay)]
    [InlineData(19, 40.0, Outcome.MoreThanExpected)]
    [InlineData(19, -40.0, Outcome.FewerThanExpected)]
    public void Of_AsFewDonorsAsCanProve_Prove(int donors, double effect, Outcome outcome)
    {
        var random = new Random(3);
        double[][] others = [.. Enumerable.Range(0, donors).Select(_ => Enumerable.Range(0, 26).Select(_ => 50.0 + random.Next(0, 20)).ToArray())];
        double[] treated = [.. Enumerable.Range(0, 26).Select(t => 50 + random.Next(0, 20) + (t >= 22 ? effect : 0))];
        var result = SyntheticControl.Of(treated, others, 22);
        result.Effect.P!.Value.ShouldBeRelatively(1.0 / (donors + 1), 1e-12);
        result.Effect.Outcome.ShouldBe(outcome);
    }

    /// <summary>Every number by its definition, the placebos by asking the same question about each donor.</summary>
    [Fact]
    public void Of_AnySeries_IsItsDefinition()
    {
        var random = new Random(8);
        double[][] donors = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 30).Select(_ => (double)random.Next(0, 40)).ToArray())];
        double[] treated = [.. Enumerable.Range(0, 30).Select(_ => (double)random.Next(0, 40))];
        var result = SyntheticControl.Of(treated, donors, 25, 0.3);
        double Apart(int t) => treated[t] - Enumerable.Range(0, 6).Sum(j => result.Weights[j] * donors[j][t]);
        double Error(int from, int to) => Math.Sqrt(Enumerable.Range(from, to - from).Average(t => Apart(t) * Apart(t)));
        for (var t = 0; t < 30; t++) result.Synthetic[t].ShouldBe(treated[t] - Apart(t), 1e-9);
        result.Effect.Statistic!.Value.ShouldBe(Enumerable.Range(25, 5).Sum(Apart), 1e-9);
        result.ErrorBefore!.Value.ShouldBeRelatively(Error(0, 25), 1e-12);
        result.Ratio!.Value.ShouldBeRelatively(Error(25, 30) / Error(0, 25), 1e-12);
        for (var j = 0; j < 6; j++)
            result.PlaceboRatios[j]!.Value.ShouldBeRelatively(SyntheticControl.Of(donors[j], [.. donors.Where((_, k) => k != j)], 25).Ratio!.Value, 1e-12);
        result.Effect.P!.Value.ShouldBeRelatively((1.0 + result.PlaceboRatios.Count(ratio => ratio >= result.Ratio)) / 7, 1e-12);
    }

    /// <summary>Donors without events: the error is the series itself. 4 a period is 2·√4, the border; 5 is beyond it.</summary>
    [Fact]
    public void Of_PoorFit_IsWarnedOfBeyondTwiceTheChance()
    {
        double[][] none = [new double[24], new double[24]];
        SyntheticControl.Of([.. Enumerable.Repeat(4.0, 24)], none, 20).Effect.Warnings.ShouldBeEmpty();
        SyntheticControl.Of([.. Enumerable.Repeat(5.0, 24)], none, 20).Effect.Warnings.ShouldBe([new(WarningCode.PoorFit, 1)]);
        double[] Once(double events) => [.. Enumerable.Range(0, 24).Select(t => t == 3 ? events : 0)];
        SyntheticControl.Of(Once(8), none, 20).Effect.Warnings.ShouldBeEmpty();
        SyntheticControl.Of(Once(12), none, 20).Effect.Warnings.Single().Value.ShouldBeRelatively(12 / Math.Sqrt(20), 1e-12);
    }

    [Fact]
    public void Of_PerfectMatch_HasNoRatioAndSaysNothing()
    {
        double[] series = [.. Enumerable.Range(0, 24).Select(t => 3.0 + (t % 5))];
        var result = SyntheticControl.Of(series, [series, [.. series.Select(x => x + 1)]], 20);
        (result.Ratio, result.Effect.P, result.Effect.Outcome).ShouldBe((null, null, Outcome.TooFewToSay));
        result.Weights.ShouldBe([1, 0]);
        result.ErrorBefore.ShouldBe(0);
        result.Effect.Statistic.ShouldBe(0);
    }

    [Fact]
    public void Of_AsManyDonorsAsGo_IsTaken() =>
        SyntheticControl.Of([1, 2], [.. Enumerable.Repeat(new double[2], 500)], 1).Effect.Undefined.ShouldBe(UndefinedReason.HistoryTooShort);

    [Fact]
    public void Of_Placebos_CanBeStoppedAndAreHeard()
    {
        double[][] donors = [.. Enumerable.Range(0, 5).Select(j => Enumerable.Range(0, 24).Select(t => (double)((t * (j + 2)) % 7)).ToArray())];
        using var heard = new Heard();
        SyntheticControl.Of(donors[0], donors[1..], 20, oversight: heard.Oversight);
        heard.ShouldHaveRisenToOne();
        Should.Throw<OperationCanceledException>(() => SyntheticControl.Of(donors[0], donors[1..], 20, oversight: Heard.Cancelled));
    }

    /// <summary>Another unit of the series gives the same weights.</summary>
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e7)]
    public void NearestMixture_OtherUnit_IsTheSame(double unit)
    {
        var random = new Random(5);
        double[][] series = [.. Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, 25).Select(_ => (double)random.Next(0, 30)).ToArray())];
        double[] target = [.. Enumerable.Range(0, 25).Select(_ => (double)random.Next(0, 30))];
        var weights = NearestMixture.Of(target, series);
        var scaled = NearestMixture.Of([.. target.Select(x => x * unit)], [.. series.Select(one => one.Select(x => x * unit).ToArray())]);
        for (var j = 0; j < 12; j++) scaled[j].ShouldBe(weights[j], 1e-7);
        weights.Count(weight => weight > 0).ShouldBeInRange(2, 11);
    }

    /// <summary>Two series on either side of the target: by hand 1 to 3, and neither when one is the target itself.</summary>
    [Fact]
    public void NearestMixture_ByHand_Agrees()
    {
        NearestMixture.Of([1, 1], [[0, 0], [4, 4]]).ShouldBe([0.75, 0.25], 1e-9);
        NearestMixture.Of([4, 4], [[0, 0], [4, 4]]).ShouldBe([0, 1]);
        NearestMixture.Of([9, 9], [[0, 0], [4, 4], [3, 4]]).ShouldBe([0, 1, 0], 1e-9);
        NearestMixture.Of([4, 4], [[4, 4], [4, 4]]).Sum().ShouldBe(1);
    }
}
