using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups;

/// <summary>
/// What leaves about a meeting: title, time, place and the way to it. Never the agenda, a note or a point: what was said
/// stays behind the sign-in.
/// </summary>
public sealed class MeetingMail(string name, MailSettings settings, Texts texts) : IMailKind
{
    public const string Invited = "mail.group-invited";
    public const string Cancelled = "mail.group-cancelled";
    public const string Summary = "mail.group-summary";

    public string Name => name;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        var row = await (from i in about.Db.Set<MeetingInvitation>().AsNoTracking()
                         where i.Id == about.SubjectId
                         join m in about.Db.Set<GroupMeeting>() on i.MeetingId equals m.Id
                         join g in about.Db.Set<WorkGroup>() on m.GroupId equals g.Id
                         join p in about.Db.Set<GroupMember>() on i.MemberId equals p.Id
                         select new { Meeting = m, g.Name, g.Number, p.Mailbox }).SingleOrDefaultAsync(cancel);
        if (row is null || row.Meeting.State == MeetingState.Cancelled != (name == Cancelled))
            return null;
        var to = about.RecipientId is null ? row.Mailbox is null ? null : new MailRecipient(row.Mailbox, null) : await about.Db.MemberAsync(about.RecipientId, cancel);
        if (to is null)
            return null;
        var (key, meeting, group) = ("Mail.Group." + WordOf(name), row.Meeting, MailWord.Screened(row.Name));
        return new(to, new(key + ".Subject", group, MailWord.Of(meeting.Day)),
            [new(key + ".Text", group, MailWord.Of(about.Partnership)), new("Mail.Group.When", MailWord.Of(meeting.Day), MailWord.Of(meeting.From), MailWord.Of(meeting.To)),
                .. meeting.Place is null ? (MailLine[])[] : [new("Mail.Group.Where", MailWord.Screened(meeting.Place))]])
        {
            Link = new("Mail.Group.Link", $"/{about.Partnership.Slug}/grupper/{row.Number}/moten/{meeting.Number}"),
            Calendar = name == Summary ? null : CalendarOf(meeting.Event(row.Name, texts), to.Address, about.Now),
        };
    }

    private CalendarPart CalendarOf(CalendarEvent one, string to, DateTimeOffset now) =>
        new(CalendarFile.Invite(one, settings.From.Address, to, now), CalendarFile.MethodOf(one));

    private static string WordOf(string kind) => kind switch { Invited => nameof(Invited), Cancelled => nameof(Cancelled), _ => nameof(Summary) };
}
