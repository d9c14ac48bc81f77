using Lykta.Analysis;
using Lykta.Analysis.Comparison;
using Lykta.Analysis.Effects;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>Methods about several areas over the same periods.</summary>
internal static class AnalysePanels
{
    public static Answer Panel(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var question = Read(table, options);
        var result = DifferenceInDifferences.Of(question, null, oversight);
        return Answer.Of(result, new { Effect = Answer.Figures(result.Effect), result.ClusteredError, result.IsPermuted, Earlier = result.Earlier is { } e ? Answer.Figures(e) : null }) with
        {
            R = () => RScript.Of(question, result),
        };
    }

    public static Answer Synthetic(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var panel = Read(table, options);
        if (panel.Treated.Count > 1)
            throw AnalyseArguments.Refuse("Analyse.OneArea", panel.Treated.Count);
        var treated = panel.Treated.First();
        double[][] series = [.. panel.Counts.Select(area => area.Select(count => (double)count).ToArray())];
        double[][] donors = [.. series.Where((_, area) => !panel.Treated.Contains(area))];
        var result = SyntheticControl.Of(series[treated], donors, panel.Start, 0.05, oversight);
        return Answer.Of(result, new { Effect = Answer.Figures(result.Effect), result.Weights, result.Synthetic, result.ErrorBefore, result.Ratio, result.PlaceboRatios }) with
        {
            R = () => RScript.Of(series[treated], donors, result),
        };
    }

    private static AreaPanel Read(AnalyseTable table, AnalyseArguments options)
    {
        var areas = table.Texts(options.Needed("area")).ToList();
        var periods = table.Texts(options.Needed("period")).ToList();
        int[] counts = [.. table.FilledCounts(options.Needed("count"))];
        List<string> names = [.. areas.Distinct(StringComparer.Ordinal)], order = [.. periods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, int> areaAt = Numbered(names), periodAt = Numbered(order);
        if (!periodAt.TryGetValue(options.Needed("start"), out var start) || start < 1)
            throw AnalyseArguments.Refuse("Analyse.NoPeriod", options.Needed("start"), string.Join(", ", order.Take(20)));
        int[] treated = [.. options.Needed("treated").Split(',').Select(name => areaAt.TryGetValue(name.Trim(), out var at) ? at : throw AnalyseArguments.Refuse("Analyse.NoArea", name.Trim()))];
        int[][] panel = [.. names.Select(_ => new int[order.Count])];
        for (var i = 0; i < counts.Length; i++)
            panel[areaAt[areas[i]]][periodAt[periods[i]]] += counts[i];
        return new AreaPanel(panel, treated, start);
    }

    private static Dictionary<string, int> Numbered(List<string> names) => names.Select((name, at) => (name, at)).ToDictionary(x => x.name, x => x.at, StringComparer.Ordinal);
}
