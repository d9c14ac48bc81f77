using Lykta.Analysis.Effects;
using Lykta.Analysis.Probability;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Tests.Probability;
using Lykta.Analysis.Tests.Trends;
using Lykta.Analysis.Trends;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about counts and what can be seen.</summary>
internal static class CountExamples
{
    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["count-interval"] = Counts,
        ["two-periods"] = TwoPeriod,
        ["expected-range"] = Expected,
        ["power-table"] = Power,
        ["alarm-budget"] = Budget,
        ["mann-kendall"] = Trend,
        ["multiple-testing"] = Many,
        ["tails"] = Tails,
        ["farrington-flexible"] = Farrington,
        ["ears"] = Early,
    };

    private static void Counts(WorkedExample page)
    {
        Interval ten = CountInterval.Of(10).Interval!.Value, none = CountInterval.Of(0).Interval!.Value, many = CountInterval.Of(31).Interval!.Value;
        page.Says($"{10} events: {ten.Level * 100:0} % interval {ten.Lower:0.00} to {ten.Upper:0.00}. {0} events: {none.Lower:0} to {none.Upper:0.00}. {31} events: {many.Lower:0.00} to {many.Upper:0.00}.");
    }

    private static void TwoPeriod(WorkedExample page)
    {
        Estimate ten = TwoPeriods.Compare(10, 2), twenty = TwoPeriods.Compare(20, 8), quarter = TwoPeriods.Compare(4, 8, exposureBefore: 3);
        page.Says($"{10} before, {2} after: p = {ten.P * 4096:0.######}/{4096} = {ten.P:0.0000}, {WorkedExample.Word(ten.Outcome)}.");
        var interval = twenty.Interval!.Value;
        page.Says($"{20} → {8}: p = {twenty.P:0.0000}, ratio {twenty.Statistic:0.00} ({interval.Lower:0.00} to {interval.Upper:0.00}).");
        page.Says($"{4} in three months against {8} in one: ratio {quarter.Statistic:0.######}, p = {quarter.P:0.00000}.");
    }

    private static Estimate Week(int observed) => ExpectedRange.OfLast([.. Enumerable.Repeat<int?>(10, 170), observed]);

    private static void Expected(WorkedExample page)
    {
        var even = Week(10);
        var mean = ((10 * even.N) + 0.5) / even.N;
        var size = new NegativeBinomialDistribution(mean, mean * (1 + (1 / even.N))).Size;
        page.Says($"Three even years of {10} a week: n = {even.N}, size {size:0.0###}, range {even.Interval!.Value.Lower} to {even.Interval.Value.Upper}.");
        string Tail(int observed) => FormattableString.Invariant($"{Week(observed).P / 2:0.00000}");
        Week(19).Outcome.ShouldBe(Outcome.MoreThanExpected);
        Week(18).Outcome.ShouldBe(Outcome.WithinNormal);
        Week(2).Outcome.ShouldBe(Outcome.FewerThanExpected);
        Week(3).Outcome.ShouldBe(Outcome.WithinNormal);
        page.Says($"{19} is more than expected (P(X ≥ {19}) = {Tail(19)}), {18} is within ({Tail(18)}); {2} is fewer ({Tail(2)}), {3} is within ({Tail(3)}).");
        static string Share(int alarms) => FormattableString.Invariant($"{alarms * 100.0 / ExpectedRangeTests.Runs:0.0} %");
        (int More, int Fewer) three = ExpectedRangeTests.Simulated(3, 1), twenty = ExpectedRangeTests.Simulated(20, 1), two = ExpectedRangeTests.Simulated(10, 2), four = ExpectedRangeTests.Simulated(40, 4);
        page.Says($"Measured on {WorkedExample.Spaced(ExpectedRangeTests.Runs)} simulated weeks with three years of history (promise: {100 * (1 - even.Interval.Value.Level) / 2:0} % a side):");
        page.Says($"Poisson mean {3}: {Share(three.More)} more; mean {20}: {Share(twenty.More)} more, {Share(twenty.Fewer)} fewer;");
        page.Says($"clusters of two, mean {10}: {Share(two.More)} and {Share(two.Fewer)}; clusters of four, mean {40}: {Share(four.More)} and {Share(four.Fewer)}.");
    }

    private static void Power(WorkedExample page)
    {
        string Alone(int before) => $"{before} → {PowerTable.TwoEqualPeriods(before).LargestProvable}";
        string Beside(int before) => $"{before} → {PowerTable.WithEqualControl(before).LargestProvable}";
        string Month(int mean) => $"{mean} → {PowerTable.SmallestSurprise(mean, 36, 0.01)}";
        PowerTable.TwoEqualPeriods(5).LargestProvable.ShouldBeNull();
        page.Says($"Alone: {Alone(10)}, {Alone(20)}, {Alone(50)}, {Alone(100)}, {Alone(200)}, and none for {5}.");
        page.Says($"With control: {Beside(10)}, {Beside(20)}, {Beside(50)}, {Beside(100)}.");
        page.Says($"A month against three years at {1} %: {Month(5)}, {Month(10)}, {Month(20)}, {Month(50)}.");
    }

    private static void Budget(WorkedExample page)
    {
        var budget = AlarmBudget.Of(50, 52.1775, 0.01);
        page.Says($"{budget.N} series each week at {1} %: {budget.Statistic:0.0} false alarms a year; one series: one in {budget.Reading.Number("years"):0.0} years.");
    }

    private static void Trend(WorkedExample page)
    {
        Estimate rising = MannKendall.Of([1, 3, 4, 8, 9, 15]), ties = MannKendall.Of([1, 2, 2, 3, 3, 3, 4]);
        page.Says($"1, 3, 4, 8, 9, 15: p = {rising.P * 720:0.######}/{720} = {rising.P:0.0000}, slope {rising.Statistic:0.0}.");
        var score = MannKendall.Score([1, 2, 2, 3, 3, 3, 4]);
        var z = NormalDistribution.UpperQuantile(ties.P!.Value / 2);
        page.Says($"With ties 1, 2, 2, 3, 3, 3, 4: S = {score}, variance {Math.Pow((score - 1) / z, 2):0.00}, p = {ties.P:0.00000}.");
    }

    private static void Many(WorkedExample page)
    {
        double?[] five = [0.01, 0.02, 0.03, 0.04, 0.05];
        double[] Adjusted(Adjustment way) => [.. MultipleTesting.Adjust(five, way).Select(p => p!.Value)];
        double[] bh = Adjusted(Adjustment.BenjaminiHochberg), by = Adjusted(Adjustment.BenjaminiYekutieli), bonferroni = Adjusted(Adjustment.Bonferroni);
        bh.ShouldAllBe(p => Math.Abs(p - bh[0]) < 1e-12);
        by.ShouldAllBe(p => Math.Abs(p - by[0]) < 1e-12);
        var holm = string.Join(", ", Adjusted(Adjustment.Holm).Select(p => FormattableString.Invariant($"{p:0.00}")));
        page.Says($"{string.Join(", ", five.Select(p => FormattableString.Invariant($"{p}")))}: BH all {bh[0]:0.00}; Holm {holm}; BY all {by[0]:0.0000}; Bonferroni {bonferroni.Min():0.00} to {bonferroni.Max():0.00}.");
        double?[] paper = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        int Found(Adjustment way) => MultipleTesting.Adjust(paper, way).Count(p => p <= 0.05);
        page.Says($"Benjamini and Hochberg's {paper.Length} p-values: {WorkedExample.Word(Found(Adjustment.BenjaminiHochberg))} found at {0.05}, by Bonferroni {WorkedExample.Word(Found(Adjustment.Bonferroni))}.");
    }

    private static string Twelve(double value) => value.ToString("0.###########e-0", System.Globalization.CultureInfo.InvariantCulture);

    private static void Tails(WorkedExample page)
    {
        page.Says($"P(X ≥ {10}) with mean {2.5}: {PoissonDistribution.AtLeast(10, 2.5):0.000000000000000}.");
        page.Says($"P(X ≥ {500}) with mean {50}: {Twelve(PoissonDistribution.AtLeast(500, 50))}. P(Z ≥ {35}) = {Twelve(NormalDistribution.AtLeast(35))}.");
        page.Says($"P(T ≥ {36}) with {10_000_000:# ### ###} degrees = {StudentDistribution.AtLeast(36, 10_000_000):0.########e-0}, and P(T ≥ 1e100) with {3} degrees = {StudentDistribution.AtLeast(1e100, 3):0.########e-0}.");
        page.IsHeldBy(nameof(FarTailTests), "All tails of the tests are right to 1e-10 relative, the expected values from mpmath with 40 digits or more.");
    }

    private static void Farrington(WorkedExample page)
    {
        var series = Surveillance.FarringtonFlexibleTests.Series();
        var week = FarringtonFlexible.At(series, series.Length - 1);
        page.Says($"The {series.Length}-week series of the tests: expected {week.Expected:0.0000}, dispersion {week.Dispersion:0.0000}, threshold {week.Threshold}, score {week.Score:0.00} for {series[^1]} seen.");
        page.Says($"Simulated seasonal weeks, mean {10}: {Surveillance.FarringtonFlexibleTests.SimulatedAlarms} alarms in {Surveillance.FarringtonFlexibleTests.SimulatedWeeks} (promise {1} %).");
    }

    private static void Early(WorkedExample page) =>
        page.Says($"Baseline {1}…{7}, then {12}: C1 = {Ears.At([1, 2, 3, 4, 5, 6, 7, 12], 7).C1:0.00}.");
}
