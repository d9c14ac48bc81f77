using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Lykta.Web.Platform.Web;

/// <summary>Whose word for the visitor's address and scheme is believed: the proxies that the operator has listed, and nobody else's.</summary>
public static class Proxies
{
    /// <summary>First in the pipeline, so that rate limits, cookies, HSTS and links in QR codes go by the visitor. X-Forwarded-Host never counts.</summary>
    public static void UseListedProxies(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<LyktaSettings>();
        if (settings.Proxies is null)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = 1,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Read(settings.Proxies))
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    public static IReadOnlyList<IPNetwork> Read(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOne)];

    private static IPNetwork ReadOne(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidOperationException($"Lykta:Proxies: \"{text}\" is neither an address nor a network (10.0.0.0/8).");
    }
}
