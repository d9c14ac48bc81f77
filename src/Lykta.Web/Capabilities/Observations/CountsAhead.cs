using Lykta.Web.Data;
using Lykta.Web.Data.Bulk;
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
        await db.ExecuteAllAsync(
            [
                .. Days(db, counted), .. Hours(db, counted), .. WeeksOf(counted).Select(a => Answer(db, a.UnitId, a.Week, a.Observations, false, a.LastAt)),
                Stamp(db, changes.Min(c => c.Observation.OccurredOn), changes.Max(c => c.Observation.ReceivedAt)),
            ], cancel);
    }

    /// <summary>
    /// Takes an observation out of the counts, changes it, and puts it back unless it became a duplicate.
    /// Its unit has answered all the same.
    /// </summary>
    public static async Task RecountAsync(LyktaDbContext db, Observation observation, Action change, DateTimeOffset now, CancellationToken cancel)
    {
        var before = observation.OccurredOn;
        var statements = new List<FormattableString>();
        Count(-1);
        change();
        Count(1);
        statements.Add(Stamp(db, before < observation.OccurredOn ? before : observation.OccurredOn, now));
        await db.ExecuteAllAsync(statements, cancel);

        void Count(int sign)
        {
            if (observation.Status != ObservationStatus.Duplicate)
                statements.AddRange([.. Days(db, [(observation, sign)]), .. Hours(db, [(observation, sign)])]);
        }
    }

    /// <summary>Says that pages must count again.</summary>
    public static Task StampAsync(LyktaDbContext db, DateOnly earliest, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAllAsync([Stamp(db, earliest, now)], cancel);

    /// <summary>Says that a code list, and so every number sorted by it, has changed.</summary>
    public static Task StampListsAsync(LyktaDbContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "CountStamp" ("PartnershipId", "Changes", "PastChanges", "ListChanges")
             VALUES ({db.Raw(db.Scope.PartnershipId)}, 1, 0, 1)
             ON CONFLICT ("PartnershipId")
             DO UPDATE SET "Changes" = "CountStamp"."Changes" + 1, "ListChanges" = "CountStamp"."ListChanges" + 1
             """, cancel);

    /// <summary>The same for thousands of new observations at a time, as an import or a seed brings.</summary>
    public static async Task ApplyManyAsync(LyktaDbContext db, IReadOnlyCollection<Observation> received, CancellationToken cancel)
    {
        var counted = received.Where(o => o.Status != ObservationStatus.Duplicate).Select(o => (o, 1)).ToList();
        await db.InsertManyAsync<DayCount>([.. DaysOf(counted)], cancel,
            """
            ON CONFLICT ("PartnershipId", "Day", "TypeId", "AreaId", "PlaceId", "Sharing", "OwnerOrganisationId", "OwnerBranchId")
            DO UPDATE SET "Count" = "DayCount"."Count" + excluded."Count"
            """);
        await db.InsertManyAsync<HourCount>([.. HoursOf(counted)], cancel,
            """
            ON CONFLICT ("PartnershipId", "Week", "TypeId", "Sharing", "OwnerOrganisationId", "OwnerBranchId", "HourOfWeek")
            DO UPDATE SET "Thousandths" = "HourCount"."Thousandths" + excluded."Thousandths"
            """);
        await db.InsertManyAsync<WeekAnswer>([.. WeeksOf(counted)], cancel,
            """
            ON CONFLICT ("PartnershipId", "Week", "UnitId")
            DO UPDATE SET "Observations" = "WeekAnswer"."Observations" + excluded."Observations", "LastAt" = excluded."LastAt"
            """);
        if (received.Count > 0)
            await StampAsync(db, received.Min(o => o.OccurredOn), received.Max(o => o.ReceivedAt), cancel);
    }

    private static IEnumerable<FormattableString> Days(LyktaDbContext db, IEnumerable<(Observation Observation, int Sign)> changes)
    {
        foreach (var c in DaysOf(changes))
        {
            yield return
                $"""
                 INSERT INTO "DayCount" ("PartnershipId", "Day", "TypeId", "AreaId", "PlaceId", "Sharing", "OwnerOrganisationId", "OwnerBranchId", "Count")
                 VALUES ({db.Raw(db.Scope.PartnershipId)}, {db.Raw(c.Day)}, {db.Raw(c.TypeId)}, {db.Raw(c.AreaId)}, {db.Raw(c.PlaceId)}, {(int)c.Sharing}, {db.Raw(c.OwnerOrganisationId)}, {db.Raw(c.OwnerBranchId)}, {c.Count})
                 ON CONFLICT ("PartnershipId", "Day", "TypeId", "AreaId", "PlaceId", "Sharing", "OwnerOrganisationId", "OwnerBranchId")
                 DO UPDATE SET "Count" = "DayCount"."Count" + excluded."Count"
                 """;
        }
    }

    // In the order of their keys, so that two units never wait for each other.
    private static IEnumerable<DayCount> DaysOf(IEnumerable<(Observation Observation, int Sign)> changes) => changes
        .GroupBy(c => (
            c.Observation.OccurredOn, c.Observation.TypeId, Area: c.Observation.AreaId ?? default, Place: c.Observation.PlaceId ?? default,
            c.Observation.Sharing, c.Observation.OwnerOrganisationId, c.Observation.OwnerBranchId))
        .OrderBy(g => g.Key.OccurredOn).ThenBy(g => g.Key.TypeId.Value).ThenBy(g => g.Key.Place.Value)
        .Select(g => new DayCount
        {
            Day = g.Key.OccurredOn,
            TypeId = g.Key.TypeId,
            AreaId = g.Key.Area,
            PlaceId = g.Key.Place,
            Sharing = g.Key.Sharing,
            OwnerOrganisationId = g.Key.OwnerOrganisationId,
            OwnerBranchId = g.Key.OwnerBranchId,
            Count = g.Sum(c => c.Sign),
        });

    private static IEnumerable<FormattableString> Hours(LyktaDbContext db, IEnumerable<(Observation Observation, int Sign)> changes)
    {
        foreach (var c in HoursOf(changes))
        {
            yield return
                $"""
                 INSERT INTO "HourCount" ("PartnershipId", "Week", "TypeId", "Sharing", "OwnerOrganisationId", "OwnerBranchId", "HourOfWeek", "Thousandths")
                 VALUES ({db.Raw(db.Scope.PartnershipId)}, {db.Raw(c.Week)}, {db.Raw(c.TypeId)}, {(int)c.Sharing}, {db.Raw(c.OwnerOrganisationId)}, {db.Raw(c.OwnerBranchId)}, {c.HourOfWeek}, {c.Thousandths})
                 ON CONFLICT ("PartnershipId", "Week", "TypeId", "Sharing", "OwnerOrganisationId", "OwnerBranchId", "HourOfWeek")
                 DO UPDATE SET "Thousandths" = "HourCount"."Thousandths" + excluded."Thousandths"
                 """;
        }
    }

    private static IEnumerable<HourCount> HoursOf(IEnumerable<(Observation Observation, int Sign)> changes) => changes
        .SelectMany(c => HoursOf(c.Observation).Select(h => (
            Key: (Week: Stockholm.MondayOf(c.Observation.OccurredOn), c.Observation.TypeId, c.Observation.Sharing,
                c.Observation.OwnerOrganisationId, c.Observation.OwnerBranchId, h.Hour),
            Thousandths: c.Sign * h.Thousandths)))
        .GroupBy(w => w.Key)
        .OrderBy(g => g.Key.Week).ThenBy(g => g.Key.TypeId.Value).ThenBy(g => g.Key.Hour)
        .Select(g => new HourCount
        {
            Week = g.Key.Week,
            TypeId = g.Key.TypeId,
            Sharing = g.Key.Sharing,
            OwnerOrganisationId = g.Key.OwnerOrganisationId,
            OwnerBranchId = g.Key.OwnerBranchId,
            HourOfWeek = g.Key.Hour,
            Thousandths = g.Sum(w => w.Thousandths),
        });

    private static IEnumerable<WeekAnswer> WeeksOf(IEnumerable<(Observation Observation, int Sign)> changes) => changes
        .GroupBy(c => (Week: Stockholm.MondayOf(Stockholm.DayOf(c.Observation.ReceivedAt)), c.Observation.UnitId))
        .OrderBy(g => g.Key.Week).ThenBy(g => g.Key.UnitId.Value)
        .Select(g => new WeekAnswer
        {
            UnitId = g.Key.UnitId,
            Week = g.Key.Week,
            Observations = g.Sum(c => c.Sign),
            LastAt = g.Max(c => c.Observation.ReceivedAt),
        });

    /// <summary>Notes that a unit has answered in a week, with observations or with nothing to report.</summary>
    public static Task AnswerAsync(
        LyktaDbContext db, OrganisationId unit, DateOnly week, int observations, bool hasNothing, DateTimeOffset at, CancellationToken cancel) =>
        db.ExecuteAllAsync([Answer(db, unit, week, observations, hasNothing, at), Stamp(db, Stockholm.DayOf(at), at)], cancel);

    private static FormattableString Answer(LyktaDbContext db, OrganisationId unit, DateOnly week, int observations, bool hasNothing, DateTimeOffset at) =>
        $"""
         INSERT INTO "WeekAnswer" ("PartnershipId", "UnitId", "Week", "Observations", "HasNothingToReport", "LastAt")
         VALUES ({db.Raw(db.Scope.PartnershipId)}, {db.Raw(unit)}, {db.Raw(week)}, {observations}, {hasNothing}, {db.Raw(at)})
         ON CONFLICT ("PartnershipId", "Week", "UnitId")
         DO UPDATE SET "Observations" = "WeekAnswer"."Observations" + excluded."Observations",
                       "HasNothingToReport" = "WeekAnswer"."HasNothingToReport" OR excluded."HasNothingToReport",
                       "LastAt" = CASE WHEN "WeekAnswer"."LastAt" > excluded."LastAt" THEN "WeekAnswer"."LastAt" ELSE excluded."LastAt" END
         """;

    private static FormattableString Stamp(LyktaDbContext db, DateOnly earliest, DateTimeOffset now)
    {
        var past = earliest < Stockholm.DayOf(now).AddDays(1 - CountStamp.RecentDays) ? 1 : 0;
        return
            $"""
             INSERT INTO "CountStamp" ("PartnershipId", "Changes", "PastChanges", "ListChanges")
             VALUES ({db.Raw(db.Scope.PartnershipId)}, 1, {past}, 0)
             ON CONFLICT ("PartnershipId")
             DO UPDATE SET "Changes" = "CountStamp"."Changes" + 1, "PastChanges" = "CountStamp"."PastChanges" + excluded."PastChanges"
             """;
    }

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
