using Lykta.Analysis.Surveillance;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Surveillance;

public sealed class EarsTests
{
    /// <summary>Baseline 1…7: mean 4, sd √(28/6) = 2.160247; (12 − 4) / sd = 3.703280.</summary>
    [Fact]
    public void At_C1_IsTheStandardScore()
    {
        var scores = Ears.At([1, 2, 3, 4, 5, 6, 7, 12], 7);
        scores.C1!.Value.ShouldBe(3.703280, 1e-6);
        scores.AlarmC1.ShouldBe(true);
        scores.C2.ShouldBeNull();
        scores.C3.ShouldBeNull();
    }

    /// <summary>C1 looks at 4…10 (mean 7), C2 at 2…8 (mean 5); both have sd 2.160247.</summary>
    [Fact]
    public void At_C2_LeavesAGap()
    {
        var scores = Ears.At([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20], 10);
        scores.C1!.Value.ShouldBe(13 / Math.Sqrt(28.0 / 6), 1e-12);
        scores.C2!.Value.ShouldBe(15 / Math.Sqrt(28.0 / 6), 1e-12);
    }

    [Fact]
    public void At_C3_SumsTheExcesses()
    {
        int?[] series = [1, 2, 3, 4, 5, 6, 7, 1, 2, 9, 9, 9];
        double C2(int t)
        {
            var baseline = series[(t - 9)..(t - 2)].Select(x => (double)x!).ToArray();
            var mean = baseline.Average();
            return ((double)series[t]! - mean) / Math.Sqrt(baseline.Sum(x => (x - mean) * (x - mean)) / 6);
        }
        var expected = Math.Max(0, C2(9) - 1) + Math.Max(0, C2(10) - 1) + Math.Max(0, C2(11) - 1);
        Ears.At(series, 11).C3!.Value.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void At_NoVariationOrMissing_IsUndefinedAndNoAlarm()
    {
        Ears.At([2, 2, 2, 2, 2, 2, 2, 50], 7).C1.ShouldBeNull();
        Ears.At([1, 2, null, 4, 5, 6, 7, 50], 7).AlarmC1.ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Ears.At([1], 1));
    }
}
