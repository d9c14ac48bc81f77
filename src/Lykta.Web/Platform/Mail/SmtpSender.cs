using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Lykta.Web.Platform.Mail;

/// <summary>Why a mail did not leave, as a code of ours.</summary>
/// <param name="code">smtp-550, unreachable, hung-up, timeout, tls …</param>
/// <param name="isFinal">The server will never take it.</param>
/// <param name="isServer">The server is at fault, so the others may as well wait.</param>
public sealed class MailRefusedException(string code, bool isFinal, bool isServer) : Exception(code)
{
    public string Code { get; } = code;

    public bool IsFinal { get; } = isFinal;

    public bool IsServer { get; } = isServer;
}

/// <summary>The one place that speaks SMTP.</summary>
public sealed class SmtpSender(MailSettings settings)
{
    public async Task SendAsync(MailMessage mail)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.User is not null)
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var stop = new CancellationTokenSource();
        try
        {
            // WaitAsync, as SmtpClient's own timeout does not hold for asynchronous sending.
            await client.SendMailAsync(mail, stop.Token).WaitAsync(settings.Timeout);
        }
        catch (TimeoutException)
        {
            await stop.CancelAsync();
            throw new MailRefusedException("timeout", false, true);
        }
        catch (Exception failure) when (failure is SmtpException or IOException or SocketException or AuthenticationException or FormatException or Win32Exception)
        {
            throw Explain(failure);
        }
    }

    private static MailRefusedException Explain(Exception failure)
    {
        if (failure is SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } answered)
            return Answered((int)answered.StatusCode, failure is SmtpFailedRecipientException);
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException:
                    return new("tls", false, true);
                case SocketException:
                    return new("unreachable", false, true);
                case IOException:
                    return new("hung-up", false, true);
            }
        }

        return failure is FormatException ? new("address", true, false) : new("server", false, true);
    }

    // 530 and 535 are about our sign-in, 421 about the server: not this mail's fault.
    private static MailRefusedException Answered(int code, bool isAboutRecipient) => new(
        string.Create(CultureInfo.InvariantCulture, $"smtp-{code}"), code is >= 550 and <= 559 or 501, !isAboutRecipient && code is 421 or 530 or 535 or 454);
}
