using System.Diagnostics;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Tests.TestKit;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Geography;

public sealed class AreaIndexTests
{
    private sealed record Area(string Name, Geometry Shape);

    private static readonly Area West = Of("Väst", "POLYGON((18 59, 18.1 59, 18.1 59.1, 18 59.1, 18 59))");
    private static readonly Area East = Of("Öst", "POLYGON((18.1 59, 18.2 59, 18.2 59.1, 18.1 59.1, 18.1 59))");
    private static readonly Area Ring = Of("Ring", "POLYGON((19 59, 19.3 59, 19.3 59.3, 19 59.3, 19 59),(19.1 59.1, 19.1 59.2, 19.2 59.2, 19.2 59.1, 19.1 59.1))");

    [Theory]
    [InlineData(18.05, 59.05, "Väst")]
    [InlineData(18.15, 59.05, "Öst")]
    [InlineData(18.1, 59.05, "Väst")]
    [InlineData(18.1, 59.1, "Väst")]
    [InlineData(18.2, 59.1, "Öst")]
    [InlineData(18.3, 59.05, null)]
    [InlineData(19.05, 59.15, "Ring")]
    [InlineData(19.15, 59.15, null)]
    [InlineData(19.1, 59.15, "Ring")]
    [InlineData(double.NaN, 59, null)]
    [InlineData(double.PositiveInfinity, 59, null)]
    public void Find_PointInsideOnBorderOrOutside_FollowsTheRule(double longitude, double latitude, string? expected)
    {
        foreach (var order in new[] { new[] { West, East, Ring }, [Ring, East, West] })
            Index(order).Find(longitude, latitude)?.Name.ShouldBe(expected);
        if (expected is null)
            Index([West, East, Ring]).Find(longitude, latitude).ShouldBeNull();
    }

    [Fact]
    public void Find_WithoutAreas_IsNull() => Index([]).Find(18, 59).ShouldBeNull();

    [Theory]
    [InlineData(18.0717, 59.3142, "SÖDERMALM")] // Medborgarplatsen
    [InlineData(18.0430, 59.2637, "HÖGDALEN")] // Högdalens centrum
    [InlineData(18.0637, 59.3324, "NORRMALM")] // Sergels torg
    [InlineData(18.0707, 59.3250, "GAMLA STAN")] // Stortorget
    [InlineData(18.0833, 59.2935, "JOHANNESHOV")] // Globen
    [InlineData(17.9287, 59.3885, "RINKEBY")] // Rinkeby torg
    [InlineData(18.0930, 59.2427, "FARSTA")] // Farsta centrum
    [InlineData(17.8720, 59.3633, "VÄLLINGBY")] // Vällingby centrum
    [InlineData(17.9990, 59.3600, null)] // Solna centrum
    public void Find_KnownPlaces_AreInTheirStadsdel(double longitude, double latitude, string? expected) =>
        (Index(Real()).Find(longitude, latitude)?.Name).ShouldBe(expected);

    [Fact]
    public void Find_RealAreas_AgreesWithBruteForceBordersIncluded()
    {
        var areas = Real();
        var index = Index(areas);
        var random = new Random(4711);
        var corners = areas.SelectMany(a => a.Shape.Coordinates).ToList();
        List<Coordinate> points =
        [
            .. corners,
            .. corners.Zip(corners.Skip(1)).Where((_, i) => i % 4 == 0).Select(p => new Coordinate((p.First.X + p.Second.X) / 2, (p.First.Y + p.Second.Y) / 2)),
            .. Enumerable.Range(0, 4_000).Select(_ => new Coordinate(17.75 + (random.NextDouble() * 0.5), 59.22 + (random.NextDouble() * 0.22))),
        ];
        var ordered = areas.OrderBy(a => a.Name, StringComparer.Ordinal).ToList();
        var shared = 0;

        foreach (var point in points)
        {
            var all = ordered.Where(a => a.Shape.EnvelopeInternal.Covers(point) && a.Shape.Covers(Wgs84.Factory.CreatePoint(point))).ToList();
            shared += all.Count > 1 ? 1 : 0;
            index.Find(point.X, point.Y)?.Name.ShouldBe(all.FirstOrDefault()?.Name);
            if (all.Count == 0)
                index.Find(point.X, point.Y).ShouldBeNull();
        }

        shared.ShouldBeGreaterThan(1_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{points.Count} points, {shared} shared by several areas");
    }

    [Fact]
    public async Task Find_FromSeveralThreads_IsSteady()
    {
        var index = Index(Real());
        var expected = Hits(index);
        var watch = Stopwatch.StartNew();

        var hits = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Hits(index))));

        var perSecond = 4 * 100_000 / watch.Elapsed.TotalSeconds;
        hits.ShouldAllBe(h => h == expected);
        TestContext.Current.TestOutputHelper?.WriteLine($"{perSecond:N0} look-ups a second");
    }

    private static int Hits(AreaIndex<Area> index)
    {
        var random = new Random(1);
        var hits = 0;
        for (var i = 0; i < 100_000; i++)
            hits += index.Find(17.8 + (random.NextDouble() * 0.4), 59.24 + (random.NextDouble() * 0.18)) is null ? 0 : 1;
        return hits;
    }

    private static List<Area> Real()
    {
        using var file = File.OpenRead(SharedData.PathOf("stockholm-stadsdelar.geojson"));
        return [.. GeoJsonReader.Read(file).Value.Select(f => new Area(f.Properties["name"]!, f.Geometry))];
    }

    private static AreaIndex<Area> Index(IEnumerable<Area> areas) => new(areas, a => a.Name, a => a.Shape);

    private static Area Of(string name, string wkt) => new(name, new WKTReader().Read(wkt));
}
