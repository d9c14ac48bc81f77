using Lykta.Analysis.Comparison;
using Lykta.Analysis.Randomness;
using Lykta.Analysis.Surveys;
using Lykta.Analysis.Tests.Comparison;
using Lykta.Analysis.Trends;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about shares, and those about all results.</summary>
internal static class ShareExamples
{
    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["share"] = Share,
        ["share-difference"] = Difference,
        ["survey-base"] = Base,
        ["results"] = Results,
        ["compare-with-r"] = CompareWithR,
        ["randomness"] = Randomness,
    };

    private static void Share(WorkedExample page)
    {
        Interval first = Shares.Of(ShareOf.Count(81, 263)).Interval!.Value, second = Shares.Of(ShareOf.Count(62, 180)).Interval!.Value;
        Shares.Of(ShareOf.Count(12, 29)).Statistic.ShouldBeNull();
        page.Says($"{81} of {263}: {100 * first.Lower:0.0} to {100 * first.Upper:0.0} %. {62} of {180}: {100 * second.Lower:0.0} to {100 * second.Upper:0.0} %. {12} of {29}: no figure.");
    }

    private static void Difference(WorkedExample page)
    {
        var change = Shares.Difference(ShareOf.Count(56, 70), ShareOf.Count(48, 80));
        page.Says($"{56} of {70} against {48} of {80}: difference {100 * change.Statistic:0.0} points, {100 * change.Interval!.Value.Lower:0.0} to {100 * change.Interval.Value.Upper:0.0}, p = {change.P:0.0000}: {WorkedExample.Word(change.Outcome)}.");
    }

    private static void Base(WorkedExample page)
    {
        var kish = SurveyBase.EffectiveBase([1, 1, 2])!.Value;
        page.Says($"Weights {1}, {1}, {2}: effective base {kish * 6:0.######}/{6} = {kish:0.00}.");
        page.Says($"{60} answers of {150} people, effective base {44.3}: {44.3} · {150 - 1}/{150 - 60} = {SurveyBase.WithFinitePopulation(44.3, 60, 150):0.0}.");
    }

    private static void Results(WorkedExample page)
    {
        var few = TwoPeriods.Compare(5, 4);
        few.Warnings.Select(w => w.Code).ShouldBe([WarningCode.FewEvents, WarningCode.PercentWithheld]);
        page.Says($"Two periods with {5} and {4} events: outcome *{WorkedExample.Word(few.Outcome)}*, key `{few.Reading.Key}`, numbers before = {few.Reading.Number("before")} and after = {few.Reading.Number("after")}, warnings *few events* and *percent withheld*.");
    }

    private static void CompareWithR(WorkedExample page)
    {
        var script = RScript.Of(20, 8, TwoPeriods.Compare(20, 8));
        var checks = script.Split('\n').Count(line => line.StartsWith("check(", StringComparison.Ordinal));
        if (Rscript.IsThere)
        {
            var (code, said) = Rscript.Run(script);
            code.ShouldBe(0, said);
            said.Split("TRUE").Length.ShouldBe(checks + 1, said);
        }
        page.Says($"`lykta analyse two-periods --before {20} --after {8} --compare-with-r compare.R`, then `Rscript compare.R`: {WorkedExample.Word(checks)} lines, all TRUE.");
    }

    private static void Randomness(WorkedExample page)
    {
        var (low, high) = Philox.Block((0, 0), 0);
        page.Says($"Counter {0}, key {0}: words {(uint)low:x8} {low >> 32:x8} {(uint)high:x8} {high >> 32:x8}.");
    }
}
