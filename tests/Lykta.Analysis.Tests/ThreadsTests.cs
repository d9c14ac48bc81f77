using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Effects;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Scan;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

/// <summary>What is drawn or added on many threads is the same, to the last digit, as on one.</summary>
public sealed class ThreadsTests
{
    private static readonly DatedEvent[] Events = Made.Dated(90);
    private static readonly PlanePosition[] Cloud = Made.Cloud(80, 700);
    private static readonly RasterGrid Grid = RasterGrid.Covering(Cloud, 50, 100);
    private static readonly double[] Map = Made.Values(42, 5);

    private static readonly Dictionary<string, Func<object>> Questions = new()
    {
        ["moran"] = () => Moran.Global(Map, Neighbours.QueenGrid(7, 6), new AutocorrelationOptions { Permutations = 499 }).P!,
        ["geary"] = () => Geary.Global(Map, Neighbours.QueenGrid(7, 6), new AutocorrelationOptions { Permutations = 499 }).P!,
        ["local moran"] = () => LocalMoran.Of(Map, Neighbours.QueenGrid(7, 6), new AutocorrelationOptions { Permutations = 499 }).Areas,
        ["gi"] = () => GiStar.Of(Map, Neighbours.QueenGrid(7, 6), new GiOptions { Test = GiTest.Permutation, Permutations = 499 }).Cells,
        ["density"] = () => KernelDensity.Binned(Cloud, Grid, 130).PerSquareKilometre!,
        ["density, Gaussian"] = () => KernelDensity.Binned(Cloud, Grid, 130, Kernel.Gaussian).PerSquareKilometre!,
        ["density, exact"] = () => KernelDensity.Exact(Cloud, Grid, 130).PerSquareKilometre!,
        ["bandwidth"] = () => Bandwidth.LikelihoodCrossValidation(Cloud).Statistic!,
        ["relative risk"] = () => RelativeRisk.Of(Cloud[..40], Cloud[40..], Grid, new DensityOptions(300), 99).Cells,
        ["knox"] = () => Knox.Test(Events, new KnoxBands([100, 250], [4, 8]), 499).Cells,
        ["mantel"] = () => { var answer = Mantel.Test(Events, new MantelOptions { Permutations = 499 }); return new[] { answer.Statistic, answer.P }; },
        ["scan"] = () => SpaceTimePermutation.Of(Events, new ScanOptions { Permutations = 99 }).Clusters,
        ["scan, stopped"] = () => SpaceTimePermutation.Of(Events, new ScanOptions { Permutations = 999, StopAfter = 5 }).Clusters,
        ["panel"] = () => DifferenceInDifferences.Of(new AreaPanel([.. Enumerable.Range(0, 24).Select(i => Made.Counts(10, 5, (ulong)i))], [0, 4, 7, 9, 11, 15, 20, 22], 5), new PanelOptions { LeastAreas = 40 }).Effect.P!,
    };

    public static TheoryData<string> Names => [.. Questions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_OnOneThread_IsThatOnMany(string name)
    {
        var one = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ExclusiveScheduler;
        var alone = await Task.Factory.StartNew(Questions[name], TestContext.Current.CancellationToken, TaskCreationOptions.None, one);
        Questions[name]().ShouldBeEquivalentTo(alone);
    }
}
