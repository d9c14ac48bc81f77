using Lykta.Analysis;
using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Clusters;
using Lykta.Analysis.Effects;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Places;
using Lykta.Analysis.Quality;
using Lykta.Analysis.Scan;
using Lykta.Analysis.SmallArea;
using Lykta.Analysis.SmallNumbers;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Times;
using Lykta.Analysis.Trends;

namespace Lykta.Web.Tests.Capabilities.Shared;

/// <summary>Every method on fewer than 50 events (or as few as it says anything about), as it is said.</summary>
internal static class FewEvents
{
    private static readonly PlanePosition[] Points = [.. Enumerable.Range(0, 40).Select(i => new PlanePosition(674_000 + (131 * i % 997), 6_580_000 + (57 * i % 991)))];
    private static readonly DatedEvent[] Dated = [.. Points.Select((at, i) => new DatedEvent(at, 100 + (17 * i % 60)))];
    private static readonly int?[] Week = [.. Enumerable.Range(0, 275).Select(i => (int?)(i % 6 == 0 ? 1 : 0)), 6];

    public static IEnumerable<(string Name, Reading Reading)> All() => [.. OfCounts(), .. OfEffects(), .. OfPlaces(), .. OfMaps(), .. OfData()];

    private static IEnumerable<(string Name, Reading Reading)> OfCounts()
    {
        yield return ("count", CountInterval.Of(7).Reading);
        foreach (var (before, after) in new[] { (20, 8), (8, 20), (20, 19), (3, 1) })
            yield return ("two periods", TwoPeriods.Compare(before, after).Reading);
        foreach (var last in new[] { 0, 2, 9 })
            yield return ("expected range", ExpectedRange.OfLast([.. Enumerable.Repeat<int?>(2, 20), last]).Reading);
        yield return ("trend", MannKendall.Of([1, 2, 2, 4, 5, 7, 9]).Reading);
        yield return ("farrington", FarringtonFlexible.At(Week, Week.Length - 1).Reading);
        yield return ("ears", Ears.At([1, 2, 3, 1, 2, 3, 1, 2, 3, 9], 9).Reading);
        yield return ("alarms", AlarmBudget.Of(1, 12, 0.02).Reading);
        yield return ("alarms", AlarmBudget.Of(7).Reading);
        yield return ("power", PowerTable.TwoEqualPeriods(20).Reading);
        yield return ("power", PowerTable.TwoEqualPeriods(3).Reading);
    }

    private static IEnumerable<(string Name, Reading Reading)> OfEffects()
    {
        yield return ("before and after", BeforeAfter.RelativeEffect(new(20, 8, 15, 16)).Reading);
        yield return ("displacement", BeforeAfter.DisplacementDifference(new(20, 8, 9, 10)).Reading);
        yield return ("mean", RegressionToTheMean.Compare([1, 2, 9, 0, 3], [2], 1).Reading);
        yield return ("mean", RegressionToTheMean.Compare([0, 0, 1, 0, 0], [2], 3).Reading);
        yield return ("interrupted", InterruptedSeries.Of(new([.. Enumerable.Range(0, 30).Select(i => (int?)(i % 3 == 0 ? 2 : 1))], 15)).Reading);
        yield return ("panel", DifferenceInDifferences.Of(new([[3, 2, 4, 1], [2, 3, 1, 2], [1, 2, 2, 1], [4, 3, 2, 3]], [0], 2)).Reading);
        double[][] donors = [.. Enumerable.Range(0, 20).Select(i => Enumerable.Range(0, 26).Select(t => (double)((i + (t * 7)) % 3 == 0 ? 1 : 0)).ToArray())];
        yield return ("synthetic", SyntheticControl.Of(donors[0], donors[1..], 22).Reading);
    }

