using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Mail;

/// <summary>
/// Where capabilities order mail: it commits with the change and leaves after it. Where mail is off nothing is stored,
/// and <see cref="IsOn"/> tells the page to say so.
/// </summary>
public sealed class MailDesk(MailSettings settings, OutboxSecrets secrets)
{
    public bool IsOn => settings.IsOn;

    /// <summary>Where people reach Lykta, when the operator has said it.</summary>
    public string? PublicUrl => settings.PublicUrl;

    /// <summary>One mail. The secret (a one-time token) is sealed here, handed to the kind at sending, and removed at delivery.</summary>
    public void Order(WriteUnit unit, string kind, Guid subject, MembershipId? recipient = null, string? secret = null)
    {
        if (IsOn)
            unit.Send(new(kind, subject) { RecipientId = recipient, Secret = secret is null ? null : secrets.Seal(secret) });
    }

    /// <summary>One mail to each member with that role.</summary>
    public async Task OrderToAllAsync(WriteUnit unit, string kind, Guid subject, Role role, CancellationToken cancel)
    {
        if (!IsOn)
            return;
        var members = await unit.Db.Set<Membership>().Where(m => m.Role == role && m.EndedAt == null).Select(m => m.Id).ToListAsync(cancel);
        members.ForEach(member => Order(unit, kind, subject, member));
    }
}

public static class MailRecipients
{
    /// <summary>Null when the member has left or may not sign in.</summary>
    public static Task<MailRecipient?> MemberAsync(this LyktaDbContext db, MembershipId? member, CancellationToken cancel) => (
        from membership in db.Set<Membership>().AsNoTracking()
        join account in db.Users on membership.AccountId equals account.Id
        where membership.Id == member && membership.EndedAt == null && !account.IsDisabled && account.Email != null
        select new MailRecipient(account.Email!, account.Language)).SingleOrDefaultAsync(cancel);
}
