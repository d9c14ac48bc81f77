using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>Late news of a walk, a day or less before it: to the group's function mailbox and the coordinator, never to a walker.</summary>
public sealed class PatrolNews(MailDesk mail)
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);

    public async Task TellAsync(WriteUnit unit, string kind, PatrolShift shift, CancellationToken cancel)
    {
        if (!mail.IsOn || unit.Now < shift.StartsAt - Late || unit.Now >= shift.EndsAt)
            return;
        if (await unit.Db.Set<PatrolGroup>().AnyAsync(g => g.Id == shift.GroupId && g.Mailbox != null, cancel))
            mail.Order(unit, kind, shift.Id.Value);
        await mail.OrderToAllAsync(unit, kind, shift.Id.Value, Role.Coordinator, cancel);
    }
}

/// <summary>Group, time and place: all that leaves Lykta about a walk, and that it is too few or cancelled.</summary>
public sealed class PatrolMail(string name) : IMailKind
{
    public const string TooFew = "mail.patrol-too-few";
    public const string Cancelled = "mail.patrol-cancelled";

    public string Name => name;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        var id = PatrolShiftId.From(about.SubjectId);
        var row = await (from s in about.Db.Set<PatrolShift>().AsNoTracking()
                         where s.Id == id
                         join g in about.Db.Set<PatrolGroup>() on s.GroupId equals g.Id
                         select new { Shift = s, g.Name, g.Mailbox, g.SignUpKey, Place = about.Db.Set<Place>().Where(p => p.Id == s.PlaceId).Select(p => p.Name).FirstOrDefault() }).SingleOrDefaultAsync(cancel);
        if (row is null || !IsStillTrue(row.Shift, about.Now))
            return null;
        var to = about.RecipientId is null ? row.Mailbox is null ? null : new MailRecipient(row.Mailbox, null) : await about.Db.MemberAsync(about.RecipientId, cancel);
        if (to is null)
            return null;
        var (key, shift, group) = (name == Cancelled ? "Mail.Patrol.Cancelled" : "Mail.Patrol.TooFew", row.Shift, MailWord.Screened(row.Name));
        return new(to, new(key + ".Subject", group, MailWord.Of(shift.Day)),
            [new(key + ".Text", group, MailWord.Of(about.Partnership)), new("Mail.Patrol.When", MailWord.Of(shift.Day), MailWord.Of(shift.From), MailWord.Of(shift.To)),
                .. row.Place is null ? (MailLine[])[] : [new("Mail.Patrol.Where", MailWord.Screened(row.Place))]])
        {
            // Behind the group's mailbox are people without accounts: they are led to where one signs up.
            Link = about.RecipientId is null
                ? new("Mail.Patrol.Link.SignUp", $"/{about.Partnership.Slug}/nattvandra/{row.SignUpKey}")
                : new("Mail.Patrol.Link", $"/{about.Partnership.Slug}/nattvandring/pass/{shift.Id.Value}"),
        };
    }

    // Somebody may have signed up between the change and the sending.
    private bool IsStillTrue(PatrolShift shift, DateTimeOffset now) =>
        name == Cancelled ? shift.IsCancelled : !shift.IsCancelled && shift.StartedAt is null && shift.Missing > 0 && now < shift.EndsAt;
}
