using Lykta.Analysis;
using Lykta.Analysis.Comparison;
using Lykta.Analysis.Effects;
using Lykta.Analysis.Trends;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>Methods that need a few numbers and no file.</summary>
internal static class AnalyseNumbers
{
    public static Answer Count(AnalyseArguments options)
    {
        var count = options.Whole("count");
        var result = CountInterval.Of(count, options.Number("level", 0.95));
        return Answer.Of(result) with { R = () => RScript.Of(count, result) };
    }

    public static Answer TwoPeriods(AnalyseArguments options)
    {
        int before = options.Whole("before"), after = options.Whole("after");
        var result = Lykta.Analysis.Trends.TwoPeriods.Compare(
            before, after, options.Number("level", 0.95), options.Number("length-before", 1), options.Number("length-after", 1));
        return Answer.Of(result) with { R = () => RScript.Of(before, after, result) };
    }

    public static Answer Share(AnalyseArguments options)
    {
        var share = ShareOf.Count(options.Whole("positive"), options.Whole("of"));
        var result = Shares.Of(share, options.Number("level", 0.95));
        return Answer.Of(result) with { R = () => RScript.Of(share, result) };
    }

    public static Answer ShareDifference(AnalyseArguments options)
    {
        ShareOf before = ShareOf.Count(options.Whole("positive-before"), options.Whole("of-before")), after = ShareOf.Count(options.Whole("positive"), options.Whole("of"));
        var result = Shares.Difference(before, after, options.Number("level", 0.95));
        return Answer.Of(result) with { R = result.IsDefined ? () => RScript.Of(before, after, result) : null };
    }

    public static Answer Power(AnalyseArguments options)
    {
        var level = options.Number("level", 0.95);
        var result = PowerTable.TwoEqualPeriods(options.Whole("before"), level);
        var method = new MethodStamp("power-table", 1, [new("level", level)]);
        return new Answer(result.Reading, [], method, Answer.Node(new { result.Before, result.LargestProvable, WithEqualControl = PowerTable.WithEqualControl(result.Before, level).LargestProvable }))
        {
            R = () => RScript.OfPower(result, level),
        };
    }

    public static Answer AlarmBudget(AnalyseArguments options)
    {
        var result = Lykta.Analysis.Surveillance.AlarmBudget.Of(options.Whole("series"), options.Number("periods-per-year", 52.1775), options.Number("tail", 0.01));
        return Answer.Of(result) with { R = () => RScript.OfAlarmBudget(result) };
    }

    public static Answer Displacement(AnalyseArguments options)
    {
        var counts = Four(options, "");
        BeforeAfterCounts? around = options.Has("around-before") ? Four(options, "around-") : null;
        var result = Lykta.Analysis.Effects.BeforeAfter.DisplacementDifference(counts, around, options.Number("level", 0.95));
        return Answer.Of(result) with { R = () => RScript.OfDisplacement(counts, around, result) };
    }

    private static BeforeAfterCounts Four(AnalyseArguments options, string prefix) => new(
        options.Whole(prefix + "before"), options.Whole(prefix + "after"), options.Whole(prefix + "control-before"), options.Whole(prefix + "control-after"));

    public static Answer BeforeAfter(AnalyseArguments options)
    {
        var counts = Four(options, "");
        var result = Lykta.Analysis.Effects.BeforeAfter.RelativeEffect(counts, options.Number("level", 0.95), options.Number("variance-factor", 2));
        var difference = Lykta.Analysis.Effects.BeforeAfter.DisplacementDifference(counts);
        return Answer.Of(result, new { Relative = Answer.Figures(result), Difference = Answer.Figures(difference) }) with { R = () => RScript.Of(counts, result) };
    }
}
