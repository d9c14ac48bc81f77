using Lykta.Web.Data;
using Lykta.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Mail;

/// <summary>To the administrators: a job ended by a fault of the program.</summary>
public sealed class JobFailedMail : IMailKind
{
    public const string Kind = "mail.job-failed";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        var id = JobId.From(about.SubjectId);
        var job = await about.Db.Set<Job>().AsNoTracking().Where(j => j.Id == id).Select(j => new { j.Kind, j.EndedAt }).SingleOrDefaultAsync(cancel);
        if (job?.EndedAt is not { } ended || await about.Db.MemberAsync(about.RecipientId, cancel) is not { } to)
            return null;
        return new(to, new("Mail.JobFailed.Subject", MailWord.Of(about.Partnership)),
            new MailLine("Mail.JobFailed.Text", MailWord.Text("Jobs.Title." + job.Kind), MailWord.Of(Time.Stockholm.DayOf(ended))), new MailLine("Mail.JobFailed.Next"))
        {
            Link = new("Mail.JobFailed.Link", $"/{about.Partnership.Slug}/spar"),
        };
    }
}

/// <summary>To the administrators: the logs do not agree with themselves or with the anchor.</summary>
public sealed class AuditFailedMail : IMailKind
{
    public const string Kind = "mail.audit-failed";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel) =>
        await about.Db.MemberAsync(about.RecipientId, cancel) is not { } to ? null : new(
            to, new("Mail.AuditFailed.Subject", MailWord.Of(about.Partnership)), new MailLine("Mail.AuditFailed.Text"), new MailLine("Mail.AuditFailed.Next"))
        {
            Link = new("Mail.AuditFailed.Link", $"/{about.Partnership.Slug}/spar"),
        };
}
