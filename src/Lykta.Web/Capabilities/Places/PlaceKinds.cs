namespace Lykta.Web.Capabilities.Places;

/// <summary>The types of places as they stand in addresses and files.</summary>
public static class PlaceKinds
{
    private static readonly (PlaceKind Kind, string Code)[] Codes =
    [
        (PlaceKind.Square, "torg"), (PlaceKind.Centre, "centrum"), (PlaceKind.Park, "park"), (PlaceKind.Path, "gangvag"),
        (PlaceKind.Station, "station"), (PlaceKind.School, "skola"), (PlaceKind.Playground, "lekplats"),
        (PlaceKind.Residential, "bostader"), (PlaceKind.Parking, "parkering"), (PlaceKind.Tunnel, "tunnel"),
        (PlaceKind.SportsGround, "idrottsplats"), (PlaceKind.Other, "annan"),
    ];

    public static string Code(this PlaceKind kind) => Codes.First(c => c.Kind == kind).Code;

    public static PlaceKind? Parse(string? code) =>
        Codes.Where(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase)).Select(c => (PlaceKind?)c.Kind).FirstOrDefault();

    public static string TextKey(this PlaceKind kind) => $"Places.Kind.{kind}";
}
