using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>A shift with the names that a page shows.</summary>
public sealed record ShiftRow(PatrolShift Shift, PatrolGroup Group, string Organisation, string? Place);

/// <summary>One evening of the coverage calendar.</summary>
public sealed record PatrolEvening(DateOnly Day, IReadOnlyList<ShiftRow> Shifts)
{
    /// <summary>Somebody may go: a shift of two adults or more that is not cancelled.</summary>
    public bool IsCovered => Shifts.Any(s => !s.Shift.IsCancelled && s.Shift.Missing == 0);

    /// <summary>Fridays and Saturdays are wanted whether somebody has planned them or not.</summary>
    public static bool IsWanted(DateOnly day) => day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday;
}

/// <summary>What pages ask of night patrols.</summary>
public static class PatrolQueries
{
    public static async Task<IReadOnlyList<ShiftRow>> ShiftRowsAsync(this LyktaDbContext db, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var rows = await (
            from shift in db.Set<PatrolShift>().AsNoTracking()
            join @group in db.Set<PatrolGroup>() on shift.GroupId equals @group.Id
            join unit in db.Set<Organisation>() on @group.UnitId equals unit.Id
            where shift.Day >= first && shift.Day <= last
            select new { shift, @group, unit.Name }).ToListAsync(cancel);
        var places = await db.Set<Place>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return [.. rows.Select(r => new ShiftRow(r.shift, r.@group, r.Name, r.shift.PlaceId is { } id ? places.GetValueOrDefault(id) : null))
            .OrderBy(r => r.Shift.Day).ThenBy(r => r.Shift.From).ThenBy(r => r.Group.Name, StringComparer.Ordinal)];
    }

    /// <summary>The coverage calendar: every Friday and Saturday, and other evenings with a shift.</summary>
    public static async Task<IReadOnlyList<PatrolEvening>> CoverageAsync(this LyktaDbContext db, DateOnly first, int weeks, CancellationToken cancel)
    {
        var rows = (await db.ShiftRowsAsync(first, first.AddDays((7 * weeks) - 1), cancel)).ToLookup(r => r.Shift.Day);
        return [.. Enumerable.Range(0, 7 * weeks).Select(first.AddDays).Where(d => PatrolEvening.IsWanted(d) || rows.Contains(d)).Select(d => new PatrolEvening(d, [.. rows[d]]))];
    }

    public static async Task<ShiftRow?> ShiftRowAsync(this LyktaDbContext db, PatrolShiftId id, CancellationToken cancel)
    {
        var day = await db.Set<PatrolShift>().Where(s => s.Id == id).Select(s => (DateOnly?)s.Day).SingleOrDefaultAsync(cancel);
        return day is { } on ? (await db.ShiftRowsAsync(on, on, cancel)).Single(r => r.Shift.Id == id) : null;
    }
}

/// <summary>Who leads a group: those of its own unit, by account or by the unit's shared phone. Nobody else reads its list.</summary>
public sealed class PatrolLeaders(LyktaDbContext db, LyktaScope scope, IHttpContextAccessor http)
{
    public async Task<bool> LeadsAsync(PatrolGroup group, CancellationToken cancel)
    {
        if (scope.Viewer.Kind == PrincipalKind.Shift)
        {
            var link = AccessLinkId.From(http.HttpContext!.User.LinkId());
            return await db.Set<AccessLink>().AnyAsync(l => l.Id == link && l.UnitId == group.UnitId, cancel);
        }

        var mine = scope.Viewer.Memberships.ToList();
        return scope.Viewer.Kind == PrincipalKind.Account
            && await db.Set<Membership>().AnyAsync(m => mine.Contains(m.Id) && m.OrganisationId == group.UnitId && m.EndedAt == null, cancel);
    }
}
