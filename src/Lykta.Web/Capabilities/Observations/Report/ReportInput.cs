using System.Globalization;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>The fields of the report as they are typed; kept as typed when something is refused.</summary>
public sealed class ReportInput
{
    public const string AreaPrefix = "omrade:";

    /// <summary>Code of the event type.</summary>
    public string? Type { get; set; }

    /// <summary>Slug of a named place, or <c>omrade:</c> and the id of an area.</summary>
    public string? Place { get; set; }

    /// <summary>With a decimal point whatever the language, as the phone's position gives it.</summary>
    public string? Longitude { get; set; }

    public string? Latitude { get; set; }

    /// <summary>When the phone's clock says that the report was written.</summary>
    public DateTimeOffset? WrittenAt { get; set; }

    public DateOnly? Date { get; set; }

    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    public bool IsRecurring { get; set; }

    public GroupSize GroupSize { get; set; }

    public int? Unsafety { get; set; }

    public string? Text { get; set; }

    public string? ActionTaken { get; set; }

    public string? Wish { get; set; }

    public bool? IsPoliceReported { get; set; }

    public SharingLevel? Sharing { get; set; }

    /// <summary>The soft warnings of the wall have been looked at.</summary>
    public bool IsAccepted { get; set; }

    public IFormFile? Photo { get; set; }

    public GeoPoint? Point =>
        double.TryParse(Longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180
        && double.TryParse(Latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
            ? new(longitude, latitude)
            : null;

    public Guid? AreaId =>
        Place?.StartsWith(AreaPrefix, StringComparison.Ordinal) == true
        && Guid.TryParse(Place.AsSpan(AreaPrefix.Length), CultureInfo.InvariantCulture, out var id) ? id : null;

    public void ForgetTexts() => (Text, ActionTaken, Wish) = (null, null, null);
}
