using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Lykta.Bench;

/// <summary>A program of its own on a loopback port, ended politely.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;

    private Server(Process process, Uri address, TimeSpan ready) => (this.process, Address, Ready) = (process, address, ready);

    public Uri Address { get; }

    /// <summary>From start to the first answer.</summary>
    public TimeSpan Ready { get; }

    public static async Task<Server> StartAsync(string dll, string? verb, string readyPath, params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] all = [dll, .. verb is null ? Array.Empty<string>() : [verb], "--urls", address.ToString().TrimEnd('/'), .. settings];
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo("dotnet", all)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(dll),
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            try
            {
                using var answer = await http.GetAsync(readyPath);
                if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable)
                    return new(process, address, watch.Elapsed);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(20);
            }
        }

        throw new TimeoutException($"{dll} did not get ready.");
    }

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.ExitCode}");
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
