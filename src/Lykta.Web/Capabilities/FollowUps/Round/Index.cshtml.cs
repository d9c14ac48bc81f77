using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Round;

/// <summary>One round for the coordinator: who has answered what, who is to be chased, which rows ask to be opened.</summary>
[Needs(Permission.SeeFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, MailDesk mail, Texts texts, TimeProvider time) : PageModel
{
    public FollowUpRound Round { get; private set; } = null!;

    public MeasureNames Names { get; private set; } = null!;

    public Completeness State { get; private set; } = null!;

    public IReadOnlyList<RoundRow> Asking { get; private set; } = [];

    public HashSet<PlanSectionId> MarkedEmpty { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageFollowUp);

    public string Here => $"/{scope.Partnership!.Slug}/uppfoljning/{Round.Slug}";

    public int DaysLeft => Round.DueOn.DayNumber - time.Today().DayNumber;

    public bool IsPast => Round.IsPastAt(time.GetUtcNow());

    public string Stamp(DateTimeOffset at) => Present.ObservationTodos.Age(at, time.GetUtcNow(), texts);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        return scope.Viewer.May(Permission.ReportFollowUp) ? Page() : LocalRedirect($"{Here}/rader");
    }

    public Task<IActionResult> OnPostSendAsync(string slug, CancellationToken cancel) => DoAsync(slug, "round.sent", "FollowUps.Round.SentNow", async (unit, token) =>
        (await unit.Db.Set<FollowUpRound>().SingleAsync(r => r.Slug == slug, token)).Send(unit.Now), cancel);

    /// <summary>To all who have not sent in: one card each on their start page.</summary>
    public Task<IActionResult> OnPostRemindAsync(string slug, CancellationToken cancel) => DoAsync(slug, "round.reminded", "FollowUps.Round.Reminded", async (unit, token) =>
    {
        (await unit.Db.Set<FollowUpRound>().SingleAsync(r => r.Slug == slug, token)).Remind(unit.Now);
        var waiting = (await unit.Db.WaitingAsync(time.Today(), token)).Where(r => r.Round.Slug == slug);
        foreach (var member in waiting.Select(r => r.Hands.Responsible?.Id).OfType<MembershipId>().Distinct())
            mail.Order(unit, RowsMail.Kind, unit.Scope.PartnershipId.Value, member);
    }, cancel);

    /// <summary>The next day on which the rows that are due with the round are reminded of; null when there is none.</summary>
    public DateOnly? NextReminder => !mail.IsOn || Round.SentAt is null ? null : new[] { 14, ReminderDays.DeputyFrom, 0 }
        .Select(step => ReminderDays.DayOf(step, Round.DueOn, Round.RemindsInSummer)).Where(day => day > time.Today()).Min();

    public bool MailIsOn => mail.IsOn;

    public Task<IActionResult> OnPostOpenAsync(string slug, int rad, CancellationToken cancel) => DoAsync(slug, "entry.opened", "FollowUps.Round.Opened", async (unit, token) =>
    {
        var row = (await unit.Db.RowsAsync(Round.Id, token)).First(r => r.Measure.Number == rad);
        (await unit.Db.Set<FollowUpEntry>().SingleAsync(e => e.Id == row.Entry.Id, token)).Open(unit.Now);
    }, cancel);

    public Task<IActionResult> OnPostEmptyAsync(string slug, Guid section, CancellationToken cancel) => DoAsync(slug, "section.empty", "FollowUps.Round.MarkedEmpty", async (unit, token) =>
    {
        var id = PlanSectionId.From(section);
        if (State.EmptySections.Any(s => s.Id == id) && !await unit.Db.Set<EmptySection>().AnyAsync(s => s.RoundId == Round.Id && s.SectionId == id, token))
            unit.Db.Add(EmptySection.Mark(Round.Id, id, scope.Viewer.PrimaryMembership, unit.Now));
    }, cancel);

    /// <summary>All rows that nobody has been asked about, to one unit.</summary>
    public Task<IActionResult> OnPostAssignAsync(string slug, Guid to, CancellationToken cancel) => DoAsync(slug, "round.assigned", "FollowUps.Round.Assigned", async (unit, token) =>
    {
        if (Names.Units.Any(u => u.Id.Value == to))
        {
            foreach (var entry in await unit.Db.Set<FollowUpEntry>().Where(e => e.RoundId == Round.Id && e.UnitId == null).ToListAsync(token))
                entry.HandTo(OrganisationId.From(to), null);
        }
    }, cancel);

    private async Task<IActionResult> DoAsync(string slug, string action, string doneKey, Func<WriteUnit, CancellationToken, Task> change, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await change(unit, token);
            unit.Audit(action, nameof(FollowUpRound), Round.Id.Value);
            return Here;
        }, cancel);
        TempData.Flash(texts[doneKey]);
        return LocalRedirect(Here);
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel)
    {
        Round = (await db.RoundAsync(slug, cancel))!;
        if (Round is null || (Round.SentAt is null && !MayManage))
            return false;
        var id = Round.Id;
        var planId = Round.PlanId;
        Names = await MeasureNames.ReadAsync(db, texts, await db.Set<ActionPlan>().AsNoTracking().SingleAsync(p => p.Id == planId, cancel), cancel);
        var rows = await db.RowsAsync(id, cancel);
        var returns = await db.Set<UnitReturn>().AsNoTracking().Where(r => r.RoundId == id).ToDictionaryAsync(r => r.UnitId, cancel);
        State = Completeness.Of(rows, Names, returns, texts["FollowUps.Begin.NoLead"]);
        Asking = [.. rows.Where(r => r.Entry.OpeningAskedAt is not null)];
        MarkedEmpty = (await db.Set<EmptySection>().AsNoTracking().Where(s => s.RoundId == id).Select(s => s.SectionId).ToListAsync(cancel)).ToHashSet();
        return true;
    }
}
