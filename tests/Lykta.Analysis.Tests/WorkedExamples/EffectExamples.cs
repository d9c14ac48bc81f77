using Lykta.Analysis.Effects;
using Lykta.Analysis.Probability;
using Lykta.Analysis.Regression;
using Lykta.Analysis.Tests.Effects;
using Lykta.Analysis.Tests.Trends;
using Lykta.Analysis.Trends;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about effects of measures.</summary>
internal static class EffectExamples
{
    private static readonly BeforeAfterCounts Four = new(100, 60, 90, 80);

    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["relative-effect-size"] = Relative,
        ["weighted-displacement-difference"] = Displacement,
        ["regression-to-the-mean"] = Mean,
        ["interrupted-series"] = Interrupted,
        ["difference-in-differences"] = Panel,
        ["synthetic-control"] = Synthetic,
        ["poisson-regression"] = Dobson,
        ["negative-binomial-regression"] = Mites,
    };

    private static string Told => $"{Four.TreatedBefore} → {Four.TreatedAfter} with control {Four.ControlBefore} → {Four.ControlAfter}";

    private static void Relative(WorkedExample page)
    {
        var effect = BeforeAfter.RelativeEffect(Four);
        effect.Outcome.ShouldBe(Outcome.WithinNormal);
        page.Says($"{Told}: effect {effect.Statistic:0.00} ({effect.Interval!.Value.Lower:0.00} to {effect.Interval.Value.Upper:0.00}), p = {effect.P:0.000}: not proven.");
    }

    private static void Displacement(WorkedExample page)
    {
        var change = BeforeAfter.DisplacementDifference(Four);
        page.Says($"{Told}: {change.Statistic} ({change.Interval!.Value.Lower:0.0} to {change.Interval.Value.Upper:0.0}), p = {change.P:0.000}.");
    }

    private static void Mean(WorkedExample page)
    {
        var picked = RegressionToTheMean.Compare([1, 2, 9], [2], 4);
        page.Says($"Places with {1}, {2} and {9} events, the third picked: {picked.Statistic:0.00} expected next year, so {picked.Warnings.Single().Value:0.00} falls by itself.");
        page.IsHeldBy(nameof(BeforeAfterTests.RegressionToTheMean_NothingDone_FindsNoEffect), "Simulated, picking the worst 10 of 500 and doing nothing: the prediction holds as often as promised.");
    }

    private static void Interrupted(WorkedExample page)
    {
        var step = InterruptedSeries.Of(new([.. Enumerable.Repeat<int?>(40, 20), .. Enumerable.Repeat<int?>(20, 20)], 20));
        page.Says($"{40} a month for {20} months, then {20}: factor {step.Level.Statistic:0.00}, counterfactual {step.Counterfactual[^1]:0}.");
        var naive = Enumerable.Range(0, 300).Count(seed => NaiveP(InterruptedSeriesTests.Series(36, 36, 12, 1, seed)) <= 0.05);
        page.Says($"Without a real change, {300} simulated series of {36} + {36} months with mean {12} are called changed in {InterruptedSeriesTests.FoundOf300 / 3.0:0.0} % (promise {5} %; with Newey–West alone and the normal distribution it was {naive / 3.0:0} %).");
    }

    private static double NaiveP(int?[] series)
    {
        double[] counts = [.. series.Select(x => (double)x!)];
        double[][] design = [.. counts.Select((_, t) => new double[] { 1, t - 36, t >= 36 ? 1 : 0, t >= 36 ? t - 36 : 0 })];
        var fit = PoissonRegression.Fit(design, counts)!;
        var error = Math.Sqrt(NeweyWest.Covariance(fit, design, counts, NeweyWest.Lags(72))[(2 * 4) + 2]);
        return NormalDistribution.TwoSided(fit.Coefficients[2] / error);
    }

    private static void Panel(WorkedExample page)
    {
        page.IsHeldBy(
            nameof(PanelTests.DifferenceInDifferences_AgainstTheWholeRegression_IsTheSame),
            "12 areas, 10 periods, 5 treated: factor and CV1 error agree to 1e-8 with the Poisson regression of 22 columns and its sandwich.");
        var six = DifferenceInDifferences.Of(PanelTests.Made(6, 8, 4, [0, 1], factor: 0.2, seed: 2)).Effect;
        six.Outcome.ShouldBe(Outcome.TooFewToSay);
        page.Says($"Six areas, two treated: {1 / six.P:0.#####} divisions, so the smallest p is 1/{1 / six.P:0.#####} and nothing can be said.");
        var (changed, alone) = PanelTests.Changed(20, 8);
        page.Says($"Without any effect, {PanelTests.Runs} simulated panels of {20} areas that drift on their own are called changed in {100.0 * changed / PanelTests.Runs:0.0} % (with CV1 alone: {100.0 * alone / PanelTests.Runs:0.0} %).");
    }

    private static void Synthetic(WorkedExample page)
    {
        var random = new Random(6);
        double[][] donors = [.. Enumerable.Range(0, 25).Select(_ => Enumerable.Range(0, 36).Select(_ => 10 + (20 * random.NextDouble())).ToArray())];
        var result = SyntheticControl.Of([.. Enumerable.Range(0, 36).Select(t => (0.3 * donors[0][t]) + (0.7 * donors[2][t]) - (t >= 30 ? 5 : 0) + (t % 2 * 1e-6))], donors, 30);
        page.Says($"A treated area made of {0.3} and {0.7} of two donors among {donors.Length}, minus {5} in each of six periods: weights {result.Weights[0]:0.0} and {result.Weights[2]:0.0}, effect {result.Effect.Statistic:0}, p = 1/{1 / result.Effect.P:0.####}.");
    }

    private static void Dobson(WorkedExample page)
    {
        double[] counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];
        var fit = PoissonRegression.Fit([.. Enumerable.Range(0, 9).Select(i => new double[] { 1, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0, i / 3 == 1 ? 1 : 0, i / 3 == 2 ? 1 : 0 })], counts)!;
        page.Says($"Dobson's trial ({string.Join(", ", counts)}): intercept {fit.Coefficients[0]:0.000000}, outcome 2 {fit.Coefficients[1]:0.000000}, outcome 3 {fit.Coefficients[2]:0.000000}, deviance {fit.Deviance:0.000000}.");
    }

    private static void Mites(WorkedExample page)
    {
        int[] leaves = [70, 38, 17, 10, 9, 3, 2, 1];
        double[] counts = [.. leaves.SelectMany((number, mites) => Enumerable.Repeat((double)mites, number))];
        var fit = NegativeBinomialRegression.Of([.. counts.Select(_ => new[] { 1.0 })], counts)!;
        page.Says($"Mites on {counts.Length} apple leaves (Bliss and Fisher {1953}): mean {Math.Exp(fit.Fit.Coefficients[0]):0.00000}, θ {fit.Size:0.00000}.");
    }
}
