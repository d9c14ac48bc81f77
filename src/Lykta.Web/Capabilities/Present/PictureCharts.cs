using System.Globalization;
using Lykta.Analysis;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Present;

/// <summary>The picture as charts, each with its sentence, source and table.</summary>
public sealed class PictureCharts(Texts texts, PictureCatalogue catalogue, Picture picture, ChangeLines lines)
{
    private const int PlacesOnMap = 12;

    private string Weeks => texts["Present.Source.Weeks", Day(picture.Today.AddDays((-7 * 12) - 6)), Day(picture.Today)];

    private string ReportersNow => texts["Present.Source.ReportersNow", picture.Coverage.Answered, picture.Coverage.Expected];

    public ChartCard? Map(string? mapUrl, string? listUrl)
    {
        var shown = picture.Places.Where(p => p.Count.Total > 0 || p.Estimate.Statistic > 0).Take(PlacesOnMap).ToList();
        if (shown.Count == 0 || catalogue.Rings.Count == 0)
            return null;
        var more = shown.Where(p => p.Outcome == Outcome.MoreThanExpected).Select(p => p.Name).ToList();
        var sentence = more.Count == 0 ? texts["Present.Map.NoneMore"] : texts["Present.Map.More", string.Join(", ", more)];
        var map = new DiscMap(catalogue.Rings, [.. shown.Select(p => Disc(p, listUrl))]) { IsByWater = false };
        return new(texts["Present.Map.Title"], sentence, map, texts["Present.Map.Source", Day(picture.Today.AddDays(-6)), Day(picture.Today), ReportersNow])
        {
            ShowsSentence = false,
            HeadingLevel = 2,
            LinkText = mapUrl is null ? null : texts["Present.Map.Link"].Value,
            LinkUrl = mapUrl,
        };
    }

    public IEnumerable<ChartCard> Trends()
    {
        foreach (var trend in picture.Trends)
        {
            var type = catalogue.TypeOf(trend.TypeCode)!;
            var points = trend.Weeks.Select(w => new BandPoint(
                texts["Present.Source.Weeks", Day(w.EndsOn.AddDays(-6)), Day(w.EndsOn)], w.IsHidden ? null : w.Count, w.Expected?.Lower ?? 0, w.Expected?.Upper ?? 0)
            { Text = w.IsHidden ? texts["Present.Hidden"].Value : null }).ToList();
            var outcome = texts[$"Present.Outcome.{trend.Now.Outcome}"];
            var sentence = trend.Now.Outcome is Outcome.TooFewToSay or Outcome.WithinNormal ? lines.Sentence(trend.Now) : $"{outcome}: {lines.Sentence(trend.Now)}";
            yield return new(
                type.Name(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"), Title(sentence),
                new BandSparkline(points) { IsTooFew = trend.Now.Outcome == Outcome.TooFewToSay && trend.Weeks.All(w => !w.IsHidden && w.Count is null or 0) },
                texts["Present.Source", Weeks, ReportersNow]);
        }
    }

    public ChartCard When()
    {
        var days = Enumerable.Range(0, 7).Select(d => DateTimeFormat.AbbreviatedDayNames[(d + 1) % 7].TrimEnd('.')).ToList();
        var table = new HeatTable(HourBlocks.Heads, [.. picture.Hours.Select((row, i) => new HeatRow(days[i], row))]) { SmallestShown = picture.SmallNumberLimit };
        return new(texts["Present.When.Title"], When(HourBlocks.BusiestOf(picture.Hours)), table, texts["Present.When.Source", Weeks, picture.SmallNumberLimit]);
    }

    private static DateTimeFormatInfo DateTimeFormat => CultureInfo.CurrentCulture.DateTimeFormat;

    private string When(Busiest? busiest) => busiest is null
        ? texts["Present.When.Even"]
        : texts["Present.When.Busiest", Title(DayName(busiest.Day)), DayName(busiest.Day + 1), busiest.From, busiest.To, (int)Math.Round(busiest.Share * 10)];

    private MapPlace Disc(Compared place, string? listUrl) => new(
        place.Name, new(catalogue.Places[place.Place!.Value].Longitude, catalogue.Places[place.Place.Value].Latitude), place.Count.Visible,
        place.Outcome == Outcome.TooFewToSay ? null : place.Estimate.Statistic)
    {
        IsMore = place.Outcome == Outcome.MoreThanExpected,
        Url = listUrl is null ? null : $"{listUrl}?plats={place.Slug}",
        CountText = place.Count.IsHidden ? Shown(place.Count) : null,
        NormalText = place.Outcome != Outcome.TooFewToSay && place.Estimate.Interval is { } range ? $"{range.Lower:0}–{range.Upper:0}"
            : place.Count.IsHidden ? texts["Present.Map.NotCompared"].Value : null,
    };

    private string Shown(ShownCount count) => count.Open > 0 ? lines.Observed(count) : texts["Present.Hidden"].Value;

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.CurrentCulture).TrimEnd('.');

    private static string DayName(int day) => DateTimeFormat.DayNames[(day + 1) % 7];

    private static string Title(string text) => char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
