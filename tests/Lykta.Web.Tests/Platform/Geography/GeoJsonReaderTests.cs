using System.Globalization;
using System.Text;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Tests.TestKit;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Geography;

public sealed class GeoJsonReaderTests
{
    private const string Square = "[[18,59],[18,59.1],[18.1,59.1],[18.1,59],[18,59]]";

    [Fact]
    public void FeatureCollection_IsReadWithItsProperties()
    {
        var features = Read($$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"namn":"Årsta","antal":3,"tom":null,"lista":[1,2]},"geometry":{"type":"Polygon","coordinates":[{{Square}}]} },{"type":"Feature","properties":null,"geometry":null}]}""").Value;

        var feature = features.ShouldHaveSingleItem();
        feature.Properties.ShouldBe(new Dictionary<string, string?> { ["namn"] = "Årsta", ["antal"] = "3", ["tom"] = null, ["lista"] = "[1,2]" }, ignoreOrder: true);
        feature.WasRepaired.ShouldBeFalse();
        feature.Geometry.SRID.ShouldBe(4326);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[18.07,59.31,12]}""", "POINT (18.07 59.31)")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[18,59],[18.1,59.1]]}""", "MULTIPOINT ((18 59), (18.1 59.1))")]
    [InlineData("""{"type":"LineString","coordinates":[[18,59],[18.1,59.1]]}""", "LINESTRING (18 59, 18.1 59.1)")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[18,59],[18.1,59.1]]]}""", "MULTILINESTRING ((18 59, 18.1 59.1))")]
    [InlineData("""{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[18,59]}]}}""", "GEOMETRYCOLLECTION (POINT (18 59))")]
    [InlineData("""{"type":"Polygon","coordinates":[[[18,59],[18,59.1],[18.1,59]]]}""", "POLYGON ((18 59, 18.1 59, 18 59.1, 18 59))")]
    public void EveryShape_IsRead(string json, string wkt) =>
        Read(json).Value[0].Geometry.AsText().ShouldBe(wkt);

    [Fact]
    public void Rings_AreTurnedRightHanded()
    {
        var area = (Polygon)Read($$"""{"type":"Polygon","coordinates":[{{Square}},[[18.02,59.02],[18.08,59.02],[18.08,59.08],[18.02,59.02]]]}""").Value[0].Geometry;

        Orientation.IsCCW(area.Shell.CoordinateSequence).ShouldBeTrue();
        Orientation.IsCCW(area.Holes[0].CoordinateSequence).ShouldBeFalse();
    }

    [Fact]
    public void BowTie_IsRepaired()
    {
        var feature = Read("""{"type":"Polygon","coordinates":[[[18,59],[18.1,59.1],[18.1,59],[18,59.1],[18,59]]]}""").Value[0];

        feature.WasRepaired.ShouldBeTrue();
        feature.Geometry.IsValid.ShouldBeTrue();
        feature.Geometry.Area.ShouldBe(0.005, 1e-9);
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("urn:ogc:def:crs:EPSG::4326")]
    [InlineData("EPSG:4326")]
    public void OldCrsThatMeansWgs84_IsAccepted(string crs) =>
        Read($$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{crs}}}"}},"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[18,59]}}]}""").IsOk.ShouldBeTrue();

    [Theory]
    [InlineData("urn:ogc:def:crs:EPSG::3006", "Geography.GeoJson.Sweref")]
    [InlineData("EPSG:3011", "Geography.GeoJson.OtherCrs")]
    public void OtherCrs_IsRefused(string crs, string key) =>
        Refusal($$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{crs}}}"}},"features":[]}""").ShouldBe(key);

    [Theory]
    [InlineData("", "Files.Empty")]
    [InlineData("hej", "Geography.GeoJson.NotGeoJson")]
    [InlineData("[]", "Geography.GeoJson.NotGeoJson")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "Geography.GeoJson.NotGeoJson")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "Geography.GeoJson.NoFeatures")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[NaN,59]}", "Geography.GeoJson.NotGeoJson")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[1e999,59]}", "Geography.GeoJson.BadNumber")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[\"18\",59]}", "Geography.GeoJson.BadNumber")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[59.3,18.1]}", "Geography.GeoJson.Swapped")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[674000,6580000]}", "Geography.GeoJson.Sweref")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[6580000,674000]}", "Geography.GeoJson.Sweref")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[0,0]}", "Geography.GeoJson.OutsideSweden")]
    [InlineData("{\"type\":\"Point\",\"coordinates\":[18]}", "Geography.GeoJson.BadGeometry")]
    [InlineData("{\"type\":\"Point\"}", "Geography.GeoJson.BadGeometry")]
    [InlineData("{\"type\":\"Circle\",\"coordinates\":[18,59]}", "Geography.GeoJson.BadGeometry")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[]}", "Geography.GeoJson.BadGeometry")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[18,59],[18,59.1],[18,59]]]}", "Geography.GeoJson.BadGeometry")]
    [InlineData("{\"type\":\"Polygon\",\"coordinates\":[[[18,59],[18.25,59.25],[18.5,59.5],[18,59]]]}", "Geography.GeoJson.BadGeometry")]
    [InlineData("{\"type\":\"LineString\",\"coordinates\":[[18,59]]}", "Geography.GeoJson.BadGeometry")]
    [InlineData("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Feature\"}}", "Geography.GeoJson.BadGeometry")]
    public void BadFile_IsRefusedWithItsReason(string json, string key) => Refusal(json).ShouldBe(key);

    [Fact]
    public void DeepNesting_IsRefused() =>
        Refusal($"{{\"type\":\"Polygon\",\"coordinates\":{new string('[', 100_000)}{new string(']', 100_000)}}}").ShouldBe("Geography.GeoJson.NotGeoJson");

    public static TheoryData<string, string> Heavy => new()
    {
        { "300 000 points", "Geography.GeoJson.TooManyPoints" },
        { "comb", "Geography.GeoJson.Tangled" },
        { "star", "Geography.GeoJson.Tangled" },
        { "scribble", "Geography.GeoJson.Tangled" },
        { "small star", "Geography.GeoJson.Tangled" },
    };

    [Theory]
    [MemberData(nameof(Heavy))]
    public void HeavyShape_IsRefused(string kind, string key)
    {
        var json = Polygon(Corners(kind));

        Refusal(json).ShouldBe(key);
    }

    [Fact]
    public void LargeHonestShape_IsRead()
    {
        var random = new Random(1);
        var corners = Enumerable.Range(0, 90_000).Select(i => (i * Math.Tau / 90_000, 0.3 + (random.NextDouble() / 50_000)));

        var feature = Read(Polygon(corners.Select(c => (18 + (c.Item2 * Math.Cos(c.Item1)), 59 + (c.Item2 * Math.Sin(c.Item1)))))).Value[0];

        feature.Geometry.NumPoints.ShouldBe(90_001);
    }

    [Fact]
    public void RealDistricts_AreReadWithoutRepair()
    {
        using var file = File.OpenRead(SharedData.PathOf("stockholm-stadsdelar.geojson"));

        var features = GeoJsonReader.Read(file).Value;

        features.Count.ShouldBe(117);
        features.ShouldAllBe(f => f.Geometry.IsValid && f.Properties.ContainsKey("name"));
        TestContext.Current.TestOutputHelper?.WriteLine($"Repaired: {features.Count(f => f.WasRepaired)}");
    }

    private static IEnumerable<(double X, double Y)> Corners(string kind)
    {
        var random = new Random(1);
        return kind switch
        {
            "300 000 points" => Enumerable.Range(0, 300_000).Select(i => (18 + (i * 1e-6), 59 + (i % 2 * 1e-6))),
            "comb" => Enumerable.Range(0, 40_000).Select(i => (18 + (i * 1e-6) + (i % 2 * 0.5), 59.0 + (i % 2))),
            "star" => Star(5_001),
            "small star" => Star(101),
            _ => Enumerable.Range(0, 50_000).Select(_ => (18 + random.NextDouble(), 59 + random.NextDouble())),
        };
    }

    private static IEnumerable<(double X, double Y)> Star(int points) =>
        Enumerable.Range(0, points).Select(i => i * Math.PI * (points - 1) / points).Select(a => (18 + Math.Cos(a), 59 + Math.Sin(a)));

    private static string Polygon(IEnumerable<(double X, double Y)> corners) =>
        $"{{\"type\":\"Polygon\",\"coordinates\":[[{string.Join(',', corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.X},{c.Y}]")))}]]}}";

    private static Result<List<GeoFeature>> Read(string json) => GeoJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Refusal(string json) => Read(json).Errors.ShouldHaveSingleItem().Key;
}
