using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Reminders;

/// <summary>Veckobrev till chefen: how far each of the own units has come; can be declined with the Monday letter.</summary>
public sealed class DigestMail : IMailKind
{
    public const string Kind = "mail.rows-digest";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        if (about.RecipientId is not { } member || await about.Db.MemberAsync(member, cancel) is not { } to)
            return null;
        var today = Stockholm.DayOf(about.Now);
        var own = await about.Db.OwnUnitsAsync([member], cancel);
        var rows = (await about.Db.WaitingAsync(today, cancel)).Where(r => r.Entry.UnitId is { } unit && own.Contains(unit)).ToList();
        if (rows.Count == 0)
            return null;
        var names = (await about.Db.UnitsAsync(cancel)).ToDictionary(u => u.Id, u => u.Name);
        List<MailLine> body = [new("Mail.Digest.Lead", MailWord.Of(rows.Count(r => !r.Entry.IsFilled)), MailWord.Of(rows.Count))];
        foreach (var unit in rows.GroupBy(r => (r.Round.Id, Unit: r.Entry.UnitId!.Value)))
        {
            var (round, filled) = (unit.First().Round, unit.Count(r => r.Entry.IsFilled));
            body.Add(new(round.DueOn < today ? "Mail.Digest.Late" : "Mail.Digest.Unit", MailWord.Screened(round.Title), MailWord.Screened(names[unit.Key.Unit]),
                MailWord.Of(filled), MailWord.Of(unit.Count()), MailWord.Of(round.DueOn)));
        }

        return new(to, new("Mail.Digest.Subject", MailWord.Of(Stockholm.IsoWeek(today)), MailWord.Of(about.Partnership)), body)
        {
            Link = new("Mail.Digest.Link", $"/{about.Partnership.Slug}/uppfoljning"),
            UnsubscribePath = "/konto#utskick",
        };
    }

    public static Task<List<MembershipId>> ManagersAsync(LyktaDbContext db, CancellationToken cancel) => (
        from membership in db.Set<Membership>()
        join account in db.Users on membership.AccountId equals account.Id
        where membership.Role == Platform.Auth.Role.UnitManager && membership.EndedAt == null && !account.IsDisabled && !account.HasDeclinedWeeklyMail
        select membership.Id).ToListAsync(cancel);
}
