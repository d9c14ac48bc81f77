using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>The columns of a file of observations. Places are as exact as the type allows: a lamp at its point, a gathering at its place, some nowhere.</summary>
public sealed class ObservationFile(ObservationNames names, Texts texts, string address)
{
    private static readonly GeometryFactory Geometry = new(new PrecisionModel(), 4326);

    public bool HasOwnFields => names.Fields.Count > 0;

    public IReadOnlyList<TableColumn> Columns() =>
    [
        Column("Number", ColumnKind.Integer), Column("When", ColumnKind.Instant), Column("Until", ColumnKind.Instant), Column("Received", ColumnKind.Instant),
        Column("What"), Column("Where"), Column("Area"), Column("Latitude", ColumnKind.Decimal), Column("Longitude", ColumnKind.Decimal),
        Column("GroupSize"), Column("Recurring"), Column("Unsafety"), Column("Text"), Column("ActionTaken"), Column("Wish"), Column("Unit"),
        Column("Source"), Column("Sharing"), Column("Status"), Column("Control"), Column("ForwardedTo"), Column("ForwardedOn", ColumnKind.Day),
        Column("Problem"), Column("Feedback"), Column("Sightings", ColumnKind.Integer),
        .. names.Fields.Select(f => new TableColumn(f.Name(ObservationNames.IsEnglish))), Column("Url", ColumnKind.Url),
    ];

    public IReadOnlyList<object?> Cells(ObservationRow row, ILookup<ObservationId, OwnFieldValue> own)
    {
        var point = PointOf(row);
        return
        [
            row.Number, row.From, row.To, row.ReceivedAt, names.TypeName(row.TypeId), names.PlaceOf(row.TypeId, row.PlaceId)?.Name,
            names.AreaName(row.TypeId, row.AreaId), point?.Y, point?.X, Word("GroupSize", row.GroupSize), row.IsRecurring ? texts["Observations.List.Yes"].Value : null,
            names.UnsafetyName(row.Unsafety, row.ScaleVersion, texts), row.Text, row.ActionTaken, row.Wish, names.Units.GetValueOrDefault(row.UnitId),
            Word("Source", row.Source), Word("Sharing", row.Sharing), Word("Status", row.Status), row.Control is { } control ? Word("Control", control) : null,
            row.ForwardedTo, row.ForwardedOn, row.Problem, row.Feedback, row.Sightings,
            .. names.Fields.Select(f => own[row.Id].FirstOrDefault(v => v.FieldId == f.Id)?.Value), address + row.Number,
        ];
    }

    public MapFeature Feature(ObservationRow row, ILookup<ObservationId, OwnFieldValue> own)
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["nummer"] = row.Number,
            ["fran"] = Platform.Time.Stockholm.Local(row.From),
            ["till"] = row.To is { } to ? Platform.Time.Stockholm.Local(to) : null,
            ["typ"] = names.Types.GetValueOrDefault(row.TypeId)?.Code,
            ["typnamn"] = names.TypeName(row.TypeId),
            ["plats"] = names.PlaceOf(row.TypeId, row.PlaceId)?.Name,
            ["omrade"] = names.AreaName(row.TypeId, row.AreaId),
            ["text"] = row.Text,
            ["delning"] = FilterReading.CodeOf(row.Sharing),
            ["lage"] = FilterReading.CodeOf(row.Status),
            ["radighet"] = row.Control is { } control ? FilterReading.CodeOf(control) : null,
            ["antal_sett"] = row.Sightings,
            ["url"] = address + row.Number,
        };
        foreach (var field in names.Fields)
            properties[field.Key] = own[row.Id].FirstOrDefault(v => v.FieldId == field.Id)?.Value;
        return new(PointOf(row) is { } at ? Geometry.CreatePoint(at) : null, properties, row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The point itself, the named place's point, or nothing.</summary>
    private Coordinate? PointOf(ObservationRow row)
    {
        if (names.Types.GetValueOrDefault(row.TypeId)?.Precision == PlacePrecision.Point && row is { Longitude: { } x, Latitude: { } y })
            return new(x, y);
        return names.PlaceOf(row.TypeId, row.PlaceId) is { } place ? new(place.Longitude, place.Latitude) : null;
    }

    private string Word<TEnum>(string kind, TEnum value) where TEnum : struct, Enum => texts[$"Observations.List.{kind}.{value}"];

    private TableColumn Column(string name, ColumnKind kind = ColumnKind.Text) => new(texts[$"Observations.List.Column.{name}"], kind);
}
