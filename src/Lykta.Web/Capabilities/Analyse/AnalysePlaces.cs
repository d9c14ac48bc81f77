using Lykta.Analysis;
using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Comparison;
using Lykta.Analysis.Effects;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.Places;
using Lykta.Analysis.SmallArea;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>Methods about named places and areas.</summary>
internal static class AnalysePlaces
{
    public static Answer Top(AnalyseTable table, AnalyseArguments options)
    {
        List<string> events = [.. table.Texts(options.Needed("place")).Where(place => place.Length > 0)];
        var result = TopPlaces.Of(events, options.Whole("take", 10));
        return Answer.Of(result, result.Places) with
        {
            R = () => RScript.Of([.. events.CountBy(place => place).Select(pair => pair.Value)], result),
            Lines = [.. result.Places.Select(place => $"{place.Count,7}  {place.Place}  ({place.BestRank}–{place.WorstRank})")],
        };
    }

    public static Answer Concentration(AnalyseTable table, AnalyseArguments options)
    {
        List<int> counts = [.. table.Texts(options.Needed("place")).Where(place => place.Length > 0).CountBy(place => place).Select(pair => pair.Value)];
        var all = options.Whole("all-places", counts.Count);
        if (all < counts.Count)
            throw AnalyseArguments.Refuse("Analyse.FewerPlaces", all, counts.Count);
        int[] places = [.. counts, .. Enumerable.Repeat(0, all - counts.Count)];
        var result = Lykta.Analysis.Places.Concentration.Of(places);
        return Answer.Of(result, new { result.AllPlaces, result.ActivePlaces, result.ByChance, result.Events, result.Places }) with { R = () => RScript.Of(places, result) };
    }

    public static Answer Funnel(AnalyseTable table, AnalyseArguments options)
    {
        List<string> areas = [.. table.Texts(options.Needed("area"))];
        int[] counts = [.. table.FilledCounts(options.Needed("count"))];
        double[] exposure = [.. table.Filled(options.Needed("exposure"))];
        var result = FunnelPlot.Of(counts, exposure);
        var smooth = EmpiricalBayes.Global([.. counts.Select(count => (double)count)], exposure);
        return Answer.Of(result.Carrying(smooth.Warnings), new { result.CommonRate, result.Dispersion, Areas = areas, result.Points, Smoothed = smooth.Rates }) with
        {
            R = () => RScript.OfFunnel(counts, exposure, result),
            Lines = [.. result.Points.Select((point, i) => (point, i)).Where(x => x.point is { Outcome: Outcome.MoreThanExpected or Outcome.FewerThanExpected })
                .Select(x => $"{(x.point!.Value.Outcome == Outcome.MoreThanExpected ? '+' : '-')} {areas[x.i]}: {x.point.Value.Observed} ({x.point.Value.Outer.Lower}–{x.point.Value.Outer.Upper})")],
        };
    }

    public static Answer Likeness(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        double[] values = [.. table.Filled(options.Needed("value"))];
        var neighbours = Neighbours(table, options, oversight);
        var choices = new AutocorrelationOptions { Seed = (ulong)options.Whole("seed", 1) };
        Estimate moran = Moran.Global(values, neighbours, choices), geary = Geary.Global(values, neighbours, choices);
        var local = LocalMoran.Of(values, neighbours, choices, oversight);
        return Answer.Of(moran, new { Moran = Answer.Figures(moran), Geary = Answer.Figures(geary), local.Areas }) with
        {
            R = () => RScript.Of(values, neighbours, moran, geary),
            Lines = [options.Has("quiet") ? "" : new Platform.Texts.Texts().Sentence(local.Reading)],
        };
    }

    public static Answer Repeats(AnalyseTable table, AnalyseArguments options)
    {
        List<string> events = [.. table.Texts(options.Needed("place")).Where(place => place.Length > 0)];
        int? all = options.Has("all-places") ? options.Whole("all-places") : null;
        var result = RepeatPlaces.Of(events, all);
        return Answer.Of(result, new { result.Events, result.Places, result.RepeatedPlaces, result.EventsAtRepeatedPlaces, result.Share, result.ShareByChance }) with
        {
            R = () => RScript.Of([.. events.CountBy(place => place).Select(pair => pair.Value)], all, result),
        };
    }

    public static Answer Picked(AnalyseTable table, AnalyseArguments options)
    {
        List<string> places = [.. table.Texts(options.Needed("place"))];
        int[] before = [.. table.FilledCounts(options.Needed("count"))];
        int[] picked = [.. options.Needed("picked").Split(',').Select(name => places.IndexOf(name.Trim()) is >= 0 and var at ? at : throw AnalyseArguments.Refuse("Analyse.NoArea", name.Trim()))];
        var after = options.Whole("after");
        var result = RegressionToTheMean.Compare(before, picked, after, options.Number("level", 0.95));
        return Answer.Of(result) with { R = () => RScript.OfPicked(before, picked, after, result) };
    }

    private static Neighbours Neighbours(AnalyseTable table, AnalyseArguments options, Oversight oversight) =>
        (options.Text("neighbours") ?? "queen") switch
        {
            "queen" => PolygonNeighbours.Of(table.Polygons(), Contiguity.Queen, oversight: oversight),
            "rook" => PolygonNeighbours.Of(table.Polygons(), Contiguity.Rook, oversight: oversight),
            "nearest" => Lykta.Analysis.Geometry.Neighbours.Nearest(table.Points(options), options.Whole("nearest", 6), oversight),
            var other => throw AnalyseArguments.Refuse("Analyse.OneOf", "neighbours", other, "queen, rook, nearest"),
        };
}
