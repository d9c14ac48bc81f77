using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Lykta.Web.Tests.TestKit;

public enum SmtpMood
{
    Takes,
    Busy421,
    Refuses535,
    Later450,
    NoSuchBox550,
    HangsUpInData,
    /// <summary>Takes the connection and says nothing.</summary>
    Silent,
    /// <summary>Has the whole mail and never answers.</summary>
    HoldsAfterData,
}

/// <summary>A mail server on 127.0.0.1 that speaks enough SMTP (EHLO, STARTTLS, AUTH LOGIN, DATA) and fails in the ways that real ones do.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly X509Certificate2? certificate;

    public SmtpServer(SmtpMood mood = SmtpMood.Takes, bool withTls = false)
    {
        Mood = mood;
        certificate = withTls ? SelfSigned() : null;
        listener.Start();
        accepting = AcceptAsync();
    }

    public SmtpMood Mood { get; set; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Acknowledged.</summary>
    public ConcurrentQueue<ReceivedMail> Taken { get; } = [];

    /// <summary>Had in full, but never acknowledged.</summary>
    public ConcurrentQueue<ReceivedMail> Held { get; } = [];

    public ConcurrentQueue<string> Logins { get; } = [];

    public int Connections { get; private set; }

    /// <param name="timeout">Seconds; long, so that a busy machine does not put a mail off: short only where the server shall fall silent.</param>
    public string[] Settings(bool startTls = false, int timeout = 60) =>
    [
        "--Lykta:Mail:Host", "127.0.0.1", "--Lykta:Mail:Port", Port.ToString(CultureInfo.InvariantCulture), "--Lykta:Mail:StartTls", startTls ? "true" : "false",
        "--Lykta:Mail:From", "Lykta <lykta@exempel.se>", "--Lykta:Mail:User", "lykta", "--Lykta:Mail:Password", "hemligt ord",
        "--Lykta:Mail:Timeout", timeout.ToString(CultureInfo.InvariantCulture), "--Lykta:PublicUrl", "https://lykta.exempel.se/",
    ];

    public async Task<ReceivedMail> OneAsync()
    {
        for (var tries = 0; tries < 1000 && Taken.IsEmpty; tries++)
            await Task.Delay(20);
        return Taken.TryPeek(out var mail) ? mail : throw new TimeoutException("No mail came.");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
        certificate?.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                _ = TalkAsync(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var closing = client;
        try
        {
            await new Talk(this, client).RunAsync(stop.Token);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The other side has gone.
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    private sealed class Talk(SmtpServer server, TcpClient client)
    {
        private Stream stream = client.GetStream();
        private StreamReader reader = new(client.GetStream(), Encoding.Latin1, false, 1024, leaveOpen: true);
        private string from = "";
        private List<string> to = [];

        public async Task RunAsync(CancellationToken cancel)
        {
            if (server.Mood == SmtpMood.Silent)
                await Task.Delay(Timeout.Infinite, cancel);
            await SayAsync("220 prov ESMTP");
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "QUIT")
                {
                    await SayAsync("221 hej");
                    return;
                }

                if (verb == "DATA" && !await TakeAsync(cancel))
                    return;
                if (verb != "DATA")
                    await AnswerAsync(verb, line, cancel);
            }
        }

        private Task AnswerAsync(string verb, string line, CancellationToken cancel) => verb switch
        {
            "EHLO" or "HELO" => SayAsync(server.certificate is not null && stream is not SslStream
                ? "250-prov\r\n250-STARTTLS\r\n250 8BITMIME" : "250-prov\r\n250-AUTH LOGIN\r\n250 8BITMIME"),
            "STARTTLS" => EncryptAsync(cancel),
            "AUTH" => LoginAsync(line, cancel),
            "MAIL" => FromAsync(line),
            "RCPT" => ToAsync(line),
            _ => SayAsync("250 ja"),
        };

        private Task FromAsync(string line)
        {
            (from, to) = (line, []);
            return SayAsync(server.Mood switch { SmtpMood.Busy421 => "421 senare", SmtpMood.Refuses535 => "530 5.7.0 logga in", _ => "250 ja" });
        }

        private Task ToAsync(string line)
        {
            to.Add(line[(line.IndexOf('<') + 1)..line.IndexOf('>')]);
            return SayAsync(server.Mood switch { SmtpMood.NoSuchBox550 => "550 5.1.1 finns inte", SmtpMood.Later450 => "450 senare", _ => "250 ja" });
        }

        private async Task LoginAsync(string line, CancellationToken cancel)
        {
            var user = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1]));
            await SayAsync("334 UGFzc3dvcmQ6");
            var password = Encoding.UTF8.GetString(Convert.FromBase64String((await reader.ReadLineAsync(cancel))!));
            server.Logins.Enqueue($"{user}:{password}");
            await SayAsync(server.Mood == SmtpMood.Refuses535 ? "535 5.7.8 nej" : "235 ja");
        }

        private async Task EncryptAsync(CancellationToken cancel)
        {
            await SayAsync("220 kör");
            var secure = new SslStream(stream);
            stream = secure;
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.certificate }, cancel);
            reader = new(secure, Encoding.Latin1, false, 1024, leaveOpen: true);
        }

        private async Task<bool> TakeAsync(CancellationToken cancel)
        {
            await SayAsync("354 kör");
            var raw = new StringBuilder();
            while (await reader.ReadLineAsync(cancel) is { } line && line != ".")
            {
                if (server.Mood == SmtpMood.HangsUpInData)
                {
                    client.Client.Close(0);
                    return false;
                }

                raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            var mail = new ReceivedMail(from, [.. to], raw.ToString());
            if (server.Mood == SmtpMood.HoldsAfterData)
            {
                server.Held.Enqueue(mail);
                await Task.Delay(Timeout.Infinite, cancel);
            }

            server.Taken.Enqueue(mail);
            await SayAsync("250 tack");
            return true;
        }

        private async Task SayAsync(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"));
    }
}

/// <summary>A mail as it came over the wire.</summary>
public sealed partial record ReceivedMail(string From, IReadOnlyList<string> To, string Raw)
{
    /// <summary>Everything, quoted-printable undone.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(
        Quoted().Replace(Raw, m => m.Groups[1].Success ? ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString() : "")));

    public string? Header(string name)
    {
        var head = Unfold().Replace(Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)], " ");
        var line = head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line is null ? null : Decode(line[(name.Length + 1)..].Trim());
    }

    private static string Decode(string header) => Word().Replace(Between().Replace(header, "?==?"), m => m.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[2].Value))
        : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Quoted().Replace(m.Groups[2].Value.Replace('_', ' '), q => ((char)Convert.ToByte(q.Groups[1].Value, 16)).ToString()))));

    [GeneratedRegex("=(?:([0-9A-F]{2})|\r\n)")]
    private static partial Regex Quoted();

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Unfold();

    [GeneratedRegex(@"\?= =\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=")]
    private static partial Regex Word();
}
