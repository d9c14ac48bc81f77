using Lykta.Web.Data;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Reminders;

/// <summary>Orders the reminders from seven on working days, and the managers' digest on the first working day of the week.</summary>
public sealed class ReminderDuty(LyktaStore store, WriteQueue writes, MailDesk mail, TimeProvider time) : IDuty
{
    private const int Hour = 7;

    public string Name => "rows-reminders";

    public async Task RunAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        var local = Stockholm.Local(time.GetUtcNow());
        var today = DateOnly.FromDateTime(local.DateTime);
        if (!mail.IsOn || local.Hour < Hour || !WorkingDays.IsWorkingDay(today))
            return;
        var scope = LyktaScope.ForSystem(partnership);
        if ((await store.ReadAsync(scope, db => DueAsync(db, today, cancel), cancel)).Count == 0)
            return;
        await writes.RunAsync(scope, async (unit, token) =>
        {
            var due = await DueAsync(unit.Db, today, token);
            due.ForEach(d => mail.Order(unit, d.Kind, unit.Scope.PartnershipId.Value, d.Member));
            return due.Count;
        }, cancel);
    }

    private static async Task<List<(string Kind, MembershipId Member)>> DueAsync(LyktaDbContext db, DateOnly today, CancellationToken cancel)
    {
        var waiting = await db.WaitingAsync(today, cancel);
        if (waiting.Count == 0)
            return [];
        var due = RemindedOn(waiting, today).Select(m => (RowsMail.Kind, m)).ToList();
        if (WorkingDays.OnOrAfter(Stockholm.MondayOf(today)) == today)
            due.AddRange((await DigestedAsync(db, waiting, today, cancel)).Select(m => (DigestMail.Kind, m)));
        var start = Stockholm.StartOf(today);
        var told = (await db.Set<OutboxMessage>().AsNoTracking()
            .Where(m => (m.Kind == RowsMail.Kind || m.Kind == DigestMail.Kind) && m.CreatedAt >= start && m.RecipientId != null)
            .Select(m => new { m.Kind, m.RecipientId }).ToListAsync(cancel)).Select(m => (m.Kind, m.RecipientId!.Value)).ToHashSet();
        return [.. due.Where(d => !told.Contains(d))];
    }

    /// <summary>Whom today's steps reach: the responsible at each, the ersättare from three days before.</summary>
    internal static IEnumerable<MembershipId> RemindedOn(IEnumerable<WaitingRow> waiting, DateOnly today) => waiting
        .Select(r => (Row: r, Step: ReminderDays.StepOn(today, r.DueOn, r.Round.RemindsInSummer)))
        .Where(r => r.Step is not null)
        .SelectMany(r => new[] { r.Row.Hands.Responsible, r.Step <= ReminderDays.DeputyFrom ? r.Row.Hands.Deputy : null })
        .OfType<Answerer>().Select(a => a.Id).Distinct();

    private static async Task<List<MembershipId>> DigestedAsync(LyktaDbContext db, List<WaitingRow> waiting, DateOnly today, CancellationToken cancel)
    {
        var units = waiting.Where(r => r.Round.RemindsInSummer || !WorkingDays.IsQuiet(today)).Select(r => r.Entry.UnitId).OfType<OrganisationId>().ToHashSet();
        List<MembershipId> told = [];
        foreach (var manager in units.Count == 0 ? [] : await DigestMail.ManagersAsync(db, cancel))
        {
            if ((await db.OwnUnitsAsync([manager], cancel)).Overlaps(units))
                told.Add(manager);
        }

        return told;
    }
}
