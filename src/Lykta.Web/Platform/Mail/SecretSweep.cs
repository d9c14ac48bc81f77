using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Mail;

/// <summary>A secret that could not be delivered within a week is of no more use (invitations last as long): it goes, the row stays.</summary>
public sealed class SecretSweep(WriteQueue writes) : IDuty
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public string Name => "outbox-secrets";

    public Task RunAsync(PartnershipEntry partnership, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
        {
            var before = unit.Now - Longest;
            var old = await unit.Db.Set<OutboxMessage>().Where(m => m.Secret != null && m.CreatedAt <= before).ToListAsync(token);
            old.ForEach(m => m.ForgetSecret());
            return old.Count;
        }, cancel);
}
