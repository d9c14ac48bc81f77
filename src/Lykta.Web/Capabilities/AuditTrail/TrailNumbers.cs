using System.Globalization;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.Decisions;
using Lykta.Web.Capabilities.Disclosure;
using Lykta.Web.Capabilities.Evaluations;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.AuditTrail;

/// <summary>
/// The numbers that people know the rows by: iakttagelse 123. A number says nothing of what stands in the row, so it is told
/// whatever the ring; a row that is gone has none.
/// </summary>
public static class TrailNumbers
{
    public static async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(
        this LyktaDbContext db, IEnumerable<(string Kind, Guid Id)> subjects, CancellationToken cancel)
    {
        var numbers = new Dictionary<Guid, string>();
        foreach (var kind in subjects.Where(s => s.Id != default).Distinct().GroupBy(s => s.Kind, s => s.Id, StringComparer.Ordinal))
        {
            foreach (var (id, number) in await OfKindAsync(db, kind.Key, [.. kind], cancel))
                numbers[id] = kind.Key == nameof(Measure) ? $"A-{number}" : number;
        }

        return numbers;
    }

    private static Task<List<(Guid Id, string Number)>> OfKindAsync(LyktaDbContext db, string kind, List<Guid> ids, CancellationToken cancel) => kind switch
    {
        nameof(Observation) => TypedAsync<Observation, ObservationId>(db, ids, cancel),
        nameof(Measure) => TypedAsync<Measure, MeasureId>(db, ids, cancel),
        nameof(ActionPlan) => TypedAsync<ActionPlan, ActionPlanId>(db, ids, cancel),
        nameof(AnswerCase) => TypedAsync<AnswerCase, AnswerCaseId>(db, ids, cancel),
        nameof(Decision) => TypedAsync<Decision, DecisionId>(db, ids, cancel),
        nameof(Programme) => TypedAsync<Programme, ProgrammeId>(db, ids, cancel),
        nameof(WorkGroup) => TypedAsync<WorkGroup, WorkGroupId>(db, ids, cancel),
        nameof(GroupMeeting) => TypedAsync<GroupMeeting, GroupMeetingId>(db, ids, cancel),
        nameof(DisclosureCase) => PlainAsync<DisclosureCase>(db, ids, cancel),
        nameof(Evaluation) => PlainAsync<Evaluation>(db, ids, cancel),
        _ => Task.FromResult<List<(Guid, string)>>([]),
    };

    private static async Task<List<(Guid Id, string Number)>> TypedAsync<TEntity, TId>(LyktaDbContext db, List<Guid> ids, CancellationToken cancel)
        where TEntity : class
        where TId : struct, IId<TId>
    {
        var wanted = ids.ConvertAll(TId.From);
        var found = await db.Set<TEntity>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).Where(e => wanted.Contains(EF.Property<TId>(e, "Id")))
            .Select(e => new { Id = EF.Property<TId>(e, "Id"), Number = EF.Property<int>(e, "Number") }).ToListAsync(cancel);
        return found.ConvertAll(f => (f.Id.Value, f.Number.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<List<(Guid Id, string Number)>> PlainAsync<TEntity>(LyktaDbContext db, List<Guid> ids, CancellationToken cancel)
        where TEntity : class
    {
        var found = await db.Set<TEntity>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).Where(e => ids.Contains(EF.Property<Guid>(e, "Id")))
            .Select(e => new { Id = EF.Property<Guid>(e, "Id"), Number = EF.Property<int>(e, "Number") }).ToListAsync(cancel);
        return found.ConvertAll(f => (f.Id, f.Number.ToString(CultureInfo.InvariantCulture)));
    }
}