    private static IEnumerable<(string Name, Reading Reading)> OfPlaces()
    {
        string[] places = [.. Enumerable.Range(0, 23).Select(i => $"p{i * i % 11}")];
        yield return ("top", TopPlaces.Of(places, 3).Reading);
        yield return ("repeats", RepeatPlaces.Of(places).Reading);
        yield return ("repeats", RepeatPlaces.Of(places, 400).Reading);
        yield return ("concentration", Concentration.Of([3, 1, 1, 0, 0, 0, 7, 2]).Reading);
        DateTimeOffset first = new(2026, 3, 2, 8, 20, 0, TimeSpan.Zero);
        yield return ("hours", HourWeekdayTable.Of([.. Enumerable.Range(0, 35).Select(i => Occurrence.At(first.AddHours(7 * i), first.AddHours((7 * i) + 5)))], TimeZoneInfo.Utc).Reading);
        yield return ("funnel", FunnelPlot.Of([3, 9, 1, 4], [100, 110, 90, 95]).Reading);
        yield return ("smoothed", EmpiricalBayes.Global([3, 9, 1, 4], [100, 110, 90, 95]).Reading);
        double[] rates = [.. Enumerable.Range(0, 36).Select(i => (double)(i * 5 % 7))];
        yield return ("moran", Moran.Global(rates, Neighbours.QueenGrid(6, 6)).Reading);
        yield return ("geary", Geary.Global(rates, Neighbours.QueenGrid(6, 6)).Reading);
        yield return ("local moran", LocalMoran.Of(rates, Neighbours.QueenGrid(6, 6), new AutocorrelationOptions { Permutations = 99 }).Reading);
    }

    private static IEnumerable<(string Name, Reading Reading)> OfMaps()
    {
        var grid = RasterGrid.Covering(Points, 100, 100);
        yield return ("density", KernelDensity.Of(Points, grid, new DensityOptions(300)).Reading);
        yield return ("density", KernelDensity.Of(Points[..9], grid, new DensityOptions(300)).Reading);
        yield return ("bandwidth", Bandwidth.Scott(Points).Reading);
        yield return ("risk", RelativeRisk.Of(Points, [.. Points.Select(p => new PlanePosition(p.East + 40, p.North - 30))], grid, new DensityOptions(400), 99).Reading);
        yield return ("hot spots", GiStar.Of([.. Enumerable.Range(0, 49).Select(i => i % 9 == 0 ? 2.0 : 0)], Neighbours.QueenGrid(7, 7)).Reading);
        yield return ("clusters", Dbscan.Of(Points, new(120, 3)).Reading);
        yield return ("knox", Knox.Test(Dated, new([200, 500], [7, 14]), 99).Reading);
        yield return ("mantel", Mantel.Test(Dated).Reading);
        yield return ("scan", SpaceTimePermutation.Of([.. Dated, .. Dated[..9]], new ScanOptions { LargestRadiusInMetres = 300, LongestDays = 9, Permutations = 99 }).Reading);
        yield return ("scan", SpaceTimePermutation.Of([.. Dated, .. Dated[..12]], new ScanOptions { LargestRadiusInMetres = 300, LongestDays = 9, Permutations = 99 }).Reading);
    }

    private static IEnumerable<(string Name, Reading Reading)> OfData()
    {
        yield return ("reporters", ReportingCoverage.Compare(Enumerable.Repeat("a", 12), Enumerable.Repeat("b", 14)).Reading);
        yield return ("reporters", ReportingCoverage.Compare(["a", "b"], ["a", "b"]).Reading);
        yield return ("codes", CodeBreaks.Of(new Dictionary<string, IReadOnlyList<int>> { ["a"] = [4, 4, 4, 0, 0, 0, 0, 0], ["b"] = [0, 0, 0, 0, 5, 5, 5, 5] }).Reading);
        yield return ("coordinates", GeocodingDefaults.Of([.. Points, .. Enumerable.Repeat(new PlanePosition(674_000, 6_580_000), 6)]).Reading);
        yield return ("coordinates", GeocodingDefaults.Of([.. Points[..30], .. Enumerable.Repeat(new PlanePosition(674_000, 6_580_000), 14)]).Reading);
        yield return ("suppression", Suppression.Apply([2, 9, 30], [Dimension.WithTotal(3)]).Reading);
    }
}
