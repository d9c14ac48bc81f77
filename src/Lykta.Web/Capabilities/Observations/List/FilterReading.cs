using System.Globalization;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>Reads an address into a filter; what it cannot read it names, instead of showing more than was asked for.</summary>
public sealed class FilterReading(ObservationNames names, Texts texts, DateTimeOffset now)
{
    private const int LongestSearch = 100;

    private readonly List<Error> errors = [];
    private readonly List<string> words = [];

    /// <summary>The filter in words, for the print and the files.</summary>
    public string? InWords => words.Count == 0 ? null : string.Join(", ", words);

    public Result<ObservationFilter> Read(ListQuery query, IQueryCollection address)
    {
        var filter = new ObservationFilter
        {
            From = Day(query.From, "fran", "Observations.List.Words.From"),
            To = Day(query.To, "till", "Observations.List.Words.To"),
            Span = Span(query.Span),
            Hours = Hours(query.PartOfDay),
            Types = Types(query.Type),
            Place = Place(query.Place),
            Areas = Areas(query.Area),
            Status = Code<ObservationStatus>(query.Status, "lage", "Status"),
            Control = Code<Control>(query.Control, "radighet", "Control"),
            Source = Code<ObservationSource>(query.Source, "kalla", "Source"),
            Sharing = Code<SharingLevel>(query.Sharing, "delning", "Sharing"),
            Text = Search(query.Text),
            AwaitsAnswer = Flag(query.Answer, "vantar", "svar", "Observations.List.Words.AwaitsAnswer"),
            ForwardedBefore = Flag(query.Forwarded, "forsenad", "vidare", "Observations.List.Words.Overdue") ? Stockholm.DayOf(now).AddDays(-ObservationsWaiting.PatienceInDays) : null,
            Own = [.. Own(address)],
        };
        if (filter is { From: { } from, To: { } to } && to < from)
            errors.Add(new("Observations.List.Error.Backwards", "till"));
        return errors.Count > 0 ? errors : filter;
    }

    /// <summary>The codes of addresses: stable, Swedish, without capitals.</summary>
    public static IReadOnlyDictionary<string, TEnum> CodesOf<TEnum>() where TEnum : struct, Enum => Codes<TEnum>.All;

    public static string CodeOf<TEnum>(TEnum value) where TEnum : struct, Enum =>
        Codes<TEnum>.All.First(c => EqualityComparer<TEnum>.Default.Equals(c.Value, value)).Key;

    private DateOnly? Day(string? text, string field, string wordsKey)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2200)
        {
            words.Add(texts[wordsKey, text.Trim()]);
            return day;
        }

        errors.Add(new("Observations.List.Error.Day", field));
        return null;
    }

    private (DateTimeOffset From, DateTimeOffset To)? Span(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        var today = Stockholm.DayOf(now);
        var (_, evening, morning) = DayParts.NightAt(now);
        (DateTimeOffset, DateTimeOffset)? span = code switch
        {
            "inatt" => (evening, morning),
            "7" or "28" => (Stockholm.StartOf(today.AddDays(code == "7" ? -6 : -27)), Stockholm.StartOf(today.AddDays(1))),
            _ => null,
        };
        if (span is null)
            errors.Add(new("Observations.List.Error.Code", "tid"));
        else
            words.Add(texts[$"Observations.List.Span.{code}"]);
        return span;
    }

    private IReadOnlyList<int>? Hours(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        var hours = DayParts.Hours.GetValueOrDefault(code);
        if (hours is null)
            errors.Add(new("Observations.List.Error.Code", "dygn"));
        else
            words.Add(texts[$"Observations.List.Part.{code}"]);
        return hours;
    }

    private List<EventTypeId>? Types(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        var versions = names.Types.Values.Where(t => string.Equals(t.Code, code.Trim(), StringComparison.Ordinal)).OrderBy(t => t.ListVersion).ToList();
        if (versions.Count == 0)
            errors.Add(new("Observations.List.Error.Type", "typ"));
        else
            words.Add(versions[^1].Name(ObservationNames.IsEnglish));
        return [.. versions.Select(t => t.Id)];
    }

    private PlaceId? Place(string? slug)
    {
        if (string.IsNullOrWhiteSpace(slug))
            return null;
        var place = names.Places.Values.FirstOrDefault(p => string.Equals(p.Slug, slug.Trim(), StringComparison.Ordinal));
        if (place is null)
            errors.Add(new("Observations.List.Error.Place", "plats"));
        else
            words.Add(place.Name);
        return place?.Id;
    }

    private List<AreaId>? Areas(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
            return null;
        var area = Guid.TryParse(id, CultureInfo.InvariantCulture, out var guid) ? names.Areas.FirstOrDefault(a => a.Id.Value == guid) : null;
        if (area is null)
        {
            errors.Add(new("Observations.List.Error.Area", "omrade"));
            return null;
        }

        words.Add(area.Name);
        return [area.Id, .. names.Areas.Where(a => a.ParentId == area.Id).Select(a => a.Id)];
    }

    private TEnum? Code<TEnum>(string? code, string field, string kind) where TEnum : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        if (CodesOf<TEnum>().TryGetValue(code.Trim(), out var value))
        {
            words.Add(texts[$"Observations.List.{kind}.{value}"]);
            return value;
        }

        errors.Add(new("Observations.List.Error.Code", field));
        return null;
    }

    private string? Search(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > LongestSearch)
            errors.Add(new("Observations.List.Error.Search", "q", LongestSearch));
        else
            words.Add(texts["Observations.List.Words.Search", text.Trim()]);
        return text.Trim();
    }

    private bool Flag(string? value, string only, string field, string wordsKey)
    {
        if (string.IsNullOrWhiteSpace(value))
            return false;
        if (value == only)
            words.Add(texts[wordsKey]);
        else
            errors.Add(new("Observations.List.Error.Code", field));
        return value == only;
    }

    private IEnumerable<(OwnFieldId, string)> Own(IQueryCollection address)
    {
        foreach (var field in names.Fields)
        {
            var value = address[field.Key].ToString().Trim();
            if (value.Length == 0)
                continue;
            if (value.Length > OwnField.LongestValue || (field.Kind == OwnFieldKind.Choice && !field.Choices.Contains(value, StringComparer.Ordinal)))
                errors.Add(new("Observations.List.Error.Code", field.Key));
            else
                words.Add($"{field.Name(ObservationNames.IsEnglish)}: {value}");
            yield return (field.Id, value);
        }
    }

    private static class Codes<TEnum> where TEnum : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, TEnum> All = (typeof(TEnum).Name switch
        {
            nameof(ObservationStatus) => ["ny", "bedomd", "avslutad", "dubblett"],
            nameof(Observations.Control) => ["egen", "delad", "annan"],
            nameof(ObservationSource) => ["formular", "utan-nat", "enhet", "pass", "import"],
            nameof(SharingLevel) => (string[])["gren", "organisation", "utsattning", "samverkan", "oppet"],
            var other => throw new InvalidOperationException(other),
        }).Zip(Enum.GetValues<TEnum>()).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
    }
}
