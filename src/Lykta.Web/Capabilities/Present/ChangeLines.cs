using System.Globalization;
using Lykta.Analysis;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Present;

/// <summary>One sentence about a change: the mark, what it is about, what is said, and where the rows are.</summary>
public sealed record ChangeLine(Outcome Outcome, string Lead, string Sentence, string? Url)
{
    public string Mark => Outcome switch
    {
        Outcome.MoreThanExpected => "▲",
        Outcome.FewerThanExpected => "▼",
        Outcome.WithinNormal => "●",
        _ => "?",
    };

    public string MarkClass => Outcome switch { Outcome.MoreThanExpected => "mark up", Outcome.FewerThanExpected => "mark down", _ => "mark" };
}

/// <summary>The picture in words: what sticks out first, then what is as usual, last what is too little to speak of.</summary>
public sealed class ChangeLines(Texts texts, PictureCatalogue catalogue, Picture picture, string partnership, string? listUrl)
{
    private const int MostOfAKind = 4;
    private const int NamesTogether = 4;

    public IReadOnlyList<ChangeLine> All()
    {
        if (picture.IsEmpty)
            return [];
        var lines = new List<ChangeLine> { Line(picture.All, texts["Present.Change.All", partnership], null) };
        var places = picture.Places.ToLookup(p => p.Outcome);
        var types = picture.Types.ToLookup(t => t.Outcome);
        lines.AddRange(places[Outcome.MoreThanExpected].Take(MostOfAKind).Select(OfPlace));
        lines.AddRange(types[Outcome.MoreThanExpected].Take(MostOfAKind).Select(OfType));
        lines.AddRange(types[Outcome.FewerThanExpected].Take(2).Select(OfType));
        lines.AddRange(places[Outcome.FewerThanExpected].Take(2).Select(OfPlace));
        lines.AddRange(places[Outcome.WithinNormal].Where(p => p.Count.Visible > 0).Take(2).Select(OfPlace));
        // A hidden number is not compared, which is another thing than too few.
        foreach (var (isHidden, key) in new[] { (true, "Present.Change.NotCompared"), (false, "Present.Change.TooFew") })
        {
            var names = places[Outcome.TooFewToSay].Where(p => p.Count.Total > 0 && p.Count.IsHidden == isHidden).Select(p => p.Name).ToList();
            if (names.Count > 0)
                lines.Add(new(Outcome.TooFewToSay, Listed(names) + ":", texts[key, SmallUntil], null));
        }

        return lines;
    }

    /// <summary>Sentence of a comparison: number first, range after, as the outcome words it.</summary>
    public string Sentence(Compared compared)
    {
        if (compared is { Outcome: Outcome.TooFewToSay, Count.IsHidden: true })
            return compared.Count.Open > 0 ? texts["Present.Change.Hidden", Observed(compared.Count)] : texts["Present.Change.NotShown", SmallUntil];
        if (compared.Outcome == Outcome.TooFewToSay || compared.Estimate.Interval is null)
            return texts["Present.Change.TooFew"];
        var reading = new Reading("Analysis.ExpectedRange." + compared.Outcome, Numbers(compared.Estimate));
        return texts.Of(reading, Observed(compared.Count));
    }

    public string Observed(ShownCount count) => count.IsHidden
        ? texts["Present.Count.AtLeast", count.Open]
        : texts["Present.Count", count.Total.ToString("N0", CultureInfo.CurrentCulture)];

    private ChangeLine OfPlace(Compared place)
    {
        var url = listUrl is null ? null : $"{listUrl}?plats={place.Slug}&{Period}";
        var line = Line(place, texts[$"Present.Change.Place.{place.Outcome}", place.Name], url);
        if (catalogue.TypeOf(place.MostlyTypeCode) is { } most && place.Outcome != Outcome.WithinNormal)
            line = line with { Sentence = $"{line.Sentence} {texts["Present.Change.Mostly", NameOf(most, lower: true)]}" };
        return line;
    }

    private ChangeLine OfType(Compared type) => Line(
        type, texts[$"Present.Change.Type.{type.Outcome}", NameOf(catalogue.TypeOf(type.TypeCode)!, lower: false)],
        listUrl is null ? null : $"{listUrl}?typ={type.TypeCode}&{Period}");

    private ChangeLine Line(Compared compared, string lead, string? url)
    {
        var sentence = Sentence(compared);
        if (compared is { Outcome: Outcome.MoreThanExpected, Count.IsHidden: false } && compared.Estimate.Reading.Number("recurrenceYears") is { } years)
            sentence += " " + (years > 100 ? texts["Present.Change.Recurrence.Rare"] : texts["Present.Change.Recurrence", texts.Written(new("recurrenceYears", years, NumberKind.Years))]);
        return new(compared.Outcome, lead, sentence, url);
    }

    /// <summary>The largest number that is small: 4 where the limit is 5.</summary>
    private int SmallUntil => picture.SmallNumberLimit - 1;

    private string Period => $"fran={Iso(picture.Today.AddDays(-6))}&till={Iso(picture.Today)}";

    private string Listed(List<string> names)
    {
        var shown = names.Take(NamesTogether).ToList();
        if (names.Count > NamesTogether)
            return texts["Present.Names.AndMore", string.Join(", ", shown), names.Count - NamesTogether];
        return shown.Count == 1 ? shown[0] : texts["Present.Names.And", string.Join(", ", shown[..^1]), shown[^1]];
    }

    private static string NameOf(Observations.EventType type, bool lower)
    {
        var name = type.Name(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");
        return lower ? char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..] : name;
    }

    private static List<ReadingNumber> Numbers(Estimate estimate) =>
    [
        new("observed", 0, NumberKind.Count), new("expected", estimate.Statistic ?? 0, NumberKind.MeanCount),
        new("lower", estimate.Interval!.Value.Lower, NumberKind.Count),
        new("upper", estimate.Interval.Value.Upper ?? estimate.Interval.Value.Lower, NumberKind.Count),
        new("recurrenceYears", estimate.Reading.Number("recurrenceYears") ?? 0, NumberKind.Years),
    ];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
