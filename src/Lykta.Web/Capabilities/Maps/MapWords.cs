using System.Globalization;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>The map in words: for its list, its file and its paper.</summary>
public sealed class MapWords(Texts texts)
{
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string NameOf(MapItem item) => item.Type?.Name(IsEnglish) ?? item.Name;

    /// <summary>A count, or that it is not told.</summary>
    public string Said(MapCount count) => count.Said(texts["Maps.Hidden"]);

    /// <summary>What a screen reader hears of a marker: enough to choose it by.</summary>
    public string LabelOf(MapItem item) => item.Type is { } type
        ? texts["Maps.Marker.Observation", type.Name(IsEnglish), item.Place?.Name ?? item.Area ?? texts["Maps.NoPlace"].Value, TimeOf(item.LastAt)]
        : texts["Maps.Marker.Place", item.Name, Said(item.Count)];

    public static string TimeOf(DateTimeOffset at) => Stockholm.Local(at).ToString("ddd d MMM HH:mm", CultureInfo.CurrentCulture);

    public string PeriodText(MapFilter filter) => filter.Time switch
    {
        "inatt" => texts["Maps.Period.Night", Day(filter.FirstDay)],
        _ => texts["Maps.Period.Days", Day(filter.FirstDay), Day(filter.LastDay)],
    };

    /// <summary>The whole filter, for print and files.</summary>
    public string FilterText(MapFilter filter, MapContent content)
    {
        List<string?> parts =
        [
            PeriodText(filter),
            filter.Type is { } code ? content.Types.Values.FirstOrDefault(t => t.Code == code)?.Name(IsEnglish) : null,
            filter.TimeOfDay is { } part ? texts["Maps.Part." + part].Value : null,
            filter.Source is { } source ? texts["Maps.Source." + source].Value : null,
            filter.Sharing is { } sharing ? texts["Shared.Sharing." + sharing].Value : null,
            filter.Area is { } area ? content.Areas.Select(a => a.Area).Concat(content.Districts).FirstOrDefault(a => a.Id == area)?.Name : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
