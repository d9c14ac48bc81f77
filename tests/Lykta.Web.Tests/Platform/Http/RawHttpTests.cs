using System.Net.Sockets;
using System.Text;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Http;

/// <summary>Bytes on the wire, to the real server.</summary>
public sealed class RawHttpTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory]
    [InlineData("GET /logga-in HTTP/1.1\r\nHost: a\r\nX-Stor: {40000}\r\n\r\n", 431)]
    [InlineData("GET /{20000} HTTP/1.1\r\nHost: a\r\n\r\n", 414)]
    [InlineData("GET /logga-in HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /logga-in HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET /logga-in HTTP/1.1\r\nHost: a\r\nDålig rubrik: 1\r\n\r\n", 400)]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    [InlineData("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999999\r\n\r\n", 413)]
    [InlineData("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400)]
    [InlineData("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-7\r\nContent-Length: 3\r\n\r\na=b", 415)]
    [InlineData("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\na=b", 400)]
    [InlineData("SPRÄNG / HTTP/1.1\r\nHost: a\r\n\r\n", 400)]
    public async Task Request_Malformed_IsRefusedAndTheServerLives(string request, int status)
    {
        await using var host = await LyktaHost.StartAsync();
        (await SendAsync(host, Filled(request))).Status.ShouldBe(status, request[..Math.Min(60, request.Length)]);
        (await SendAsync(host, "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/dist/..%2f..%2fappsettings.json")]
    [InlineData("/dist/..%5c..%5cappsettings.json")]
    [InlineData("/dist/%2e%2e/appsettings.json")]
    [InlineData("//etc/passwd")]
    [InlineData(Root + "/..%2f" + DemoSeed.NeighbourSlug + "/iakttagelser")]
    public async Task Path_ThatClimbs_FindsNothing(string path)
    {
        await using var host = await LyktaHost.StartAsync();
        var answer = await SendAsync(host, $"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        answer.Status.ShouldBeOneOf(302, 400, 404);
        answer.Text.ShouldNotContain("root:");
        answer.Text.ShouldNotContain("AllowedHosts");
    }

    [Fact]
    public async Task Head_OfAPage_HasItsHeadersAndNoBody()
    {
        await using var host = await LyktaHost.StartAsync();
        var answer = await SendAsync(host, "HEAD /logga-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        answer.Status.ShouldBe(200);
        answer.Text.ShouldContain("no-store");
        answer.Text[(answer.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].ShouldBeEmpty();
    }

    [Fact]
    public async Task Body_ThatTrickles_HoldsUpNobodyElse()
    {
        await using var host = await LyktaHost.StartAsync();
        using var slow = new TcpClient();
        await slow.ConnectAsync(host.Address.Host, host.Address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\na"));
        for (var i = 0; i < 20; i++)
            (await SendAsync(host, "GET /logga-in HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Host_Forwarded_IsInNoAnswer()
    {
        await using var host = await LyktaHost.StartAsync(settings: ["--Lykta:Proxies", "127.0.0.1"]);
        var answer = await SendAsync(host, $"GET {Root}/iakttagelser HTTP/1.1\r\nHost: lykta.example\r\nX-Forwarded-Host: ond.example\r\nForwarded: host=ond.example\r\nConnection: close\r\n\r\n");
        answer.Status.ShouldBe(302);
        answer.Text.ShouldNotContain("ond.example");
    }

    private static string Filled(string request) => System.Text.RegularExpressions.Regex.Replace(
        request, @"\{(?<n>\d+)\}", m => new string('a', int.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture)), System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static async Task<(int Status, string Text)> SendAsync(LyktaHost host, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = client.GetStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), patience.Token);
        }
        catch (IOException)
        {
            // The server has answered and closed before it had read all.
        }

        using var answer = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            while (!Encoding.UTF8.GetString(answer.ToArray()).Contains("\r\n\r\n", StringComparison.Ordinal) || request.Contains("close", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer, patience.Token);
                if (read == 0)
                    break;
                answer.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // Reset after the answer.
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0, text);
    }
}
