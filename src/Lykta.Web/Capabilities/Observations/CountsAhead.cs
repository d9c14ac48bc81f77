using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>Keeps <see cref="DayCount"/>, <see cref="HourCount"/> and <see cref="WeekAnswer"/> in step with the observations, in the same unit.</summary>
public static class CountsAhead
{
    private const int UnknownHour = 168;

    /// <summary>Adds (sign +1) or takes away (−1) observations; a change is both. Duplicates are not counted.</summary>
    public static async Task ApplyAsync(
        LyktaDbContext db, IReadOnlyCollection<(Observation Observation, int Sign)> changes, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return;
        var counted = changes.Where(c => c.Observation.Status != ObservationStatus.Duplicate).ToList();
        await ApplyCountsAsync(db, counted, cancel);
        await ApplyWeeksAsync(db, counted, cancel);
        await StampAsync(db, changes.Select(c => c.Observation.OccurredOn).DefaultIfEmpty().Min(), changes.Max(c => c.Observation.ReceivedAt), cancel);
    }

    /// <summary>
    /// Takes an observation out of the counts, changes it, and puts it back unless it became a duplicate.
    /// Its unit has answered all the same.
    /// </summary>
    public static async Task RecountAsync(LyktaDbContext db, Observation observation, Action change, DateTimeOffset now, CancellationToken cancel)
    {
        var before = observation.OccurredOn;
        if (observation.Status != ObservationStatus.Duplicate)
            await ApplyCountsAsync(db, [(observation, -1)], cancel);
        change();
        if (observation.Status != ObservationStatus.Duplicate)
            await ApplyCountsAsync(db, [(observation, 1)], cancel);
        await StampAsync(db, before < observation.OccurredOn ? before : observation.OccurredOn, now, cancel);
    }

    /// <summary>Says that pages must count again.</summary>
    public static Task StampAsync(LyktaDbContext db, DateOnly earliest, DateTimeOffset now, CancellationToken cancel)
    {
        var past = earliest < Stockholm.DayOf(now).AddDays(1 - CountStamp.RecentDays) ? 1 : 0;
        return db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "CountStamp" ("PartnershipId", "Changes", "PastChanges", "ListChanges")
             VALUES ({db.Raw(db.Scope.PartnershipId)}, 1, {past}, 0)
             ON CONFLICT ("PartnershipId")
             DO UPDATE SET "Changes" = "CountStamp"."Changes" + 1, "PastChanges" = "CountStamp"."PastChanges" + {past}
             """, cancel);
    }

    /// <summary>Says that a code list, and so every number sorted by it, has changed.</summary>
    public static Task StampListsAsync(LyktaDbContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "CountStamp" ("PartnershipId", "Changes", "PastChanges", "ListChanges")
             VALUES ({db.Raw(db.Scope.PartnershipId)}, 1, 0, 1)
             ON CONFLICT ("PartnershipId")
             DO UPDATE SET "Changes" = "CountStamp"."Changes" + 1, "ListChanges" = "CountStamp"."ListChanges" + 1
             """, cancel);

    private static async Task ApplyCountsAsync(LyktaDbContext db, List<(Observation Observation, int Sign)> changes, CancellationToken cancel)
    {
        await ApplyDaysAsync(db, changes, cancel);
        await ApplyHoursAsync(db, changes, cancel);
    }

