using System.Globalization;
using System.Text.Json;
using Lykta.Web.Capabilities.Shared.Charts;

namespace Lykta.Web.Capabilities.Shared.Style;

/// <summary>Made-up figures on Stockholm's real outlines (the city's open data, CC0).</summary>
internal static class SampleCharts
{
    public static readonly BandSparkline Gatherings = Series([15, 17, 14, 16, 19, 17, 18, 16, 15, 19, 21, 20, 23], 12, 19);
    public static readonly BandSparkline Lighting = Series([9, 8, 10, 8, 7, 7, 6, 7, 6, 5, 5, 4, 3], 5, 10);
    public static readonly BandSparkline Damage = Series([5, 6, null, null, 6, 7, 6, 5, 6, 5, 4, 6, 5], 3, 8);
    public static readonly BandSparkline TooFew = Series([0, 1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0], 0, 2) with { IsTooFew = true };

    public static readonly HeatTable Week = new(["12", "14", "16", "18", "20", "22", "00", "02"],
    [
        new("mån", [0, 0, 0, 1, 2, 3, 2, 1]), new("tis", [0, 0, 0, 1, 1, 2, 1, 1]), new("ons", [0, 0, 1, 2, 2, 4, 2, 1]), new("tor", [0, 0, 0, 1, 2, 2, 2, 1]),
        new("fre", [0, 1, 2, 4, 10, 12, 10, 5]), new("lör", [0, 0, 2, 3, 9, 12, 10, 4]), new("sön", [0, 0, 0, 1, 2, 1, 1, 1]),
    ]);

    public static readonly ShiftBars Tonight = new(
    [
        new("Fältassistenter", 18, 23, "2 · Högdalen"), new("Ordningsvakter", 20, 27, "4 · centrum, torg"),
        new("Nattvandrare", 21, 25, "behöver 1 till") { IsGap = true }, new("Polis", 19, 25, "områdespolis"),
    ]);

    public static DiscMap Places(IWebHostEnvironment environment) => new(Rings(environment),
    [
        new("Årsta torg", new(18.0515, 59.2978), 3, 5), new("Östbergahöjden", new(18.0300, 59.2885), 5, 4.5),
        new("Högdalens centrum", new(18.0425, 59.2640), 14, 4) { IsMore = true, NormalText = "2–6" },
        new("Rågsveds torg", new(18.0275, 59.2575), 6, 9) { NormalText = "3–9" }, new("Hagsätra torg", new(18.0135, 59.2630), 3, 2.5),
        new("Dalen", new(18.0970, 59.2885), 1, null) { CountText = "<5" },
    ])
    { IsByWater = false };

    private static List<MapRing> Rings(IWebHostEnvironment environment)
    {
        var file = Path.Combine(environment.ContentRootPath, "Capabilities", "Shared", "Style", "areas.json");
        var areas = JsonSerializer.Deserialize<Area[]>(File.ReadAllBytes(file), JsonSerializerOptions.Web)!;
        return [.. areas.Select(a => new MapRing([.. a.Ring.Select(p => new MapPoint(p[0], p[1]))], a.Ours))];
    }

    private static BandSparkline Series(double?[] values, double low, double high) =>
        new([.. values.Select((v, i) => new BandPoint("v. " + (35 + i).ToString(CultureInfo.InvariantCulture), v, low + i % 5 * 0.3, high + i % 4 * 0.4))]);

    private sealed record Area(string Name, bool Ours, double[][] Ring);
}
