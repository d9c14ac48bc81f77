using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>The lists of the partnership that a file's words are matched against.</summary>
public sealed record ImportLists(
    IReadOnlyList<EventType> Types, IReadOnlyList<Place> Places, IReadOnlyList<Area> Areas, IReadOnlyList<Organisation> Units,
    OrganisationId OwnUnit, ScreeningContext Screening, DateTimeOffset Now)
{
    public TypeWords TypeNames { get; } = new(Types);
    public NameMatcher<Place> PlaceNames { get; } = new(Places.Select(p => (p, p.Name)));
    public NameMatcher<Area> AreaNames { get; } = new(Areas.Select(a => (a, a.Name)));
    public NameMatcher<Organisation> UnitNames { get; } = new(Units.Select(u => (u, u.Name)));

    /// <summary>Changes when anything that a row is matched against does.</summary>
    public string Stamp => string.Join(
        ' ',
        [
            OwnUnit.Value.ToString(), .. Types.Select(t => $"{t.Id.Value}.{t.Version}"), .. Places.Select(p => $"{p.Id.Value}.{p.Version}"),
            .. Areas.Select(a => $"{a.Id.Value}.{a.Version}"), .. Units.Select(u => $"{u.Id.Value}.{u.Version}"),
        ]);
}

/// <summary>
/// Understands a draft's rows with the user's choices; stores nothing. A row is known again by its digest, which is keyed: a row
/// also has columns that are not read and texts that are not let in.
/// </summary>
public sealed partial class ImportReader(ImportDraft draft, ImportChoices choices, ImportLists lists, Func<string, string> digest)
{
    private static readonly HashSet<FindingKind> NoneAccepted = [];

    private readonly Dictionary<string, EventType?> types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (Place? Place, Area? Area, bool IsKnown)> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> meaningSeen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> contentSeen = new(StringComparer.Ordinal);
    private readonly ImportReading reading = new();

    public ImportReading Read()
    {
        foreach (var needed in new[] { ImportField.Type, ImportField.Date })
        {
            if (!choices.Columns.Contains(needed))
                reading.Problems.Add(new(1, "", $"Import.Missing.{needed}"));
        }

        if (reading.Problems.Count > 0)
            return reading;
        foreach (var row in draft.Rows)
        {
            // What stands in which column is not known then.
            if (draft.Format == TableFormat.Csv && row.Cells.Count > draft.Header.Count)
                reading.Problems.Add(new(row.Number, "", "Import.Row.Cells", row.Cells.Count, draft.Header.Count));
            else
                Read(row);
        }

        return reading;
    }

    private void Read(TableRow row)
    {
        var before = reading.Problems.Count;
        var type = TypeOf(row);
        var from = MomentOf(row, ImportField.Date, ImportField.Time);
        var to = Cell(row, ImportField.EndTime).Length + Cell(row, ImportField.EndDate).Length > 0 ? EndOf(row) : null;
        var (place, area) = PlaceOf(row);
        var (longitude, latitude) = PointOf(row, type);
        var text = TextOf(row, ImportField.Text);
        var action = TextOf(row, ImportField.ActionTaken);
        var (size, unsafety) = (GroupOf(row), UnsafetyOf(row));
        if (from > lists.Now.AddMinutes(5))
            Problem(row, ImportField.Date, "Import.Row.Future");
        if (to < from)
            Problem(row, Cell(row, ImportField.EndTime).Length > 0 ? ImportField.EndTime : ImportField.EndDate, "Import.Row.EndBeforeStart");
        if (type is null || from is null || reading.Problems.Count > before)
            return;
        reading.Rows.Add(new()
        {
            Row = row.Number,
            Key = KeyOf(row),
            ContentKey = ContentKeyOf(row),
            Type = type.Id.Value,
            From = from.Value,
            To = to,
            Place = place?.Id.Value,
            Area = (area?.Id ?? place?.AreaId)?.Value,
            Longitude = longitude,
            Latitude = latitude,
            Text = text,
            ActionTaken = action,
            GroupSize = size,
            Unsafety = unsafety,
            IsRecurring = IsYes(Cell(row, ImportField.Recurring)),
            Unit = UnitOf(row).Value,
        });
    }

    private string Cell(TableRow row, ImportField field)
    {
        for (var i = 0; i < choices.Columns.Count; i++)
        {
            if (choices.Columns[i] == field)
                return row[i].Trim();
        }

        return "";
    }

    private EventType? TypeOf(TableRow row)
    {
        var word = Cell(row, ImportField.Type);
        if (word.Length == 0)
        {
            Problem(row, ImportField.Type, "Import.Row.NoType");
            return null;
        }

        if (!types.TryGetValue(word, out var type))
        {
            type = choices.Types.TryGetValue(word, out var code)
                ? lists.Types.FirstOrDefault(t => t.Code == code)
                : lists.TypeNames.Sure(word);
            types[word] = type;
        }

        if (type is null)
        {
            reading.UnknownTypes[word] = reading.UnknownTypes.GetValueOrDefault(word) + 1;
            reading.Waiting.Add(row.Number);
        }

        return type;
    }

