using Lykta.Analysis.Clusters;
using Lykta.Analysis.Geometry;
using Xunit;

namespace Lykta.Analysis.Tests.Clusters;

public sealed class ClustersGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        var cloud = Made.Cloud(160, 700);
        double[] weights = [.. Enumerable.Range(0, 160).Select(i => (i % 4) * 0.5)];
        foreach (var (radius, least) in new[] { (30.0, 4.0), (60, 6), (90, 15), (5, 2), (2000, 160), (2000, 161) })
        {
            yield return ($"{radius} {least}", () => Labels(Dbscan.Of(cloud, new DbscanOptions(radius, least))));
            yield return ($"{radius} {least} weighted", () => Labels(Dbscan.Of(cloud, new DbscanOptions(radius, least), weights)));
        }
        yield return ("small", () => Dbscan.Of([new(0, 0), new(0, 10), new(0, 20), new(0, 30), new(0, 41), new(500, 0), new(500, 0), new(500, 0)], new DbscanOptions(10, 3)));
        yield return ("border between", () => Dbscan.Of([new(0, 0), new(0, 1), new(0, 2), new(9, 0), new(16, 0), new(16, 1), new(16, 2)], new DbscanOptions(9, 3)));
        yield return ("diagonal", () => Dbscan.Of([.. Enumerable.Range(0, 12).Select(i => new PlanePosition(i * 6.9, i * 7))], new DbscanOptions(10, 2)));
        yield return ("antidiagonal", () => Dbscan.Of([.. Enumerable.Range(0, 12).Select(i => new PlanePosition(-i * 6.9, i * 7))], new DbscanOptions(10, 2)));
        yield return ("just apart", () => Dbscan.Of([new(0, 0), new(10.0001, 0), new(20, 0)], new DbscanOptions(10, 2)));
        yield return ("shared", () => Dbscan.Of([.. cloud[..20], .. Enumerable.Repeat(cloud[0], 9)], new DbscanOptions(10, 4)).Warnings);
        yield return ("none", () => Dbscan.Of([], new DbscanOptions(10, 4)));
        yield return ("radius", () => Dbscan.Of([], new DbscanOptions(0, 4)));
        yield return ("least", () => Dbscan.Of([], new DbscanOptions(1, 0)));
        yield return ("weights", () => Dbscan.Of(cloud, new DbscanOptions(1, 1), [1]));
        yield return ("weight", () => Dbscan.Of([new(0, 0)], new DbscanOptions(1, 1), [-1]));
        yield return ("east", () => Dbscan.Of([new(double.NaN, 0)], new DbscanOptions(1, 1)));
        yield return ("north", () => Dbscan.Of([new(0, double.PositiveInfinity)], new DbscanOptions(1, 1)));
        yield return ("far east", () => Dbscan.Of([new(0, 0), new(2e9, 0)], new DbscanOptions(1, 1)));
        yield return ("far north", () => Dbscan.Of([new(0, 0), new(0, 2e9)], new DbscanOptions(1, 1)));
        yield return ("as far as goes", () => Dbscan.Of([new(5e8, 5e8), new(1.2e9, 1.2e9)], new DbscanOptions(1, 1)).Clusters.Count);
        yield return ("carrying", () => Dbscan.Of([], new DbscanOptions(10, 4)).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
    }

    private static object Labels(DbscanResult result) => new { Labels = string.Join(' ', result.Labels), Cores = string.Concat(result.IsCore.Select(core => core ? '1' : '0')), result.Clusters, result.N, result.Method, result.Reading, result.Warnings };

    [Fact]
    public void Clusters_AllRuns_AreAsBefore() => Golden.Check("Clusters", Runs());
}
