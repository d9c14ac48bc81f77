using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Capabilities.Plans.Requests;
using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>How a plan came about: steps, requests and shared rows that are over. A chain that goes on, a request that waits and a plan that is in force keep theirs.</summary>
internal static class PlanDisposal
{
    public static async Task<DisposalLook> LookAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel) => Disposers.Both(
        await Disposers.LookAsync(Steps(db, before).Select(s => s.DoneAt!.Value), cancel),
        Disposers.Both(await Disposers.LookDaysAsync(Requests(db, before).Select(r => r.MeetingOn), cancel), await Disposers.LookAsync(Shared(db, before).Select(s => s.SharedAt), cancel)));

    public static async Task<long> EraseAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel) =>
        await Steps(unit.Db, before).OrderBy(s => s.DoneAt).Take(Disposers.Slice).ExecuteDeleteAsync(cancel)
        + await Requests(unit.Db, before).OrderBy(r => r.MeetingOn).Take(Disposers.Slice).ExecuteDeleteAsync(cancel)
        + await Shared(unit.Db, before).OrderBy(s => s.SharedAt).Take(Disposers.Slice).ExecuteDeleteAsync(cancel);

    private static IQueryable<ApprovalStep> Steps(LyktaDbContext db, DateTimeOffset before) => db.Set<ApprovalStep>().Where(s => s.LockedIn > 0 && s.DoneAt < before);

    private static IQueryable<DecisionRequest> Requests(LyktaDbContext db, DateTimeOffset before)
    {
        var day = Stockholm.DayOf(before);
        return db.Set<DecisionRequest>().Where(r => r.State != RequestState.Waiting && r.MeetingOn < day);
    }

    // Others' shared rows are read here and disposed of there.
    private static IQueryable<SharedMeasure> Shared(LyktaDbContext db, DateTimeOffset before)
    {
        var (own, day) = (db.Scope.PartnershipId, Stockholm.DayOf(before));
        return db.Set<SharedMeasure>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).Where(s => s.PartnershipId == own
            && db.Set<Measure>().Any(m => m.Id == s.MeasureId && db.Set<ActionPlan>().Any(p => p.Id == m.PlanId && p.To < day)));
    }
}
