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

    public static Answer BeforeAfter(AnalyseArguments options)
    {
        var counts = new BeforeAfterCounts(
            options.Whole("before"), options.Whole("after"), options.Whole("control-before"), options.Whole("control-after"));
        var result = Lykta.Analysis.Effects.BeforeAfter.RelativeEffect(counts, options.Number("level", 0.95), options.Number("variance-factor", 2));
        var difference = Lykta.Analysis.Effects.BeforeAfter.DisplacementDifference(counts);
        return Answer.Of(result, new { Relative = Answer.Figures(result), Difference = Answer.Figures(difference) }) with { R = () => RScript.Of(counts, result) };
    }
}
