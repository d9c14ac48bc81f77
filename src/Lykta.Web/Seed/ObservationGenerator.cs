using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Seed;

/// <summary>Believable observations from one seed: evenings and weekends, dark months for lamps, a rise at one place last week.</summary>
internal sealed class ObservationGenerator(
    int seed, IReadOnlyList<EventType> types, IReadOnlyList<Place> places, IReadOnlyList<Organisation> reporters)
{
    // Not a secret: a repeatable demo needs a repeatable sequence.
#pragma warning disable CA5394
    private static readonly (string Code, double Weight, int PeakHour, string[] Texts)[] Patterns =
    [
        ("ungdomssamling", 6, 21, ["Större samling vid entrén, högljutt men lugnt.", "Samling med mopeder på torget."]),
        ("belysning", 4, 18, ["Lampan vid gångvägen är släckt.", "Två stolpar i rad lyser inte."]),
        ("skadegorelse", 3, 23, ["Klotter på väggen mot gatan.", "Krossad ruta i busskuren."]),
        ("nedskrapning", 4, 9, ["Mycket skräp efter helgen.", "Dumpade möbler vid återvinningen."]),
        ("droghandel", 2, 20, ["Återkommande överlämningar vid gångtunneln, ljuset är trasigt."]),
        ("otrygg-plats", 2, 19, ["Skymd sikt, buskarna behöver klippas.", "Öde och mörkt efter att butikerna stängt."]),
        ("brand", 0.6, 22, ["Brand i papperskorg, släckt på plats.", "Fyrverkerier mot fasad."]),
        ("ordningsstorning", 1.2, 23, ["Stökigt utanför restaurangen vid stängning."]),
        ("fordon", 1.2, 20, ["Buskörning med A-traktor på parkeringen."]),
        ("skolnara", 1, 12, ["Oro på skolgården vid lunch, vuxna på plats lugnade läget."]),
        ("stold", 0.8, 15, ["Flera stölder ur butik samma eftermiddag."]),
        ("positiv", 0.6, 17, ["Många familjer på torget, bra stämning.", "Ny belysning gör stor skillnad."]),
    ];

    private static readonly HashSet<FindingKind> Nothing = [];
    private readonly Dictionary<string, ScreenedText?> screened = new(StringComparer.Ordinal);
    private readonly Random random = new(seed);
    private readonly Dictionary<string, EventType> byCode = types.ToDictionary(t => t.Code, StringComparer.Ordinal);

    /// <summary>Drafts in order of time, <paramref name="perWeek"/> a week on average, the last before <paramref name="until"/>.</summary>
    public IEnumerable<(ObservationDraft Draft, DateTimeOffset ReceivedAt)> Make(DateTimeOffset until, int days, double perWeek)
    {
        for (var back = days; back >= 0; back--)
        {
            var day = Stockholm.DayOf(until).AddDays(-back);
            var season = 1 + (0.25 * Math.Cos((day.DayOfYear - 300) * 2 * Math.PI / 365));
            var weekend = day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday ? 1.7 : 0.75;
            var count = Poisson(perWeek / 7 * season * weekend);
            var made = Enumerable.Range(0, count).Select(_ => One(day, back)).Where(d => d.ReceivedAt < until);
            foreach (var draft in made.OrderBy(d => d.ReceivedAt))
                yield return draft;
        }
    }

    /// <summary>As <see cref="Make"/>, but exactly so many, ending yesterday: a day at a time.</summary>
    public IEnumerable<IReadOnlyList<(ObservationDraft Draft, DateTimeOffset ReceivedAt)>> MakeExactly(DateOnly today, int days, int total)
    {
        var made = 0;
        for (var back = days; back >= 1; back--)
        {
            var day = today.AddDays(-back);
            var until = (int)((long)total * (days - back + 1) / days);
            var drafts = Enumerable.Range(0, until - made).Select(_ => One(day, back)).OrderBy(d => d.ReceivedAt).ToList();
            made = until;
            yield return drafts;
        }
    }

    private (ObservationDraft Draft, DateTimeOffset ReceivedAt) One(DateOnly day, int daysBack)
    {
        var pattern = Pick(Patterns, p => p.Weight);
        var type = byCode[pattern.Code];
        var hot = daysBack <= 7 && pattern.Code == "ungdomssamling" && random.NextDouble() < 0.7;
        var place = hot ? places[0] : places[(int)(places.Count * Math.Pow(random.NextDouble(), 1.6))];
        var hour = Math.Clamp(pattern.PeakHour + (int)Math.Round(Normal() * 2.2), 0, 23);
        var from = Stockholm.Instant(day.ToDateTime(new TimeOnly(hour, random.Next(60))));
        var reporter = reporters[random.Next(reporters.Count)];
        var spans = random.NextDouble() < 0.12;
        var text = random.NextDouble() < 0.55 ? pattern.Texts[random.Next(pattern.Texts.Length)] : null;
        var draft = new ObservationDraft(type.Id, from, new(reporter.Id, reporter.RootId, reporter.BranchId), ObservationSource.Form)
        {
            Place = place.Id,
            Area = place.AreaId,
            Longitude = type.Precision == PlacePrecision.Point ? Math.Round(place.Longitude + (Normal() * 0.0006), 6) : null,
            Latitude = type.Precision == PlacePrecision.Point ? Math.Round(place.Latitude + (Normal() * 0.0003), 6) : null,
            To = spans ? from.AddHours(random.Next(2, 9)) : null,
            IsRecurring = random.NextDouble() < 0.2,
            GroupSize = pattern.Code is "ungdomssamling" or "ordningsstorning" ? (GroupSize)random.Next(1, 5) : GroupSize.None,
            Unsafety = random.NextDouble() < 0.7 ? random.Next(0, 4) : null,
            Text = text is null ? null : Screened(text),
            Sharing = Pick([(SharingLevel.Branch, 0.06), (SharingLevel.Organisation, 0.06), (SharingLevel.Briefing, 0.5), (SharingLevel.Partnership, 0.38)], s => s.Item2).Item1,
        };
        return (draft, from.AddMinutes(random.Next(2, 240)));
    }

    private ScreenedText? Screened(string text)
    {
        if (!screened.TryGetValue(text, out var known))
            screened[text] = known = ScreenedText.TryPass(text, ScreeningContext.Inside, Nothing, out var passed, out _) ? passed : null;
        return known;
    }

    private T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var at = random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            at -= weight(item);
            if (at <= 0)
                return item;
        }

        return items[^1];
    }

    private int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
#pragma warning restore CA5394
}
