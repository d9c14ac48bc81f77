using Lykta.Analysis;
using Lykta.Analysis.Trends;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Present;

/// <summary>Turns counts into comparisons: pure, so that literal numbers test it.</summary>
public sealed class PictureMaker
{
    private const int Now = Weeks.Count - 1;
    private const int TrendCards = 3;

    private readonly PictureInput input;
    private readonly PictureCatalogue catalogue;
    private readonly SeriesSet series;
    private readonly SeriesSet untilYesterday;
    private readonly SmallCounts<PlaceId, EventTypeId> small;
    private readonly Dictionary<(PlaceId Place, EventTypeId Type), int> thisWeek;

    private PictureMaker(PictureInput input, PictureCatalogue catalogue)
    {
        (this.input, this.catalogue) = (input, catalogue);
        series = new(input, new(input.Today));
        untilYesterday = new(input, new(input.Today.AddDays(-1)));
        var from = input.Today.AddDays(-6);
        thisWeek = input.Counts.Where(c => c.Day >= from && c.Day <= input.Today)
            .GroupBy(c => (c.PlaceId, c.TypeId)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var sensitive = thisWeek.Where(c => IsSensitive(c.Key.Type)).ToList();
        small = new(
            catalogue.Places.Keys.Append(default).Distinct().ToDictionary(p => p, p => sensitive.Where(c => c.Key.Place == p).Sum(c => c.Value)),
            catalogue.Types.Values.Where(t => t.IsSensitive).ToDictionary(t => t.Id, t => sensitive.Where(c => c.Key.Type == t.Id).Sum(c => c.Value)),
            catalogue.SmallNumberLimit);
    }

    public static Picture Make(PictureInput input, PictureCatalogue catalogue) => new PictureMaker(input, catalogue).Make();

    private Picture Make()
    {
        var types = catalogue.Types.Values.Where(t => series.Types.ContainsKey(t.Id)).Select(OfType).ToList();
        return new(input.Today, OfAll(), [.. Places()], types, [.. Trends(types)])
        {
            Coverage = input.Coverage,
            LateCount = input.LateCount,
            SmallNumberLimit = catalogue.SmallNumberLimit,
            Hours = HourBlocks.Of(input.HourWeights),
            CoverageChange = CoverageChange(),
            IsEmpty = input.Counts.Count == 0,
        };
    }

    private Compared OfAll()
    {
        var (open, sensitive) = Split(_ => true);
        return Compare(series.All, untilYesterday.All, new(open, sensitive, small.HidesTotal), series.Start) with { Name = "" };
    }

    private IEnumerable<Compared> Places() => (
        from place in catalogue.Places.Values
        where series.Places.ContainsKey(place.Id) && !place.IsClosed
        let split = Split(key => key.Place == place.Id)
        let count = new ShownCount(split.Open, split.Sensitive, small.Hides(place.Id))
        let compared = Compare(series.Places[place.Id], untilYesterday.Of(place.Id), count, series.Start)
        select compared with { Name = place.Name, Slug = place.Slug, Place = place.Id, MostlyTypeCode = Mostly(place.Id) })
        .OrderByDescending(p => p.Outcome).ThenByDescending(p => p.Count.Visible).ThenBy(p => p.Name, SwedishFolding.Order);

    private Compared OfType(EventType type)
    {
        var number = thisWeek.Where(c => c.Key.Type == type.Id).Sum(c => c.Value);
        var count = type.IsSensitive ? new ShownCount(0, number, small.Hides(type.Id)) : new ShownCount(number, 0, false);
        // A type with a new meaning is compared only with itself.
        var start = type.ListVersion > 1 ? series.FirstOf(series.Types[type.Id]) : series.Start;
        return Compare(series.Types[type.Id], untilYesterday.Of(type.Id), count, start) with { Name = type.Code, TypeCode = type.Code };
    }

    private static Compared Compare(int?[] weeks, int?[] finished, ShownCount count, int start)
    {
        var options = ExpectedRangeOptions.Weeks with { ComparableFrom = Math.Clamp(start, 0, Now) };
        var estimate = ExpectedRange.At(weeks, Now, options);
        return new(count, estimate) { Name = "", Outcome = OutcomeOf(estimate, weeks, finished, count, options) };
    }

    private static Outcome OutcomeOf(Estimate estimate, int?[] weeks, int?[] finished, ShownCount count, ExpectedRangeOptions options)
    {
        if (count.IsHidden)
        {
            int?[] open = [.. weeks[..Now], count.Open];
            return ExpectedRange.At(open, Now, options).Outcome == Outcome.MoreThanExpected ? Outcome.MoreThanExpected : Outcome.TooFewToSay;
        }

        // Today is not over: fewer only if the seven days until yesterday say so too.
        return estimate.Outcome == Outcome.FewerThanExpected && ExpectedRange.At(finished, Now, options).Outcome != Outcome.FewerThanExpected
            ? Outcome.WithinNormal
            : estimate.Outcome ?? Outcome.TooFewToSay;
    }

    private IEnumerable<Trend> Trends(List<Compared> types)
    {
        var top = types.Select(t => (Compared: t, Type: catalogue.TypeOf(t.TypeCode)!))
            .Select(t => (t.Compared, t.Type, Weeks: series.Types[t.Type.Id]))
            .OrderByDescending(t => t.Weeks[^Weeks.Charted..].Sum(w => w ?? 0)).ThenBy(t => t.Type.Order).Take(TrendCards);
        foreach (var (compared, type, weeks) in top)
        {
            var options = ExpectedRangeOptions.Weeks with { ComparableFrom = series.Start };
            var points = Enumerable.Range(Weeks.Count - Weeks.Charted, Weeks.Charted).Select(i => new TrendWeek(
                series.Weeks.EndOf(i), weeks[i], IsHidden(type, weeks[i], i, compared), ExpectedRange.At(weeks, i, options).Interval)).ToList();
            yield return new(type.Code, type.IsSensitive, points, compared);
        }
    }

    private bool IsHidden(EventType type, int? count, int week, Compared now) => week == Now
        ? now.Count.IsHidden
        : type.IsSensitive && count > 0 && count < catalogue.SmallNumberLimit;

    private string? Mostly(PlaceId place)
    {
        var here = thisWeek.Where(c => c.Key.Place == place).ToList();
        if (here.Count == 0 || small.Hides(place))
            return null;
        var most = here.MaxBy(c => c.Value);
        // Half of it, and itself no small number about people.
        return most.Value * 2 >= here.Sum(c => c.Value) && most.Value >= catalogue.SmallNumberLimit && !small.Hides(most.Key.Type)
            ? catalogue.Types.GetValueOrDefault(most.Key.Type)?.Code : null;
    }

    private (int Open, int Sensitive) Split(Func<(PlaceId Place, EventTypeId Type), bool> which)
    {
        var rows = thisWeek.Where(c => which(c.Key)).ToList();
        return (rows.Where(c => !IsSensitive(c.Key.Type)).Sum(c => c.Value), rows.Where(c => IsSensitive(c.Key.Type)).Sum(c => c.Value));
    }

    private bool IsSensitive(EventTypeId type) => !catalogue.Types.TryGetValue(type, out var known) || known.IsSensitive;

    private (double, double)? CoverageChange()
    {
        var last = Stockholm.MondayOf(input.Today).AddDays(-7);
        var before = Enumerable.Range(1, 4).Select(i => input.Answers.GetValueOrDefault(last.AddDays(-7 * i))).ToList();
        return before.All(b => b > 0) ? (input.Answers.GetValueOrDefault(last), before.Average()) : null;
    }
}
