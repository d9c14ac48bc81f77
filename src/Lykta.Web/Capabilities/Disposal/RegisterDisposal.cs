using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Capabilities.Evaluations;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>
/// Programmes, cases, reports, indicator figures, agreements and seats: what has ended goes with all that hangs on it by the foreign key.
/// What goes on, what is not dispatched, and what another partnership has released, never does.
/// </summary>
internal static class RegisterDisposal
{
    public static async Task<DisposalLook> LookAsync(LyktaDbContext db, RetentionClass which, DateTimeOffset before, CancellationToken cancel)
    {
        var day = Stockholm.DayOf(before);
        return which switch
        {
            RetentionClass.Programme => await Disposers.LookDaysAsync(Programmes(db, day).Select(p => p.EndedOn!.Value), cancel),
            RetentionClass.AnswerCase => await Disposers.LookAsync(Cases(db, before).Select(c => c.DispatchedAt!.Value), cancel),
            RetentionClass.CityReport => Disposers.Both(
                Disposers.Both(await Disposers.LookAsync(Reports(db, before).Select(r => r.ReportedAt), cancel), await Disposers.LookAsync(Compilations(db, before).Select(c => c.SentAt), cancel)),
                Disposers.Both(Disposers.Both(await Disposers.LookAsync(Figures(db, before).Select(v => v.ChangedAt), cancel), await Disposers.LookAsync(Releases(db, before).Select(r => r.ReleasedAt), cancel)),
                    await LookPlansAsync(db, before, cancel))),
            RetentionClass.Evaluation => await Disposers.LookDaysAsync(Evaluations(db, day).Select(e => e.To), cancel),
            RetentionClass.Agreement => await Disposers.LookDaysAsync(Agreements(db, day).Select(a => a.EndedOn!.Value), cancel),
            _ => await Disposers.LookDaysAsync(Seats(db, day).Select(s => s.To!.Value), cancel),
        };
    }

    public static async Task<long> EraseAsync(WriteUnit unit, RetentionClass which, DateTimeOffset before, CancellationToken cancel)
    {
        var (db, day) = (unit.Db, Stockholm.DayOf(before));
        return which switch
        {
            RetentionClass.Programme => await EraseAsync(Programmes(db, day).OrderBy(p => p.EndedOn), cancel),
            RetentionClass.AnswerCase => await EraseAsync(Cases(db, before).OrderBy(c => c.DispatchedAt), cancel),
            RetentionClass.CityReport => await EraseAsync(Reports(db, before).OrderBy(r => r.ReportedAt), cancel) + await EraseAsync(Compilations(db, before).OrderBy(c => c.SentAt), cancel)
                + await EraseAsync(Figures(db, before).OrderBy(v => v.ChangedAt), cancel) + await EraseAsync(Releases(db, before).OrderBy(r => r.ReleasedAt), cancel)
                + await ErasePlansAsync(db, before, cancel),
            RetentionClass.Evaluation => await EraseAsync(Evaluations(db, day).OrderBy(e => e.To), cancel),
            RetentionClass.Agreement => await EraseAsync(Agreements(db, day).OrderBy(a => a.EndedOn), cancel),
            _ => await EraseAsync(Seats(db, day).OrderBy(s => s.To), cancel),
        };
    }

    private static IQueryable<Programme> Programmes(LyktaDbContext db, DateOnly day) => db.Set<Programme>().Where(p => p.EndedOn != null && p.EndedOn < day);

    private static IQueryable<AnswerCase> Cases(LyktaDbContext db, DateTimeOffset before) => db.Set<AnswerCase>().Where(c => c.DispatchedAt != null && c.DispatchedAt < before);

    private static IQueryable<CollaborationAgreement> Agreements(LyktaDbContext db, DateOnly day) => db.Set<CollaborationAgreement>().Where(a => a.EndedOn != null && a.EndedOn < day);

    private static IQueryable<Evaluation> Evaluations(LyktaDbContext db, DateOnly day) => db.Set<Evaluation>().Where(e => e.To < day);

    private static IQueryable<CouncilSeat> Seats(LyktaDbContext db, DateOnly day) => db.Set<CouncilSeat>().Where(s => s.To != null && s.To < day);

    // A parent reads its districts' reports, a district its parent's compilations: only the own ones are disposed of here.
    private static IQueryable<DistrictReport> Reports(LyktaDbContext db, DateTimeOffset before)
    {
        var own = db.Scope.PartnershipId;
        return db.Set<DistrictReport>().Where(r => r.PartnershipId == own && r.ReportedAt < before);
    }

    private static IQueryable<CityCompilation> Compilations(LyktaDbContext db, DateTimeOffset before)
    {
        var own = db.Scope.PartnershipId;
        return db.Set<CityCompilation>().Where(c => c.PartnershipId == own && c.SentAt < before);
    }

    private static IQueryable<IndicatorValue> Figures(LyktaDbContext db, DateTimeOffset before) => db.Set<IndicatorValue>().Where(v => v.ChangedAt < before);

    private static IQueryable<IndicatorRelease> Releases(LyktaDbContext db, DateTimeOffset before)
    {
        var own = db.Scope.PartnershipId;
        return db.Set<IndicatorRelease>().Where(r => r.PartnershipId == own && r.ReleasedAt < before);
    }

    private static async Task<DisposalLook> LookPlansAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel) => Disposers.Both(
        await Disposers.LookAsync(db.Set<CityPlan>().Where(p => p.MadeAt < before && p.AdoptedOn != null).Select(p => p.MadeAt), cancel),
        Disposers.Both(await Disposers.LookAsync(PlanDecisions(db, before).Select(d => d.RecordedAt), cancel), await Disposers.LookAsync(PlanAnswers(db, before).Select(a => a.AnsweredAt), cancel)));

    // Rows go with their plan by the foreign key; a plan that is not decided goes on.
    private static async Task<long> ErasePlansAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel) =>
        await EraseAsync(db.Set<CityPlan>().Where(p => p.MadeAt < before && p.AdoptedOn != null).OrderBy(p => p.MadeAt), cancel)
        + await EraseAsync(PlanDecisions(db, before).OrderBy(d => d.RecordedAt), cancel) + await EraseAsync(PlanAnswers(db, before).OrderBy(a => a.AnsweredAt), cancel);

    private static IQueryable<CityPlanDecision> PlanDecisions(LyktaDbContext db, DateTimeOffset before)
    {
        var own = db.Scope.PartnershipId;
        return db.Set<CityPlanDecision>().Where(d => d.PartnershipId == own && d.RecordedAt < before);
    }

    private static IQueryable<CityPlanAnswer> PlanAnswers(LyktaDbContext db, DateTimeOffset before)
    {
        var own = db.Scope.PartnershipId;
        return db.Set<CityPlanAnswer>().Where(a => a.PartnershipId == own && a.AnsweredAt < before);
    }

    private static async Task<long> EraseAsync<T>(IOrderedQueryable<T> due, CancellationToken cancel) where T : class
    {
        var slice = due.Take(Disposers.Slice);
        return await slice.ExecuteDeleteAsync(cancel);
    }
}
