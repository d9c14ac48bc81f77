using Lykta.Web.Platform.Mail;

namespace Lykta.Web.Capabilities.Observations.Triage;

/// <summary>Återkoppling: says that there is an answer and where, never what it says or what it is about.</summary>
public sealed class FeedbackMail : IMailKind
{
    public const string Kind = "mail.feedback";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel) =>
        await about.Db.MemberAsync(about.RecipientId, cancel) is not { } to ? null : new(
            to, new("Mail.Feedback.Subject", MailWord.Of(about.Partnership)), new MailLine("Mail.Feedback.Text"))
        {
            Link = new("Mail.Feedback.Link", $"/{about.Partnership.Slug}/mina"),
        };
}
