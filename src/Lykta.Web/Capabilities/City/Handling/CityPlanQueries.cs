using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Handling;

public static class CityPlanQueries
{
    public static Task<CityPlan?> CityPlanAsync(this LyktaDbContext db, int year, CancellationToken cancel) =>
        db.Set<CityPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Year == year, cancel);

    public static Task<List<CityPlanRow>> CityRowsAsync(this LyktaDbContext db, Guid plan, CancellationToken cancel) =>
        db.Set<CityPlanRow>().AsNoTracking().Where(r => r.PlanId == plan).OrderBy(r => r.Number).ToListAsync(cancel);

    /// <summary>Decisions that have been returned: in the city its own, in a district its parent's. Newest first.</summary>
    public static Task<List<CityPlanDecision>> ReturnedPlansAsync(this LyktaDbContext db, CancellationToken cancel) =>
        db.Set<CityPlanDecision>().AsNoTracking().Where(d => d.ReturnedAt != null).OrderByDescending(d => d.Year).ThenByDescending(d => d.ReturnedAt).ToListAsync(cancel);

    /// <summary>The answers to a decision, by district and row; a district reads its own alone.</summary>
    public static async Task<Dictionary<(PartnershipId District, int Row), CityPlanAnswer>> AnswersAsync(this LyktaDbContext db, Guid decision, CancellationToken cancel) =>
        (await db.Set<CityPlanAnswer>().AsNoTracking().Where(a => a.DecisionId == decision).ToListAsync(cancel)).ToDictionary(a => (a.PartnershipId, a.RowNumber));

    /// <summary>The row of the city's plan that a measure was made from; its address here and what it says.</summary>
    public static async Task<(string Path, int Year, int Row)?> CityRowOfAsync(this LyktaDbContext db, int measure, CancellationToken cancel)
    {
        var own = db.Scope.PartnershipId;
        if (await db.Set<CityPlanAnswer>().AsNoTracking().Where(a => a.PartnershipId == own && a.MeasureNumber == measure).OrderByDescending(a => a.AnsweredAt).FirstOrDefaultAsync(cancel) is not { } answer
            || await db.Set<CityPlanDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == answer.DecisionId, cancel) is not { } decision)
            return null;
        return ($"handlingsplaner/{decision.Id:N}#rad-{answer.RowNumber}", decision.Year, answer.RowNumber);
    }

    /// <summary>Rows that wait for this district's answer in the newest returned plan.</summary>
    public static async Task<(CityPlanDecision Decision, int Rows)?> UnansweredAsync(this LyktaDbContext db, PartnershipEntry district, CancellationToken cancel)
    {
        if (district.ParentId is not { } city || (await db.ReturnedPlansAsync(cancel)).Find(d => d.PartnershipId == city) is not { } latest)
            return null;
        var answered = await db.AnswersAsync(latest.Id, cancel);
        var waits = latest.Read().For(district.Id).Count(r => r.WantsAnswer && !answered.ContainsKey((district.Id, r.Number)));
        return waits == 0 ? null : (latest, waits);
    }
}
