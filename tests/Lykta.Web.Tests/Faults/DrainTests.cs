using System.Net.Sockets;
using System.Text;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

public sealed class DrainTests
{
    [Fact]
    public async Task Sigterm_RequestHalfSent_IsFinishedBeforeTheEnd()
    {
        await using var place = await FaultPlace.MakeAsync(Database.Sqlite, observations: 10);
        await using var program = await place.StartAsync();
        using var client = new LyktaClient(program.Address);
        var door = await client.GetAsync("/demo");
        var fields = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)door.Document.QuerySelector("main form")!)
            .Append(new("persona", "falt")).Append(new("grannen", "false"));
        var body = Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}")));
        using var connection = new TcpClient("127.0.0.1", program.Address.Port);
        var stream = connection.GetStream();
        var head = $"POST /demo HTTP/1.1\r\nHost: localhost:{program.Address.Port}\r\nCookie: {client.Cookies.GetCookieHeader(program.Address)}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
        await Task.Delay(200);
        program.AskToEnd();
        await UntilDeafAsync(program.Address.Port);
        program.HasEnded.ShouldBeFalse("a request is on its way");
        await stream.WriteAsync(body.AsMemory(body.Length / 2));
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 302 Found");
        (await program.UntilEndedAsync(TimeSpan.FromSeconds(30))).ShouldBe(0);
    }

    private static async Task UntilDeafAsync(int port)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException("The program went on listening.");
    }
}
