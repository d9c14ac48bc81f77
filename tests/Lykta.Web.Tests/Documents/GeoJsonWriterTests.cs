using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Lykta.Web.Documents;
using Lykta.Web.Tests.TestKit;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Documents;

public sealed class GeoJsonWriterTests
{
    [Fact]
    public async Task Polygon_WithClockwiseRingAndHole_FollowsTheRightHandRule()
    {
        var json = await WriteAsync(Feature("POLYGON((18 59, 18 60, 19 60, 19 59, 18 59),(18.2 59.2, 18.4 59.2, 18.4 59.4, 18.2 59.4, 18.2 59.2))"));

        json.ShouldContain("\"coordinates\":[[[18,59],[19,59],[19,60],[18,60],[18,59]],[[18.2,59.2],[18.2,59.4],[18.4,59.4],[18.4,59.2],[18.2,59.2]]]");
        json.ShouldNotContain("crs");
    }

    [Fact]
    public async Task Properties_KeepTheirTypes()
    {
        var feature = new MapFeature(null, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["namn"] = "Årsta \"torg\"",
            ["antal"] = 3,
            ["andel"] = 0.5,
            ["dag"] = new DateOnly(2026, 11, 21),
            ["tom"] = null,
            ["nan"] = double.NaN,
            ["ja"] = true,
        });

        using var json = JsonDocument.Parse(await WriteAsync(feature));
        json.RootElement.GetProperty("features")[0].GetProperty("properties").GetRawText()
            .ShouldBe("{\"namn\":\"Årsta \\u0022torg\\u0022\",\"antal\":3,\"andel\":0.5,\"dag\":\"2026-11-21\",\"tom\":null,\"nan\":null,\"ja\":true}");
        json.RootElement.GetProperty("features")[0].GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task AllShapes_AreReadByGdal()
    {
        OutsideProgram.SkipUnlessInstalled("ogrinfo");
        var path = Path.ChangeExtension(Path.GetTempFileName(), "geojson");
        try
        {
            await File.WriteAllTextAsync(path, await WriteAsync(
                Feature("POINT(18.0717 59.3142)"),
                Feature("MULTIPOINT((18 59),(18.5 59.5))"),
                Feature("LINESTRING(18 59, 18.1 59.1)"),
                Feature("MULTILINESTRING((18 59, 18.1 59.1),(18.2 59.2, 18.3 59.3))"),
                Feature("POLYGON((18 59, 18 60, 19 60, 19 59, 18 59))"),
                Feature("MULTIPOLYGON(((18 59, 18 60, 19 60, 19 59, 18 59)),((20 59, 20 60, 21 60, 21 59, 20 59)))"),
                Feature("GEOMETRYCOLLECTION(POINT(18 59),LINESTRING(18 59, 18.1 59.1))")));
            var said = await OutsideProgram.RunAsync("ogrinfo", "-al", path);

            said.ShouldContain("Feature Count: 7");
            said.ShouldContain("POINT (18.0717 59.3142)");
            said.ShouldContain("MULTIPOLYGON (((18 59,19 59,19 60,18 60,18 59)),((20 59,21 59,21 60,20 60,20 59)))");
            said.ShouldContain("GEOMETRYCOLLECTION (POINT (18 59),LINESTRING (18 59,18.1 59.1))");
            said.ShouldNotContain("Warning");
            said.ShouldNotContain("ERROR");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task ManyFeatures_AreStreamed()
    {
        static async IAsyncEnumerable<MapFeature> Many()
        {
            await Task.CompletedTask;
            for (var i = 0; i < 300_000; i++)
                yield return new(new Point(18 + (i % 1000 / 1000.0), 59), new Dictionary<string, object?>(StringComparer.Ordinal) { ["n"] = i });
        }

        var output = new CountingStream();
        await GeoJsonWriter.WriteAsync(new("Många", Many(), Tables.Now), output, CancellationToken.None);

        output.Written.ShouldBeGreaterThan(20_000_000);
        output.PeakHeap.ShouldBeLessThan(output.HeapAtStart + 50_000_000);
    }

    private static MapFeature Feature(string wkt) =>
        new(new WKTReader().Read(wkt), new Dictionary<string, object?>(StringComparer.Ordinal) { ["namn"] = "Plats" });

    private static async Task<string> WriteAsync(params MapFeature[] features)
    {
        using var stream = new MemoryStream();
        await GeoJsonWriter.WriteAsync(
            new("Platser", features.ToAsyncEnumerable(), Tables.Now) { Source = "Lykta" }, new AsyncOnlyStream(stream), CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
