using Lykta.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>Nytt lösenord: the one-time link, sealed until it leaves.</summary>
public sealed class PasswordResetMail : IMailKind
{
    public const string Kind = "mail.password";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        if (about.Secret is null)
            return null;
        var to = await about.Db.Users.AsNoTracking().Where(a => a.Id == about.SubjectId && !a.IsDisabled && a.Email != null)
            .Select(a => new MailRecipient(a.Email!, a.Language)).SingleOrDefaultAsync(cancel);
        return to is null ? null : new(to, new("SignIn.Reset.Mail.Subject"), new MailLine("SignIn.Reset.Mail.Text"), new MailLine("SignIn.Reset.Mail.Other"))
        {
            Link = new("SignIn.Reset.Mail.Link", "/logga-in/nytt-losenord/" + about.Secret),
        };
    }
}
