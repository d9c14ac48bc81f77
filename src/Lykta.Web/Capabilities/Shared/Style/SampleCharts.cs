using System.Globalization;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Seed;

namespace Lykta.Web.Capabilities.Shared.Style;

/// <summary>Made-up figures on the made-up district.</summary>
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

    public static DiscMap Places() => new([.. Enumerable.Range(0, DemoGeography.Neighbourhoods.Length).Select(Ring)],
    [
        Disc(0, 14, 4) with { IsMore = true, NormalText = "2–6" }, Disc(1, 6, 9) with { NormalText = "3–9" },
        Disc(4, 5, 4.5), Disc(6, 3, 5), Disc(9, 3, 2.5), Disc(10, 1, null) with { CountText = "<5" },
    ])
    { IsByWater = false };

    private static MapRing Ring(int cell) =>
        new([.. DemoGeography.Cell(cell).ExteriorRing.Coordinates.Select(c => new MapPoint(c.X, c.Y))], true);

    private static MapPlace Disc(int place, double count, double? normal)
    {
        var (name, _, cell, x, y) = DemoGeography.Places[place];
        var point = DemoGeography.At(cell, x, y);
        return new(name, new(point.X, point.Y), count, normal);
    }

    private static BandSparkline Series(double?[] values, double low, double high) =>
        new([.. values.Select((v, i) => new BandPoint("v. " + (35 + i).ToString(CultureInfo.InvariantCulture), v, low + i % 5 * 0.3, high + i % 4 * 0.4))]);
}