    private (Place? Place, Area? Area) PlaceOf(TableRow row)
    {
        var area = Cell(row, ImportField.Area) is { Length: > 0 } name ? Sure(lists.AreaNames.Find(name)) : null;
        var word = Cell(row, ImportField.Place);
        if (word.Length == 0)
            return (null, area);
        if (!places.TryGetValue(word, out var known))
            places[word] = known = Look(word);
        if (!known.IsKnown)
        {
            reading.UnknownPlaces[word] = reading.UnknownPlaces.GetValueOrDefault(word) + 1;
            reading.Waiting.Add(row.Number);
        }

        return (known.Place, area ?? known.Area);
    }

    private (Place? Place, Area? Area, bool IsKnown) Look(string word)
    {
        if (choices.Places.TryGetValue(word, out var slug))
            return (slug.Length == 0 ? null : lists.Places.FirstOrDefault(p => p.Slug == slug), null, true);
        if (Sure(lists.PlaceNames.Find(word)) is { } place)
            return (place, null, true);
        return Sure(lists.AreaNames.Find(word)) is { } area ? (null, area, true) : (null, null, false);
    }

    private static T? Sure<T>(IReadOnlyList<NameCandidate<T>> found) where T : class =>
        found is [{ Confidence: >= MatchConfidence.Likely } one] ? one.Item : null;

    private (double? Longitude, double? Latitude) PointOf(TableRow row, EventType? type)
    {
        var (x, y) = (Cell(row, ImportField.Longitude), Cell(row, ImportField.Latitude));
        if (x.Length == 0 && y.Length == 0)
            return (null, null);
        if (!SwedishNumbers.TryDecimal(x, out var longitude) || !SwedishNumbers.TryDecimal(y, out var latitude)
            || longitude is < 10 or > 25 || latitude is < 55 or > 70)
        {
            Problem(row, ImportField.Latitude, "Import.Row.Point");
            return (null, null);
        }

        return type?.Precision == PlacePrecision.Point ? ((double)longitude, (double)latitude) : (null, null);
    }

    private string? TextOf(TableRow row, ImportField field)
    {
        var text = Cell(row, field);
        if (text.Length == 0)
            return null;
        var context = lists.Screening with { Field = FieldKind.ImportCell };
        var most = field == ImportField.Text ? ScreenedText.DefaultMaxLength : 300;
        if (ScreenedText.TryPass(text, context, NoneAccepted, out var passed, out var result, most))
            return passed.Value;
        foreach (var (kind, count) in result.CountByKind())
            reading.Caught[kind] = reading.Caught.GetValueOrDefault(kind) + count;
        if (choices.DropStoppedTexts)
        {
            reading.TextsDropped++;
            return null;
        }

        if (result.IsTooLong)
            Problem(row, field, "Privacy.Finding.TooLong", most);
        foreach (var kind in result.Findings.Select(f => f.Kind).Distinct())
            Problem(row, field, $"Privacy.Finding.{kind}");
        return null;
    }

    private GroupSize GroupOf(TableRow row)
    {
        var text = Cell(row, ImportField.GroupSize);
        if (text.Length == 0)
            return GroupSize.None;
        var digits = new string([.. text.TakeWhile(char.IsAsciiDigit)]);
        if (!int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var count))
        {
            Problem(row, ImportField.GroupSize, "Import.Row.Number");
            return GroupSize.None;
        }

        return count switch { 0 => GroupSize.None, < 5 => GroupSize.OneToFour, < 10 => GroupSize.FiveToNine, < 20 => GroupSize.TenToNineteen, _ => GroupSize.TwentyOrMore };
    }

    private int? UnsafetyOf(TableRow row)
    {
        var text = Cell(row, ImportField.Unsafety);
        if (text.Length == 0)
            return null;
        if (SwedishNumbers.TryInteger(text, out var level) && level is >= 0 and <= 3)
            return (int)level;
        Problem(row, ImportField.Unsafety, "Import.Row.Unsafety");
        return null;
    }

    private OrganisationId UnitOf(TableRow row) =>
        Cell(row, ImportField.Unit) is { Length: > 0 } name && Sure(lists.UnitNames.Find(name)) is { } unit ? unit.Id : lists.OwnUnit;

    private static bool IsYes(string text) => text.ToLowerInvariant() is "ja" or "yes" or "true" or "1" or "x" or "j";

    // The source's own id, or what the row says and which of its equals it is: the same file again gives the same keys.
    private string KeyOf(TableRow row)
    {
        if (Cell(row, ImportField.ExternalId) is { Length: > 0 and <= 60 } id)
            return $"{draft.Headings[..8]}:{digest(id)}";
        var meaning = digest(string.Join('\u001f', row.Cells.Where((_, i) => i < choices.Columns.Count && choices.Columns[i] != ImportField.None)));
        return $"{draft.Headings[..8]}:{meaning}:{Nth(meaningSeen, meaning)}";
    }

    // The row as the file has it, whatever the columns are taken for and whatever they are called.
    private string ContentKeyOf(TableRow row)
    {
        var content = digest(string.Join('\u001f', row.Cells.Select(c => c.Trim())).TrimEnd('\u001f'));
        return $"{content}:{Nth(contentSeen, content)}";
    }

    private static int Nth(Dictionary<string, int> seen, string key) => seen[key] = seen.GetValueOrDefault(key) + 1;

    private void Problem(TableRow row, ImportField field, string key, params object[] arguments)
    {
        var column = choices.Columns.ToList().IndexOf(field);
        reading.Problems.Add(new(row.Number, column >= 0 && column < draft.Header.Count ? draft.Header[column] : "", key, arguments));
    }
}
