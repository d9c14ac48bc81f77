using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>Each hour: sheets for four weeks ahead exist, and tonight's, or else tomorrow's, are filled in once.</summary>
public sealed class BriefingDuty(WriteQueue writes, LyktaStore store, TextWallContext names, TimeProvider time) : IDuty
{
    public string Name => "briefing";

    public async Task RunAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(partnership);
        var today = BriefingQueries.Evening(time.GetUtcNow());
        if (!await store.ReadAsync(scope, db => IsNeededAsync(db, today, cancel), cancel))
            return;
        var wall = await names.InsideAsync(scope, cancel);
        await writes.RunAsync(scope, (unit, token) => DoAsync(unit, wall, today, token), cancel);
    }

    /// <summary>In a unit of somebody else's: the coordinator's press, the seed.</summary>
    public static async Task<int> DoAsync(WriteUnit unit, ScreeningContext wall, DateOnly today, CancellationToken cancel)
    {
        var made = await PlanAsync(unit, today, cancel);
        if (await OwnerAsync(unit.Db, cancel) is not { } owner)
            return made;
        var waiting = unit.Db.Set<BriefingSheet>().Local.Concat(await Unprepared(unit.Db, today).ToListAsync(cancel))
            .Where(s => s.IsDraft && s.PreparedAt is null && s.Day >= today && s.Day <= today.AddDays(1)).DistinctBy(s => s.Id).ToList();
        // A Saturday waits for what Friday's pass has to tell.
        var hasTonight = waiting.Exists(s => s.Day == today) || await unit.Db.Set<BriefingSheet>().AnyAsync(s => s.Day == today, cancel);
        var due = waiting.Where(s => s.Day == today || !hasTonight).ToList();
        foreach (var sheet in due)
            await new SheetPrefill(unit, sheet, owner, wall).FillAsync(cancel);
        return made;
    }

    /// <summary>Lines that nobody has written belong to the unit that coordinates, else to the authority that hosts.</summary>
    public static async Task<RowOwner?> OwnerAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var unit = await (
            from membership in db.Set<Membership>().AsNoTracking()
            join organisation in db.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            where membership.EndedAt == null && membership.Role == Platform.Auth.Role.Coordinator
            orderby membership.StartedAt, membership.Id
            select organisation).FirstOrDefaultAsync(cancel)
            ?? await db.Set<Organisation>().AsNoTracking().Where(o => o.Category == OrganisationCategory.District && o.ParentId == null).OrderBy(o => o.Id).FirstOrDefaultAsync(cancel);
        return unit is null ? null : new(unit.Id, unit.RootId, unit.BranchId);
    }

    private static async Task<int> PlanAsync(WriteUnit unit, DateOnly today, CancellationToken cancel)
    {
        var series = await unit.Db.Set<BriefingSeries>().Where(s => s.EndedAt == null).ToListAsync(cancel);
        var slugs = await unit.Db.Set<Collaboration>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Slug, cancel);
        var there = await unit.Db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day >= today).Select(s => new { s.SeriesId, s.Day }).ToListAsync(cancel);
        var made = 0;
        foreach (var one in series)
        {
            // A collaboration that the partnership has left is planned no more.
            if (one.CollaborationId is { } left && !slugs.ContainsKey(left))
                continue;
            foreach (var day in one.DaysFrom(today).Where(d => !there.Any(t => t.SeriesId == one.Id && t.Day == d)))
            {
                var sheet = BriefingSheet.Plan(one, day, one.CollaborationId is { } id ? slugs[id] : null);
                unit.Db.Add(sheet);
                unit.Audit("briefing.planned", nameof(BriefingSheet), sheet.Id.Value, ("day", BriefingSheet.KeyOf(day, null)));
                made++;
            }
        }

        return made;
    }

    private static IQueryable<BriefingSheet> Unprepared(LyktaDbContext db, DateOnly today)
    {
        var tomorrow = today.AddDays(1);
        return db.Set<BriefingSheet>().Where(s => s.State == SheetState.Draft && s.PreparedAt == null
            && (s.Day == today || (s.Day == tomorrow && !db.Set<BriefingSheet>().Any(t => t.Day == today))));
    }

    private static async Task<bool> IsNeededAsync(LyktaDbContext db, DateOnly today, CancellationToken cancel)
    {
        var series = await db.Set<BriefingSeries>().AsNoTracking().Where(s => s.EndedAt == null).ToListAsync(cancel);
        var there = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day >= today).Select(s => new { s.SeriesId, s.Day }).ToListAsync(cancel);
        return series.Any(s => s.DaysFrom(today).Any(d => !there.Any(t => t.SeriesId == s.Id && t.Day == d))) || await Unprepared(db, today).AnyAsync(cancel);
    }
}
