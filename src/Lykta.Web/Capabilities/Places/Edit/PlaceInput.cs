using System.Globalization;
using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Places.Edit;

/// <summary>What the form says of a place.</summary>
public sealed record PlaceInput
{
    private const int LongestOutline = 200_000;

    public string? Name { get; init; }

    public string? Kind { get; init; }

    public string? Owner { get; init; }

    public string? Latitude { get; init; }

    public string? Longitude { get; init; }

    /// <summary>A line or area as GeoJSON, pasted.</summary>
    public string? Outline { get; init; }

    public IFormFile? OutlineFile { get; init; }

    /// <summary>The writer has seen the warning: what looks like a person's name is the place's.</summary>
    public bool IsPlaceName { get; init; }

    public int Version { get; init; }

    public static PlaceInput Of(Place place)
    {
        var shape = Wkb.Read(place.Shape);
        return new()
        {
            Name = place.Name,
            Kind = place.Kind.Code(),
            Owner = place.OwnerId?.Value.ToString("N"),
            Latitude = place.Latitude.ToString("0.######", CultureInfo.InvariantCulture),
            Longitude = place.Longitude.ToString("0.######", CultureInfo.InvariantCulture),
            Outline = shape is Point ? null : OutlineText.Of(shape),
            Version = place.Version,
        };
    }

    public OrganisationId? OwnerId => Guid.TryParseExact(Owner, "N", out var id) ? new OrganisationId(id) : null;

    public Result<PlaceKind> ReadKind() =>
        PlaceKinds.Parse(Kind) is { } kind ? kind : new Error("Places.Error.Kind", "Input.Kind");

    public Result<Geometry> ReadShape()
    {
        if (OutlineFile is { Length: > 0 })
            return ReadOutline(OutlineFile.OpenReadStream(), "Input.OutlineFile");
        if (string.IsNullOrWhiteSpace(Outline))
            return ReadPoint();
        return Outline.Length > LongestOutline
            ? new Error("Places.Error.OutlineTooLong", "Input.Outline")
            : ReadOutline(new MemoryStream(Encoding.UTF8.GetBytes(Outline)), "Input.Outline");
    }

    private Result<Geometry> ReadPoint()
    {
        var (latitude, longitude) = (Number(Latitude), Number(Longitude));
        List<Error> errors = [];
        if (latitude is null)
            errors.Add(new("Places.Error.Latitude", "Input.Latitude"));
        if (longitude is null)
            errors.Add(new("Places.Error.Longitude", "Input.Longitude"));
        if (latitude is { } y && longitude is { } x && Shapes.WhyNotInSweden(x, y, "Input.Latitude") is { } abroad)
            errors.Add(abroad);
        return errors.Count > 0 ? errors : Shapes.At(Math.Round(longitude!.Value, 6), Math.Round(latitude!.Value, 6));
    }

    private static Result<Geometry> ReadOutline(Stream json, string field)
    {
        using (json)
        {
            var read = GeoJsonReader.Read(json);
            if (!read.IsOk)
                return read.Errors.Select(e => e with { Field = field }).ToList();
            return read.Value.Count == 1 ? read.Value[0].Geometry : new Error("Places.Error.OneShape", field, read.Value.Count);
        }
    }

    // 59,3124 and 59.3124 are both written.
    private static double? Number(string? text) =>
        text is { Length: > 0 and < 30 } && double.TryParse(
            text.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;
}
