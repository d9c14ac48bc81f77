using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FocusPlaces;

/// <summary>A focus place with what has been reported there: before the period and in it, as many days each.</summary>
public sealed record FocusPlaceRow(string Name, string Slug, SmallCount? Before, SmallCount? During);

/// <summary>A period as the page shows it.</summary>
public sealed record FocusPeriodRow(FocusPeriod Period, FocusState State, int? Days, IReadOnlyList<FocusPlaceRow> Places);

/// <summary>A team's periods: of now, the next ones and those that have been, newest first.</summary>
public sealed record FocusTeam(OrganisationId Id, string Name, IReadOnlyList<FocusPeriodRow> Periods)
{
    public FocusPeriodRow? Now => Periods.FirstOrDefault(p => p.State == FocusState.Now);

    public IEnumerable<FocusPeriodRow> Coming => Periods.Where(p => p.State == FocusState.Coming).OrderBy(p => p.Period.From);

    public IEnumerable<FocusPeriodRow> Ended => Periods.Where(p => p.State == FocusState.Ended).OrderByDescending(p => p.Period.To);

    /// <summary>The period of now is about to end and nothing is planned after it.</summary>
    public bool LacksNext(DateOnly today) => Now is { } now && now.Period.To.DayNumber - today.DayNumber <= FocusPeriod.WarnedDays && !Coming.Any();
}

/// <summary>Where a team keeps to one evening.</summary>
public sealed record FocusOfEvening(string Team, DateOnly To, string Reason, IReadOnlyList<NamedPlace> Places);

public sealed record NamedPlace(PlaceId Id, string Name);

/// <summary>The periods with team and places, through the sharing gate.</summary>
public static class FocusQueries
{
    public static async Task<List<FocusTeam>> FocusTeamsAsync(this LyktaDbContext db, DateOnly since, DateOnly today, CancellationToken cancel)
    {
        var periods = await (
            from period in db.Set<FocusPeriod>().AsNoTracking()
            join team in db.Set<Organisation>() on period.TeamId equals team.Id
            where period.To >= since
            select new { Period = period, team.Name }).ToListAsync(cancel);
        if (periods.Count == 0)
            return [];
        var ids = periods.ConvertAll(p => p.Period.Id);
        var places = (await (
            from focus in db.Set<FocusPlace>().AsNoTracking()
            join place in db.Set<Place>() on focus.PlaceId equals place.Id
            where ids.Contains(focus.PeriodId)
            orderby focus.Order
            select new { focus.PeriodId, place.Id, place.Name, place.Slug }).ToListAsync(cancel)).ToLookup(p => p.PeriodId);
        var counts = await FocusCounts.ReadAsync(db, periods.ConvertAll(p => p.Period), [.. places.SelectMany(p => p).Select(p => p.Id).Distinct()], today, cancel);
        return [.. periods.GroupBy(p => (p.Period.TeamId, p.Name))
            .Select(g => new FocusTeam(g.Key.TeamId, g.Key.Name, [.. g.Select(p => new FocusPeriodRow(p.Period, p.Period.StateOn(today), p.Period.SpanOn(today)?.Days, [.. places[p.Period.Id].Select(x => counts.Of(x.Id, x.Name, x.Slug, p.Period.SpanOn(today)))]))]))
            .OrderBy(t => t.Name, SwedishFolding.Order)];
    }

    /// <summary>What a sheet of that evening may say: periods that reach a briefing, whoever asks.</summary>
    public static async Task<IReadOnlyList<FocusOfEvening>> FocusOfEveningAsync(this LyktaDbContext db, DateOnly day, CancellationToken cancel)
    {
        var rows = await (
            from period in db.Set<FocusPeriod>().AsNoTracking()
            join team in db.Set<Organisation>() on period.TeamId equals team.Id
            join focus in db.Set<FocusPlace>() on period.Id equals focus.PeriodId
            join place in db.Set<Place>() on focus.PlaceId equals place.Id
            where period.From <= day && period.To >= day && period.Sharing >= SharingLevel.Briefing && place.ClosedAt == null
            orderby period.Number, focus.Order
            select new { period.Number, Team = team.Name, period.To, period.Reason, place.Id, place.Name }).ToListAsync(cancel);
        return [.. rows.GroupBy(r => r.Number).Select(g => new FocusOfEvening(g.First().Team, g.First().To, g.First().Reason, [.. g.Select(p => new NamedPlace(p.Id, p.Name))]))];
    }

    public static Task<FocusPeriod?> FocusPeriodAsync(this LyktaDbContext db, int number, CancellationToken cancel) =>
        db.Set<FocusPeriod>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, cancel);

    /// <summary>Teams whose periods the viewer plans: the coordinator every team's, others those of the own unit.</summary>
    public static IQueryable<Organisation> OwnTeams(this LyktaDbContext db)
    {
        var viewer = db.Scope.Viewer;
        var (isAll, mine) = (viewer.May(Permission.ManageBriefings), viewer.Memberships.ToList());
        return db.Set<Organisation>().AsNoTracking().Where(o => o.ClosedAt == null
            && (isAll || db.Set<Membership>().Any(m => mine.Contains(m.Id) && m.EndedAt == null && m.OrganisationId == o.Id)));
    }

    /// <summary>Another period of the same team has one of the days.</summary>
    public static Task<bool> IsTakenAsync(this LyktaDbContext db, FocusForm form, FocusPeriodId? but, CancellationToken cancel) =>
        db.Set<FocusPeriod>().AnyAsync(p => p.TeamId == form.Team && p.Id != but && p.From <= form.To && p.To >= form.From, cancel);
}

/// <summary>Counts of the focus places from those kept ahead, with the rules of the page of a place.</summary>
internal sealed class FocusCounts(ILookup<PlaceId, FocusCount> rows, int limit)
{
    public static async Task<FocusCounts> ReadAsync(LyktaDbContext db, IReadOnlyList<FocusPeriod> periods, List<PlaceId> places, DateOnly today, CancellationToken cancel)
    {
        var first = periods.Select(p => p.SpanOn(today)?.Before ?? today).Min();
        // What may only be told by area, or not at all, is not told of a place.
        var rows = await (
            from count in db.Set<DayCount>().AsNoTracking()
            join type in db.Set<EventType>() on count.TypeId equals type.Id
            where places.Contains(count.PlaceId) && count.Day >= first && count.Day <= today
                && (type.Precision == PlacePrecision.Point || type.Precision == PlacePrecision.NamedPlace)
            group count.Count by new { count.PlaceId, count.Day, type.IsSensitive } into sums
            select new FocusCount(sums.Key.PlaceId, sums.Key.Day, sums.Key.IsSensitive, sums.Sum())).ToListAsync(cancel);
        var own = db.Scope.PartnershipId;
        var limit = await db.Set<Partnership>().Where(p => p.Id == own).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        return new(rows.ToLookup(r => r.Place), limit);
    }

    public FocusPlaceRow Of(PlaceId place, string name, string slug, FocusSpan? span) => span is { } s
        ? new(name, slug, Sum(place, s.Before, s.From.AddDays(-1)), Sum(place, s.From, s.To))
        : new(name, slug, null, null);

    private SmallCount Sum(PlaceId place, DateOnly from, DateOnly to)
    {
        var inside = rows[place].Where(r => r.Day >= from && r.Day <= to).ToList();
        return new(inside.Where(r => !r.IsSensitive).Sum(r => r.Count), inside.Where(r => r.IsSensitive).Sum(r => r.Count), limit);
    }
}

internal sealed record FocusCount(PlaceId Place, DateOnly Day, bool IsSensitive, int Count);
