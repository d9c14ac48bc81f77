using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Mail;

/// <summary>Checks the logs each night between three and four, and tells the administrators when they are not whole; once a night.</summary>
public sealed class AuditWatch(AuditVerifier verifier, LyktaStore store, WriteQueue writes, MailDesk mail, TimeProvider time) : IDuty
{
    private const int Hour = 3;

    public string Name => "audit-watch";

    public async Task RunAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var scope = LyktaScope.ForSystem(partnership);
        var since = now.AddHours(-12);
        if (!mail.IsOn || Stockholm.Local(now).Hour != Hour || await store.ReadAsync(scope, db => db.Set<OutboxMessage>()
                .AnyAsync(m => m.Kind == AuditFailedMail.Kind && m.CreatedAt > since, cancel), cancel))
            return;
        if ((await verifier.VerifyAsync(partnership, cancel)).IsWhole)
            return;
        await writes.RunAsync(scope, async (unit, token) =>
        {
            unit.Audit("audit.verified", "Audit", default, ("whole", "no"));
            await mail.OrderToAllAsync(unit, AuditFailedMail.Kind, partnership.Id.Value, Role.Administrator, token);
            return true;
        }, cancel);
    }
}