    private static async Task ApplyDaysAsync(LyktaDbContext db, List<(Observation Observation, int Sign)> changes, CancellationToken cancel)
    {
        var partnership = db.Raw(db.Scope.PartnershipId);
        foreach (var group in changes.GroupBy(c => (
                     c.Observation.OccurredOn, c.Observation.TypeId, Area: c.Observation.AreaId ?? default, Place: c.Observation.PlaceId ?? default,
                     c.Observation.Sharing, c.Observation.OwnerOrganisationId, c.Observation.OwnerBranchId))
                     .OrderBy(g => g.Key.OccurredOn).ThenBy(g => g.Key.TypeId.Value).ThenBy(g => g.Key.Place.Value))
        {
            var key = group.Key;
            var delta = group.Sum(c => c.Sign);
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "DayCount" ("PartnershipId", "Day", "TypeId", "AreaId", "PlaceId", "Sharing", "OwnerOrganisationId", "OwnerBranchId", "Count")
                 VALUES ({partnership}, {db.Raw(key.OccurredOn)}, {db.Raw(key.TypeId)}, {db.Raw(key.Area)}, {db.Raw(key.Place)}, {(int)key.Sharing}, {db.Raw(key.OwnerOrganisationId)}, {db.Raw(key.OwnerBranchId)}, {delta})
                 ON CONFLICT ("PartnershipId", "Day", "TypeId", "AreaId", "PlaceId", "Sharing", "OwnerOrganisationId", "OwnerBranchId")
                 DO UPDATE SET "Count" = "DayCount"."Count" + {delta}
                 """, cancel);
        }
    }

    private static async Task ApplyHoursAsync(LyktaDbContext db, List<(Observation Observation, int Sign)> changes, CancellationToken cancel)
    {
        var partnership = db.Raw(db.Scope.PartnershipId);
        var weights = changes.SelectMany(c => HoursOf(c.Observation).Select(h => (
            Key: (Stockholm.MondayOf(c.Observation.OccurredOn), c.Observation.TypeId, c.Observation.Sharing,
                c.Observation.OwnerOrganisationId, c.Observation.OwnerBranchId, h.Hour),
            Thousandths: c.Sign * h.Thousandths)));
        foreach (var group in weights.GroupBy(w => w.Key).OrderBy(g => g.Key.Item1).ThenBy(g => g.Key.TypeId.Value).ThenBy(g => g.Key.Hour))
        {
            var key = group.Key;
            var delta = group.Sum(w => w.Thousandths);
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "HourCount" ("PartnershipId", "Week", "TypeId", "Sharing", "OwnerOrganisationId", "OwnerBranchId", "HourOfWeek", "Thousandths")
                 VALUES ({partnership}, {db.Raw(key.Item1)}, {db.Raw(key.TypeId)}, {(int)key.Sharing}, {db.Raw(key.OwnerOrganisationId)}, {db.Raw(key.OwnerBranchId)}, {key.Hour}, {delta})
                 ON CONFLICT ("PartnershipId", "Week", "TypeId", "Sharing", "OwnerOrganisationId", "OwnerBranchId", "HourOfWeek")
                 DO UPDATE SET "Thousandths" = "HourCount"."Thousandths" + {delta}
                 """, cancel);
        }
    }

    private static async Task ApplyWeeksAsync(LyktaDbContext db, List<(Observation Observation, int Sign)> changes, CancellationToken cancel)
    {
        foreach (var group in changes.GroupBy(c => (Week: Stockholm.MondayOf(Stockholm.DayOf(c.Observation.ReceivedAt)), c.Observation.UnitId))
                     .OrderBy(g => g.Key.Week).ThenBy(g => g.Key.UnitId.Value))
            await StoreAnswerAsync(db, group.Key.UnitId, group.Key.Week, group.Sum(c => c.Sign), false, group.Max(c => c.Observation.ReceivedAt), cancel);
    }

    /// <summary>Notes that a unit has answered in a week, with observations or with nothing to report.</summary>
    public static async Task AnswerAsync(
        LyktaDbContext db, OrganisationId unit, DateOnly week, int observations, bool hasNothing, DateTimeOffset at, CancellationToken cancel)
    {
        await StoreAnswerAsync(db, unit, week, observations, hasNothing, at, cancel);
        await StampAsync(db, Stockholm.DayOf(at), at, cancel);
    }

    private static Task<int> StoreAnswerAsync(
        LyktaDbContext db, OrganisationId unit, DateOnly week, int observations, bool hasNothing, DateTimeOffset at, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "WeekAnswer" ("PartnershipId", "UnitId", "Week", "Observations", "HasNothingToReport", "LastAt")
             VALUES ({db.Raw(db.Scope.PartnershipId)}, {db.Raw(unit)}, {db.Raw(week)}, {observations}, {hasNothing}, {db.Raw(at)})
             ON CONFLICT ("PartnershipId", "Week", "UnitId")
             DO UPDATE SET "Observations" = "WeekAnswer"."Observations" + {observations},
                           "HasNothingToReport" = "WeekAnswer"."HasNothingToReport" OR {hasNothing},
                           "LastAt" = CASE WHEN "WeekAnswer"."LastAt" > {db.Raw(at)} THEN "WeekAnswer"."LastAt" ELSE {db.Raw(at)} END
             """, cancel);

    private static List<(int Hour, long Thousandths)> HoursOf(Observation observation)
    {
        var to = observation.OccurredTo ?? observation.OccurredFrom;
        if (to - observation.OccurredFrom > TimeSpan.FromHours(24))
            return [(UnknownHour, 1000)];
        if (to <= observation.OccurredFrom)
            return [(HourOfWeek(observation.OccurredFrom), 1000)];
        var total = (to - observation.OccurredFrom).Ticks;
        var parts = new List<(int Hour, long Thousandths)>();
        for (var at = observation.OccurredFrom; at < to;)
        {
            // Whole-hour offsets: the next wall-clock hour begins where the next UTC hour does, DST nights included.
            var next = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour, TimeSpan.Zero);
            var end = next < to ? next : to;
            parts.Add((HourOfWeek(at), (end - at).Ticks * 1000 / total));
            at = end;
        }

        parts[0] = (parts[0].Hour, parts[0].Thousandths + 1000 - parts.Sum(p => p.Thousandths));
        return parts;
    }

    private static int HourOfWeek(DateTimeOffset at)
    {
        var local = Stockholm.Local(at);
        return ((((int)local.DayOfWeek + 6) % 7) * 24) + local.Hour;
    }
}
