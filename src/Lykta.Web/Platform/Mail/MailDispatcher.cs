using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Mail;

/// <summary>
/// Sends what waits in the outbox, one of each partnership at a time so that none starves another. Marked sent only after the
/// server took it: a mail may leave twice under the same Message-ID, but none is lost.
/// </summary>
public sealed class MailDispatcher(
    OutboxQueue queue, MailWriter writer, SmtpSender smtp, PartnershipDirectory partnerships, MailSettings settings,
    Writes.WriteQueue writes, ILogger<MailDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    /// <summary>Minutes between tries; after the last one a person must look.</summary>
    private static readonly int[] Waits = [1, 5, 15, 60, 240, 480, 480, 480];

    public static int MostTries => Waits.Length + 1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (settings.IsOn && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunOneOfEachAsync(stoppingToken))
                    await writes.Bell.WaitAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be away for a while: say so and try again.
                log.LogError(failure, "Could not look into the outbox");
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    /// <summary>At most one message of each partnership; true when there may be more to send at once.</summary>
    public async Task<bool> RunOneOfEachAsync(CancellationToken cancel)
    {
        var any = false;
        foreach (var partnership in await partnerships.AllAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            if (await queue.TakeAsync(partnership, settings.Timeout * 2, cancel) is not { } message)
                continue;
            any = true;
            if (!await SendAsync(partnership, message))
                return false;
        }

        return any;
    }

    /// <summary>False when the server is at fault, so that the others need not try now.</summary>
    private async Task<bool> SendAsync(PartnershipEntry partnership, OutboxMessage message)
    {
        try
        {
            using var mail = await writer.WriteAsync(partnership, message);
            if (mail is not null)
                await smtp.SendAsync(mail);
            await queue.EndAsync(partnership, message, (row, now) => End(row, mail is not null, now));
            return true;
        }
        catch (MailRefusedException refused)
        {
            log.LogWarning("Mail {Message} of kind {Kind} was not taken: {Code}", message.Id, message.Kind, refused.Code);
            await queue.EndAsync(partnership, message, (row, now) => Fail(row, refused, now));
            return !refused.IsServer;
        }
        catch (MailPoisonException poison)
        {
            log.LogError(poison, "Mail {Message} of kind {Kind} was set aside", message.Id, message.Kind);
            await queue.EndAsync(partnership, message, (row, _) => row.SetAside(poison.Code));
            return true;
        }
    }

    private static void End(OutboxMessage row, bool isSent, DateTimeOffset now)
    {
        if (isSent)
            row.Deliver(now);
        else
            row.Drop("gone");
    }

    private static void Fail(OutboxMessage row, MailRefusedException refused, DateTimeOffset now)
    {
        if (refused.IsFinal || row.Tries >= Waits.Length)
            row.SetAside(refused.Code);
        else
            row.Postpone(refused.Code, now.AddMinutes(Waits[row.Tries]));
    }
}
