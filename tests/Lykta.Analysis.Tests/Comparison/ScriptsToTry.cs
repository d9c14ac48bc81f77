using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Clusters;
using Lykta.Analysis.Comparison;
using Lykta.Analysis.Effects;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Places;
using Lykta.Analysis.Quality;
using Lykta.Analysis.Randomness;
using Lykta.Analysis.Regression;
using Lykta.Analysis.Scan;
using Lykta.Analysis.SmallArea;
using Lykta.Analysis.SmallNumbers;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Surveys;
using Lykta.Analysis.Times;
using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Tests.Comparison;

/// <summary>A run of every method with a script, on made-up data that are the same every time.</summary>
internal static class ScriptsToTry
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static Dictionary<string, Func<string>> All => field ??= new(StringComparer.Ordinal)
    {
        ["count"] = () => RScript.Of(31, CountInterval.Of(31)),
        ["count, none"] = () => RScript.Of(0, CountInterval.Of(0, 0.9)),
        ["two periods"] = () => RScript.Of(20, 8, TwoPeriods.Compare(20, 8)),
        ["two periods, unequal"] = () => RScript.Of(0, 7, TwoPeriods.Compare(0, 7, 0.9, 365, 90)),
        ["share"] = () => RScript.Of(ShareOf.Count(62, 180), Shares.Of(ShareOf.Count(62, 180))),
        ["share, weighted"] = () => Weighted(),
        ["share difference"] = () => RScript.Of(ShareOf.Count(56, 70), ShareOf.Count(48, 80), Shares.Difference(ShareOf.Count(56, 70), ShareOf.Count(48, 80))),
        ["share difference, rising"] = () => RScript.Of(ShareOf.Count(0, 70), ShareOf.Count(48, 80), Shares.Difference(ShareOf.Count(0, 70), ShareOf.Count(48, 80))),
        ["survey base"] = () => RScript.OfWeights([1, 2, 0.5, 3], SurveyBase.EffectiveBase([1, 2, 0.5, 3])),
        ["trend"] = () => Trend([3, 5, 4, 8, 7, null, 11, 10, 13]),
        ["trend, ties"] = () => Trend([3, 5, 5, 8, 7, 5, 3, 10, 13]),
        ["expected range, weeks"] = () => Expected(Series(200, 5, 1), ExpectedRangeOptions.Weeks),
        ["expected range, months with holes"] = () => Expected([.. Series(50, 30, 2).Select((x, i) => i % 9 == 4 ? null : x)], ExpectedRangeOptions.Months),
        ["expected range, short"] = () => Expected(Series(20, 5, 3), ExpectedRangeOptions.Weeks),
        ["power"] = () => RScript.OfPower(PowerTable.TwoEqualPeriods(50)),
        ["power, nothing"] = () => RScript.OfPower(PowerTable.TwoEqualPeriods(5)),
        ["alarm budget"] = () => RScript.OfAlarmBudget(AlarmBudget.Of(50)),
        ["BH"] = () => Adjusted(Adjustment.BenjaminiHochberg, null),
        ["BY"] = () => Adjusted(Adjustment.BenjaminiYekutieli, 20),
        ["Holm"] = () => Adjusted(Adjustment.Holm, 20),
        ["Bonferroni"] = () => Adjusted(Adjustment.Bonferroni, null),
        ["relative effect"] = () => RScript.Of(Four, BeforeAfter.RelativeEffect(Four)),
        ["displacement"] = () => RScript.OfDisplacement(Four, null, BeforeAfter.DisplacementDifference(Four)),
        ["displacement, around"] = () => RScript.OfDisplacement(Four, new(30, 36, 41, 40), BeforeAfter.DisplacementDifference(Four, new BeforeAfterCounts(30, 36, 41, 40))),
        ["regression to the mean"] = () => RScript.OfPicked(Spread, [8, 2], 9, RegressionToTheMean.Compare(Spread, [8, 2], 9)),
        ["regression to the mean, alike"] = () => RScript.OfPicked([4, 5, 4, 5, 4], [1], 9, RegressionToTheMean.Compare([4, 5, 4, 5, 4], [1], 9)),
        ["interrupted"] = () => Interrupted(new(Series(60, 20, 4), 30) { PhaseIn = 2 }),
        ["interrupted, season"] = () => Interrupted(new(Series(240, 6, 5), 120) { PeriodsPerYear = 52.1775, Harmonics = 2, Lags = 4 }),
        ["interrupted, bursts"] = () => Interrupted(new([.. Series(60, 20, 6).Select((x, i) => i % 7 == 0 ? x * 3 : x)], 30) { IsNegativeBinomial = true, Harmonics = 1 }),
        ["panel"] = () => Panel(),
        ["synthetic control"] = () => Synthetic(),
        ["Poisson regression"] = () => Regression(false),
        ["negative binomial regression"] = () => Regression(true),
        ["Moran and Geary"] = () => Alike(Weighting.RowStandardised),
        ["Moran and Geary, binary"] = () => Alike(Weighting.Binary),
        ["Gi*"] = () => Gi(new GiOptions()),
        ["Gi"] = () => Gi(new GiOptions { IncludeSelf = false }),
        ["Gi*, Poisson"] = () => Gi(new GiOptions { Test = GiTest.Poisson }),
        ["Gi*, permutation"] = () => Gi(new GiOptions { Test = GiTest.Permutation }),
        ["local Moran"] = () => RScript.Of(Map, Queen, LocalMoran.Of(Map, Queen, new AutocorrelationOptions { Permutations = 1999 })),
        ["empirical Bayes"] = () => RScript.Of(Map, Sizes, EmpiricalBayes.Global(Map, Sizes)),
        ["empirical Bayes, local"] = () => RScript.Of(Map, Sizes, EmpiricalBayes.Local(Map, Sizes, Queen), Queen),
        ["funnel"] = () => Funnel([.. Map.Select(x => (int)(3 * x))]),
        ["funnel, plain chance"] = () => Funnel([.. Sizes.Select((x, i) => (int)(x / 10) + (i % 3))]),
        ["concentration"] = () => RScript.Of(Spread, Concentration.Of(Spread)),
        ["top places"] = () => RScript.Of(Spread[..10], TopPlaces.Of(Spread[..10].SelectMany((n, i) => Enumerable.Repeat(i, n)), 4)),
        ["repeat places"] = () => RScript.Of([3, 2, 1], 10, RepeatPlaces.Of(["a", "a", "a", "b", "b", "c"], 10)),
        ["suppression"] = () => Suppressed(),
        ["DBSCAN"] = () => RScript.Of(Cloud(300, 1000), new DbscanOptions(60, 6), Dbscan.Of(Cloud(300, 1000), new DbscanOptions(60, 6))),
        ["density, exact"] = () => Density(Kernel.Gaussian, true),
        ["density, quartic"] = () => Density(Kernel.Quartic, true),
        ["density, cone"] = () => Density(Kernel.Triangular, true),
        ["density, parabola"] = () => Density(Kernel.Epanechnikov, true),
        ["density, binned"] = () => Density(Kernel.Quartic, false),
        ["bandwidth, Scott"] = () => RScript.OfBandwidth(Cloud(80, 900), Bandwidth.Scott(Cloud(80, 900))),
        ["bandwidth, likelihood"] = () => RScript.OfBandwidth(Cloud(80, 900), Bandwidth.LikelihoodCrossValidation(Cloud(80, 900))),
        ["bandwidth, least squares"] = () => RScript.OfBandwidth(Cloud(80, 900), Bandwidth.LeastSquaresCrossValidation(Cloud(80, 900), Kernel.Gaussian)),
        ["relative risk"] = () => Risk(),
        ["Knox"] = () => RScript.Of(Dated(60), Knox.Test(Dated(60), new KnoxBands([100, 300], [7, 30]), 1999)),
        ["Knox, no permutations"] = () => RScript.Of(Dated(60), Knox.Test(Dated(60), new KnoxBands([100], [7]), 0)),
        ["Mantel"] = () => RScript.OfMantel(Dated(60), Mantel.Test(Dated(60))),
        ["Mantel, permuted"] = () => RScript.OfMantel(Dated(60), Mantel.Test(Dated(60), new MantelOptions { Permutations = 1999 })),
        ["scan"] = () => RScript.Of(Dated(90), new ScanOptions { LargestRadiusInMetres = 300 }, SpaceTimePermutation.Of(Dated(90), new ScanOptions { LargestRadiusInMetres = 300, Permutations = 99 })),
        ["scan, current"] = () => RScript.Of(Dated(90), new ScanOptions { IsCurrent = true }, SpaceTimePermutation.Of(Dated(90), new ScanOptions { IsCurrent = true, Permutations = 99 })),
        ["projection"] = () => RScript.OfProjection([new(18.07, 59.33), new(11.0, 55.4), new(23.9, 68.9), new(15, 62)]),
        ["Farrington"] = () => RScript.Of(Series(290, 9, 7), 289, FarringtonFlexible.At(Series(290, 9, 7), 289)),
        ["Farrington, two years"] = () => RScript.Of(Series(130, 4, 8), 129, FarringtonFlexible.At(Series(130, 4, 8), 129)),
        ["EARS"] = () => RScript.Of(Series(20, 5, 9), 19, Ears.At(Series(20, 5, 9), 19)),
        ["hours"] = () => Hours(HourWeekdayOptions.CalendarDays),
        ["hours, nights"] = () => Hours(HourWeekdayOptions.NightsFolded),
        ["heaping"] = () => Heaped(),
        ["late registration"] = () => Late(),
        ["reporting coverage"] = () => Reporting(),
        ["code breaks"] = () => Codes(),
        ["geocoding defaults"] = () => Geocoded(),
    };

    private static readonly BeforeAfterCounts Four = new(100, 60, 90, 80);
    private static readonly int[] Spread = [1, 2, 9, 4, 3, 1, 5, 2, 14, 1, 0, 0, 0];
    private static readonly Neighbours Queen = Neighbours.QueenGrid(7, 6);
    private static readonly double[] Map = [.. Enumerable.Range(0, 42).Select(i => (double)((i % 7 * (i / 7)) + Drawn(i, 1) % 5))];
    private static readonly double[] Sizes = [.. Enumerable.Range(0, 42).Select(i => 40.0 + (13 * (i % 5)))];

    private static int Drawn(int i, ulong seed) => new CounterRandom(seed, (ulong)i).Below(1000);

    private static int?[] Series(int length, double mean, ulong seed)
    {
        var random = new CounterRandom(seed, 0);
        return [.. Enumerable.Range(0, length).Select(i =>
        {
            var (product, count, limit) = (random.NextUnit(), 0, Math.Exp(-mean * (1 + (0.3 * Math.Sin(2 * Math.PI * i / 52.1775)))));
            for (; product > limit; count++) product *= random.NextUnit();
            return (int?)count;
        })];
    }

    private static PlanePosition[] Cloud(int n, double side, ulong seed = 11) =>
        [.. Enumerable.Range(0, n).Select(i => new CounterRandom(seed, (ulong)i)).Select(r => new PlanePosition(
            674_000 + Math.Round(side * Math.Pow(r.NextUnit(), 1.6), 1), 6_580_000 + Math.Round(side * Math.Pow(r.NextUnit(), 1.6), 1)))];

    private static DatedEvent[] Dated(int n) => [.. Cloud(n, 800).Select((at, i) => new DatedEvent(at, 20_000 + Drawn(i, 13) % 120))];

    private static string Weighted()
    {
        var share = new ShareOf(0.41, 60, SurveyBase.WithFinitePopulation(44.3, 60, 150) ?? 0);
        return RScript.Of(share, Shares.Of(share, 0.9));
    }

    private static string Trend(double?[] values) => RScript.OfTrend(values, MannKendall.Of(values));

    private static string Expected(int?[] series, ExpectedRangeOptions options) =>
        RScript.OfExpectedRange(series, series.Length - 1, ExpectedRange.OfLast(series, options));

    private static string Adjusted(Adjustment adjustment, int? looked)
    {
        double?[] p = [0.001, 0.2, null, 0.03, 0.03, 0.9, 0.0004];
        return RScript.Of(p, adjustment, MultipleTesting.Adjust(p, adjustment, looked), looked);
    }

    private static string Interrupted(Interruption question) => RScript.Of(question, InterruptedSeries.Of(question));

    private static string Panel()
    {
        var panel = new AreaPanel([.. Enumerable.Range(0, 12).Select(i => (IReadOnlyList<int>)[.. Series(10, 8, (ulong)(30 + i)).Select(x => (x ?? 0) + 1)])], [0, 3, 5, 7, 9], 5);
        return RScript.Of(panel, DifferenceInDifferences.Of(panel));
    }

    private static string Synthetic()
    {
        double[][] donors = [.. Enumerable.Range(0, 8).Select(j => Series(34, 20, (ulong)(50 + j)).Select(x => (double)(x ?? 0) + j).ToArray())];
        double[] own = [.. Enumerable.Range(0, 34).Select(t => Math.Round((0.5 * donors[0][t]) + (0.3 * donors[4][t]) + (0.2 * donors[7][t]) + (Drawn(t, 60) % 3)))];
        return RScript.Of(own, donors, SyntheticControl.Of(own, donors, 24));
    }

    private static string Regression(bool bursts)
    {
        double[] counts = [.. Series(40, 9, 70).Select((x, i) => (double)(x ?? 0) * (bursts && i % 4 == 0 ? 3 : 1))];
        double[][] design = [.. Enumerable.Range(0, 40).Select(i => new[] { 1, i / 40.0, i % 3 == 0 ? 1.0 : 0 })];
        return bursts
            ? RScript.Of(design, counts, NegativeBinomialRegression.Of(design, counts)!)
            : RScript.Of(design, counts, PoissonRegression.Fit(design, counts)!);
    }

    private static string Alike(Weighting weighting)
    {
        var options = new AutocorrelationOptions { Weighting = weighting };
        return RScript.Of(Map, Queen, Moran.Global(Map, Queen, options), Geary.Global(Map, Queen, options));
    }

    private static string Gi(GiOptions options) => RScript.Of(Map, Queen, GiStar.Of(Map, Queen, options));

    private static string Funnel(int[] counts) => RScript.OfFunnel(counts, Sizes, FunnelPlot.Of(counts, Sizes));

    private static string Suppressed()
    {
        long[] atoms = [12, 3, 7, 20, 1, 0, 9, 15, 30, 2, 11, 6];
        Dimension[] dimensions = [Dimension.Nested([0, 0, 1, 1]), Dimension.WithTotal(3)];
        return RScript.Of(atoms, dimensions, Suppression.Apply(atoms, dimensions));
    }

    private static string Density(Kernel kernel, bool exact)
    {
        var points = Cloud(120, 900);
        var grid = RasterGrid.Covering(points, 20, 200);
        return RScript.Of(points, exact ? KernelDensity.Exact(points, grid, 210, kernel) : KernelDensity.Binned(points, grid, 210, kernel), 210);
    }

    private static string Risk()
    {
        PlanePosition[] cases = Cloud(60, 700, 81), controls = Cloud(150, 900, 82);
        return RScript.Of(cases, controls, RelativeRisk.Of(cases, controls, RasterGrid.Covering(controls, 40, 0), new DensityOptions(250), 499));
    }

    private static string Hours(HourWeekdayOptions options)
    {
        var first = new DateTimeOffset(2026, 3, 27, 0, 0, 0, TimeSpan.Zero);
        Occurrence[] occurrences = [.. Enumerable.Range(0, 60).Select(i =>
        {
            var from = (i % 2 == 0 ? first : first.AddDays(210)).AddMinutes(Drawn(i, 90) * 6);
            return i % 11 == 0 ? Occurrence.Unknown : Occurrence.At(from, i % 3 == 0 ? null : from.AddMinutes(Drawn(i, 91) * 2));
        })];
        return RScript.Of(occurrences, Stockholm, HourWeekdayTable.Of(occurrences, Stockholm, options));
    }

    private static string Heaped()
    {
        int[] exact = [30, 2, 3, 1, 0, 0, 1, 2, 4, 3, 5, 6, 8, 7, 6, 5, 4, 6, 7, 8, 6, 5, 4, 3];
        return RScript.OfHeaping(exact, Heaping.Detect(exact.SelectMany((n, hour) => Enumerable.Repeat(new TimeOnly(hour, 0), n))));
    }

    private static string Late()
    {
        Registration[] rows = [.. Enumerable.Range(0, 400).Select(i => new Registration(i / 2, (i / 2) + (Drawn(i, 95) % 17)))];
        return RScript.Of(rows, 199, LateRegistration.Of(rows, 199));
    }

    private static string Reporting()
    {
        int[] before = [30, 12, 0, 4], after = [28, 0, 15, 5];
        IEnumerable<int> All(int[] counts) => counts.SelectMany((n, who) => Enumerable.Repeat(who, n));
        return RScript.Of(before, after, ReportingCoverage.Compare(All(before), All(after)));
    }

    private static string Codes()
    {
        Dictionary<string, IReadOnlyList<int>> counts = new()
        {
            ["old"] = [.. Enumerable.Range(0, 24).Select(i => i < 12 ? 4 : 0)],
            ["new"] = [.. Enumerable.Range(0, 24).Select(i => i < 12 ? 0 : 4)],
            ["whole"] = [.. Enumerable.Range(0, 24).Select(i => 2 + (i % 3))],
        };
        return RScript.Of(counts, CodeBreaks.Of(counts));
    }

    private static string Geocoded()
    {
        PlanePosition[] points = [.. Cloud(150, 900), .. Enumerable.Repeat(new PlanePosition(674_000, 6_580_000), 12), .. Enumerable.Repeat(new PlanePosition(674_100, 6_580_070), 25)];
        return RScript.Of(points, GeocodingDefaults.Of(points));
    }
}
