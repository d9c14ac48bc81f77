using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Pass;

/// <summary>The link to the colleague; the address is in the sealed secret and gone at delivery.</summary>
public sealed class PassMail : IMailKind
{
    public const string Kind = "mail.row-passed";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        var id = AccessLinkId.From(about.SubjectId);
        var link = await about.Db.Set<AccessLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (about.Secret?.Split('\n') is not [var token, var address] || link is null || !link.IsOpenAt(about.Now))
            return null;
        var row = await (from p in about.Db.Set<RowPass>()
                         where p.LinkId == id
                         join e in about.Db.Set<FollowUpEntry>() on p.EntryId equals e.Id
                         join m in about.Db.Set<Measure>() on e.MeasureId equals m.Id
                         join r in about.Db.Set<FollowUpRound>() on e.RoundId equals r.Id
                         select new { m.Code, m.Name, m.Sharing, r.Title, r.WorkHeading, r.PlanHeading }).SingleAsync(cancel);
        var name = row.Sharing >= SharingLevel.Partnership ? row.Name : row.Code;
        return new(new(address, null), new("Mail.Pass.Subject", MailWord.Screened(name)),
            new MailLine("Mail.Pass.Text", MailWord.Screened(name), MailWord.Screened(row.Title), MailWord.Of(about.Partnership)),
            new MailLine("Mail.Pass.Columns", MailWord.Screened(row.WorkHeading), MailWord.Screened(row.PlanHeading)),
            new MailLine("Mail.Pass.Until", MailWord.Of(Stockholm.DayOf(link.ExpiresAt!.Value.AddMinutes(-1)))))
        {
            Link = new("Mail.Pass.Link", $"/t/{token}/rad"),
        };
    }
}

/// <summary>To the one who passed it: it is written and waits for approval.</summary>
public sealed class PassWrittenMail : IMailKind
{
    public const string Kind = "mail.row-written";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        var pass = await about.Db.Set<RowPass>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == about.SubjectId, cancel);
        if (pass is not { Waits: true } || await about.Db.MemberAsync(about.RecipientId, cancel) is not { } to)
            return null;
        var row = await (from e in about.Db.Set<FollowUpEntry>()
                         where e.Id == pass.EntryId
                         join m in about.Db.Set<Measure>() on e.MeasureId equals m.Id
                         join r in about.Db.Set<FollowUpRound>() on e.RoundId equals r.Id
                         select new { m.Number, m.Name, m.Sharing, r.Slug }).SingleAsync(cancel);
        var name = row.Sharing >= SharingLevel.Partnership ? row.Name : $"A-{row.Number}";
        return new(to, new("Mail.PassWritten.Subject", MailWord.Screened(name)), new MailLine("Mail.PassWritten.Text", MailWord.Title(pass.ToTitle), MailWord.Screened(name)))
        {
            Link = new("Mail.PassWritten.Link", $"/{about.Partnership.Slug}/uppfoljning/{row.Slug}/rader?rad={row.Number}&ersattare=true"),
        };
    }
}
