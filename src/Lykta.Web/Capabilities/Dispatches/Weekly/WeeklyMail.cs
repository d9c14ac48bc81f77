using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Dispatches.Weekly;

/// <summary>Måndagsbrev to the coordinator: last week in numbers and what waits, without a word of any observation.</summary>
public sealed class WeeklyMail : IMailKind
{
    public const string Kind = "mail.weekly";

    /// <summary>Fewer are not told by number.</summary>
    public const int Fewest = 5;

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        if (await about.Db.MemberAsync(about.RecipientId, cancel) is not { } to || !await WantsAsync(about, cancel))
            return null;
        var monday = Stockholm.MondayOf(Stockholm.DayOf(about.Now));
        var (from, until) = (Stockholm.StartOf(monday.AddDays(-7)), Stockholm.StartOf(monday));
        // Only what is shared with the whole partnership: the letter has no viewer whose rings could be asked.
        var shared = about.Db.Set<Observation>().Where(o => o.Sharing >= SharingLevel.Partnership);
        var received = await shared.CountAsync(o => o.ReceivedAt >= from && o.ReceivedAt < until, cancel);
        var triage = await shared.AwaitingTriage().CountAsync(cancel);
        var answers = await shared.AwaitingFeedback().CountAsync(cancel);
        return new(to, new("Mail.Weekly.Subject", MailWord.Of(Stockholm.IsoWeek(monday)), MailWord.Of(about.Partnership)),
            received < Fewest ? new MailLine("Mail.Weekly.Few") : new("Mail.Weekly.Count", MailWord.Of(received)),
            new MailLine("Mail.Weekly.Triage", MailWord.Of(triage)), new MailLine("Mail.Weekly.Answers", MailWord.Of(answers)))
        {
            Link = new("Mail.Weekly.Link", $"/{about.Partnership.Slug}/laget"),
            UnsubscribePath = "/konto#utskick",
        };
    }

    private static Task<bool> WantsAsync(MailCase about, CancellationToken cancel) => (
        from membership in about.Db.Set<Membership>()
        join account in about.Db.Users on membership.AccountId equals account.Id
        where membership.Id == about.RecipientId
        select !account.HasDeclinedWeeklyMail).SingleAsync(cancel);
}

/// <summary>Orders the letters on Monday from seven; each coordinator gets one a week.</summary>
public sealed class WeeklyDuty(LyktaStore store, WriteQueue writes, MailDesk mail, TimeProvider time) : IDuty
{
    private const int Hour = 7;

    public string Name => "weekly-mail";

    public async Task RunAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        var local = Stockholm.Local(time.GetUtcNow());
        if (!mail.IsOn || local.DayOfWeek != DayOfWeek.Monday || local.Hour < Hour)
            return;
        var scope = LyktaScope.ForSystem(partnership);
        var today = Stockholm.StartOf(DateOnly.FromDateTime(local.DateTime));
        if ((await store.ReadAsync(scope, db => DueAsync(db, today, cancel), cancel)).Count == 0)
            return;
        await writes.RunAsync(scope, async (unit, token) =>
        {
            var due = await DueAsync(unit.Db, today, token);
            due.ForEach(member => mail.Order(unit, WeeklyMail.Kind, unit.Scope.PartnershipId.Value, member));
            return due.Count;
        }, cancel);
    }

    private static Task<List<MembershipId>> DueAsync(LyktaDbContext db, DateTimeOffset today, CancellationToken cancel) => (
        from membership in db.Set<Membership>()
        join account in db.Users on membership.AccountId equals account.Id
        where membership.Role == Role.Coordinator && membership.EndedAt == null && !account.IsDisabled && !account.HasDeclinedWeeklyMail
            && !db.Set<OutboxMessage>().Any(m => m.Kind == WeeklyMail.Kind && m.RecipientId == membership.Id && m.CreatedAt >= today)
        select membership.Id).ToListAsync(cancel);
}
