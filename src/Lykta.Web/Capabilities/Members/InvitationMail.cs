using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Members;

/// <summary>Inbjudan: the address stands on the invitation's link, the token comes sealed and is nowhere else.</summary>
public sealed class InvitationMail : IMailKind
{
    public const string Kind = "mail.invitation";

    public string Name => Kind;

    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        var id = AccessLinkId.From(about.SubjectId);
        var link = await about.Db.Set<AccessLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (link is null || about.Secret is null || !link.IsOpenAt(about.Now))
            return null;
        var email = Invitation.Read(link.Grant).Email;
        var folded = email.ToUpperInvariant();
        var language = await about.Db.Users.AsNoTracking().Where(a => a.NormalizedEmail == folded).Select(a => a.Language).SingleOrDefaultAsync(cancel);
        return new(new(email, language), new("Mail.Invitation.Subject", MailWord.Of(about.Partnership)),
            new MailLine("Mail.Invitation.Text", MailWord.Of(about.Partnership), MailWord.Title(link.Label)),
            new MailLine("Mail.Invitation.Until", MailWord.Of(Stockholm.DayOf(link.ExpiresAt!.Value))), new MailLine("Mail.Invitation.Other"))
        {
            Link = new("Mail.Invitation.Link", "/inbjudan/" + about.Secret),
        };
    }
}
