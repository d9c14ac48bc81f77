using Lykta.Web.Data;
using Lykta.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City;

/// <summary>To the steering group: that a dated report is there. Its title, its day and where it is read; nothing of what it says.</summary>
public sealed class ReportMail : IMailKind
{
    public const string Kind = "mail.report";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        if (about.RecipientId is not { } member || await about.Db.MemberAsync(member, cancel) is not { } to
            || await about.Db.Set<DistrictReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == about.SubjectId, cancel) is not { } report)
            return null;
        return new(to, new("Mail.Report.Subject", MailWord.Screened(report.Title), MailWord.Of(report.ReportedOn)),
            new MailLine("Mail.Report.Text", MailWord.Screened(report.Title), MailWord.Of(report.ReportedOn), MailWord.Of(about.Partnership)))
        {
            Link = new("Mail.Report.Link", $"/{about.Partnership.Slug}/rapporter/{report.Id:N}"),
        };
    }
}
