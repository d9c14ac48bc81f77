using System.Globalization;
using System.Net;
using System.Net.Mail;

namespace Lykta.Web.Platform.Mail;

/// <summary><c>Lykta:Mail</c>: the server that takes outgoing mail. Without a host nothing is sent, and pages say so.</summary>
public sealed record MailSettings
{
    public static readonly MailSettings Off = new();

    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Demanded of the server, never only tried.</summary>
    public bool StartTls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    public MailAddress From { get; init; } = new("lykta@localhost");

    /// <summary>One try; a lease is twice as long.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where people reach Lykta, without a slash at the end: links in mails begin with it.</summary>
    public string? PublicUrl { get; init; }

    public bool IsOn => Host is not null;

    public static MailSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Lykta:Mail");
        var publicUrl = NullIfEmpty(configuration["Lykta:PublicUrl"])?.TrimEnd('/');
        if (NullIfEmpty(section["Host"]) is not { } host)
            return Off with { PublicUrl = publicUrl };
        var settings = new MailSettings
        {
            Host = host,
            Port = Number(section["Port"], "Lykta:Mail:Port", 587),
            StartTls = !string.Equals(section["StartTls"], "false", StringComparison.OrdinalIgnoreCase),
            User = NullIfEmpty(section["User"]),
            Password = NullIfEmpty(section["Password"]),
            From = MailAddress.TryCreate(section["From"], out var from) ? from : throw Wrong("Lykta:Mail:From must be an address, as Lykta <lykta@example.se>."),
            Timeout = TimeSpan.FromSeconds(Number(section["Timeout"], "Lykta:Mail:Timeout", 30)),
            PublicUrl = publicUrl,
        };
        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw Wrong("Lykta:PublicUrl is needed with Lykta:Mail:Host: links in mails begin with it.");
        if (settings is { StartTls: false, User: not null } && !IsHere(host))
            throw Wrong("Lykta:Mail:User without Lykta:Mail:StartTls would send the password in the clear.");
        return settings;
    }

    private static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static int Number(string? text, string name, int otherwise) => NullIfEmpty(text) is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535 ? number
        : throw Wrong(name + " must be a number.");

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static InvalidOperationException Wrong(string text) => new(text);
}
