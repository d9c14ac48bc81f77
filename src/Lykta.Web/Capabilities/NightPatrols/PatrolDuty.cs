using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>Each hour: lists of shifts that have ended are erased first of all, then shifts are made four weeks ahead.</summary>
public sealed class PatrolDuty(WriteQueue writes, LyktaStore store, TimeProvider time) : IDuty
{
    public string Name => "night-patrols";

    public async Task RunAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(partnership);
        var today = BriefingQueries.Evening(time.GetUtcNow());
        if (await store.ReadAsync(scope, db => db.Set<PatrolSignUp>().AnyAsync(cancel), cancel))
            await writes.RunAsync(scope, EraseListsAsync, cancel);
        if (await store.ReadAsync(scope, db => IsPlanNeededAsync(db, today, cancel), cancel))
            await writes.RunAsync(scope, (unit, token) => PlanAsync(unit, today, token), cancel);
    }

    /// <summary>Names and phone numbers of shifts that have ended; how many they were stays with the shift.</summary>
    public static async Task<int> EraseListsAsync(WriteUnit unit, CancellationToken cancel)
    {
        var shifts = await (
            from shift in unit.Db.Set<PatrolShift>()
            where unit.Db.Set<PatrolSignUp>().Any(s => s.ShiftId == shift.Id)
            select shift).ToListAsync(cancel);
        var over = shifts.Where(s => s.EndsAt <= unit.Now || s.IsCancelled).ToList();
        foreach (var shift in over)
        {
            var gone = await unit.Db.Set<PatrolSignUp>().Where(s => s.ShiftId == shift.Id).ExecuteDeleteAsync(cancel);
            shift.ForgetList(unit.Now);
            unit.Audit("patrol.list-erased", nameof(PatrolShift), shift.Id.Value, ("count", gone.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return over.Count;
    }

    public static async Task<int> PlanAsync(WriteUnit unit, DateOnly today, CancellationToken cancel)
    {
        var made = 0;
        foreach (var (template, day) in await MissingAsync(unit.Db, today, cancel))
        {
            var shift = PatrolShift.Plan(template, day);
            unit.Db.Add(shift);
            unit.Audit("patrol.planned", nameof(PatrolShift), shift.Id.Value);
            made++;
        }

        return made;
    }

    private static async Task<bool> IsPlanNeededAsync(LyktaDbContext db, DateOnly today, CancellationToken cancel) => (await MissingAsync(db, today, cancel)).Count > 0;

    private static async Task<List<(PatrolTemplate Template, DateOnly Day)>> MissingAsync(LyktaDbContext db, DateOnly today, CancellationToken cancel)
    {
        var templates = await (
            from template in db.Set<PatrolTemplate>().AsNoTracking()
            join @group in db.Set<PatrolGroup>() on template.GroupId equals @group.Id
            where template.EndedAt == null && @group.EndedAt == null
            select template).ToListAsync(cancel);
        var there = (await db.Set<PatrolShift>().AsNoTracking().Where(s => s.Day >= today && s.TemplateId != null).Select(s => new { s.TemplateId, s.Day }).ToListAsync(cancel))
            .Select(s => (s.TemplateId!.Value, s.Day)).ToHashSet();
        return [.. from template in templates from day in template.DaysFrom(today) where !there.Contains((template.Id, day)) select (template, day)];
    }
}
