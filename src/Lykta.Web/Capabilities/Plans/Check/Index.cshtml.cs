using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Check;

/// <summary>One item of the law (2023:196): met, not met, or not held in Lykta.</summary>
public sealed record DutyItem(string Paragraph, string Key, bool? IsMet, string Detail = "");

/// <summary>A clock of 6 §: at least every second year.</summary>
public sealed record DutyClock(string Key, DateOnly? LastOn, DateOnly Today)
{
    private const int WarnMonthsBefore = 3;

    public DateOnly? DueOn => LastOn?.AddMonths(24);

    public string State => DueOn is not { } due || due < Today ? "Over" : due.AddMonths(-WarnMonthsBefore) <= Today ? "Soon" : "Fine";

    public string Tone => State switch { "Fine" => "done", "Soon" => "lamp", _ => "danger" };
}

/// <summary>Självkontroll: 4–13 §§ item by item, and the two 24-month clocks of 6 §.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<DutyItem> Items { get; private set; } = [];

    public IReadOnlyList<DutyClock> Clocks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var plans = await db.Set<ActionPlan>().AsNoTracking().Where(p => p.Level != PlanLevel.Strategy).ToListAsync(cancel);
        var ids = plans.ConvertAll(p => p.Id);
        var decision = await db.Set<PlanDecision>().AsNoTracking().Where(d => d.PlanVersion > 0).OrderByDescending(d => d.DecidedOn).FirstOrDefaultAsync(cancel);
        var rounds = await db.Set<FollowUpRound>().AsNoTracking().Where(r => r.SentAt != null && r.DueOn < today && ids.Contains(r.PlanId)).OrderByDescending(r => r.DueOn).ToListAsync(cancel);
        var measures = await db.Set<Measure>().AsNoTracking().Where(m => m.Status != MeasureStatus.Stopped && ids.Contains(m.PlanId)).ToListAsync(cancel);
        var coordinator = await db.Set<Membership>().AnyAsync(m => m.Role == Role.Coordinator && m.EndedAt == null, cancel);
        var followedUp = rounds.FirstOrDefault()?.DueOn;
        var picture = plans.Max(p => p.PictureOn);
        Clocks = [new("Plans.Check.Clock.Picture", picture, today), new("Plans.Check.Clock.Plan", followedUp, today)];
        var agreements = await db.Set<CollaborationAgreement>().AsNoTracking().ToListAsync(cancel);
        var inForce = agreements.Count(a => a.StateOn(today) is AgreementState.InForce or AgreementState.ReviseSoon);
        var councils = await (from c in db.Set<Council>()
                              join o in db.Set<Organisation>() on c.LedById equals o.Id
                              where o.Category == OrganisationCategory.District || o.Category == OrganisationCategory.Authority
                              select c.Id).ToListAsync(cancel);
        var leading = await db.Set<CouncilSeat>().Where(s => s.To == null && s.Level == SeatLevel.Leading && s.Category != OrganisationCategory.District).Select(s => s.CouncilId).Distinct().ToListAsync(cancel);
        var caused = measures.Count(m => m.HasCause);
        Items =
        [
            new("4", "Picture", picture is null ? null : true, picture is { } made ? $"{made:yyyy-MM-dd}" : ""),
            new("5", "Plan", plans.Count > 0, plans.Count > 0 ? plans.MaxBy(p => p.Number)!.Title : ""),
            new("5", "Decided", decision is not null, decision is null ? "" : $"{decision.DecidedOn:yyyy-MM-dd} {decision.DiaryNumber}"),
            new("5", "Thread", measures.Count > 0 && caused == measures.Count, texts["Plans.Check.Caused", caused, measures.Count]),
            new("6", "PictureUpdated", picture is null ? null : Clocks[0].State != "Over", picture is { } updated ? $"{updated:yyyy-MM-dd}" : ""),
            new("6", "FollowedUp", Clocks[1].State != "Over", followedUp is { } on ? $"{on:yyyy-MM-dd}" : ""),
            new("7", "Integrated", measures.Any(m => m.GoverningDocuments is { Length: > 0 })),
            new("9", "Agreements", inForce > 0, texts["Plans.Check.Agreements", inForce, agreements.Count(a => a.StateOn(today) == AgreementState.Overdue)]),
            new("10", "Council", councils.Any(leading.Contains), texts["Plans.Check.Councils", councils.Count]),
            new("11", "Function", coordinator),
            new("12", "Residents", null),
            new("13", "Reported", null),
        ];
    }
}
