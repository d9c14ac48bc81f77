using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lykta.Web.Tests.TestKit;

/// <summary>The built program as a process of its own: started, killed and asked to end from outside, as an operator does.</summary>
internal sealed class BuiltProgram : IAsyncDisposable
{
    private readonly Process process;

    private readonly StringBuilder said;

    private BuiltProgram(Process process, Uri address, StringBuilder said) => (this.process, Address, this.said) = (process, address, said);

    /// <summary>What it has logged so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    public static string Dll { get; } = Path.Combine(
        RepositoryRoot.Path, "artifacts", "bin", "Lykta.Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "Lykta.Web.dll");

    public Uri Address { get; }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Starts the server and waits until it is ready.</summary>
    public static async Task<BuiltProgram> StartAsync(int port, params string[] settings)
    {
        var address = new Uri($"http://localhost:{port}");
        string[] all =
        [
            Dll, "--contentRoot", Path.Combine(RepositoryRoot.Path, "src", "Lykta.Web"), "--environment", "Testing", "--urls", address.ToString().TrimEnd('/'),
            "--Lykta:Demo", "true", "--Logging:LogLevel:Default", "Error", .. settings,
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => Note(said, line.Data);
        process.ErrorDataReceived += (_, line) => Note(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var program = new BuiltProgram(process, address, said);
        await program.UntilReadyAsync(TimeSpan.FromMinutes(2), () => program.Said);
        return program;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    public async Task<TimeSpan> UntilReadyAsync(TimeSpan atMost, Func<string>? said = null)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < atMost && !process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    return watch.Elapsed;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            await Task.Delay(25);
        }

        throw new TimeoutException($"The program was not ready within {atMost}: {said?.Invoke()}");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, without waiting.</summary>
    public Task AskToEndAsync() => OutsideProgram.RunAsync("kill", "-TERM", $"{process.Id}");

    public async Task<int> UntilEndedAsync(TimeSpan atMost)
    {
        await process.WaitForExitAsync().WaitAsync(atMost);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static void Note(StringBuilder said, string? line)
    {
        lock (said)
            said.AppendLine(line);
    }
}

/// <summary>How much the long runs do more of.</summary>
internal static class Rounds
{
    public static bool IsLong => Environment.GetEnvironmentVariable("LYKTA_LONG") == "1";

    public static int Of(int few, int many) => IsLong ? many : few;
}
