using System.Diagnostics;

namespace Lykta.Web.Tests.TestKit;

/// <summary>A real OpenID provider (the npm package oidc-provider) on loopback, which lies when it is told to.</summary>
public sealed class OidcServer : IAsyncDisposable
{
    private static readonly HttpClient Control = new();
    private readonly Process process;

    private OidcServer(Process process, int port) => (this.process, Issuer) = (process, $"http://127.0.0.1:{port}");

    public string Issuer { get; }

    public static void SkipUnlessInstalled()
    {
        OutsideProgram.SkipUnlessInstalled("node");
        Assert.SkipUnless(Directory.Exists(Path.Combine(RepositoryRoot.Path, "node_modules", "oidc-provider")), "npm's oidc-provider is not installed");
    }

    public static async Task<OidcServer> StartAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(RepositoryRoot.Path, "tests", "oidc", "provider.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        // Warnings of the package may come before the port.
        int port;
        while (!int.TryParse(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The provider did not start."), out port))
        {
        }

        _ = process.StandardOutput.ReadToEndAsync();
        return new(process, port);
    }

    public string[] Settings(int number, string partnership) =>
    [
        $"--Lykta:Oidc:{number}:Partnership", partnership, $"--Lykta:Oidc:{number}:Authority", Issuer, $"--Lykta:Oidc:{number}:ClientId", "lykta",
        $"--Lykta:Oidc:{number}:ClientSecret", "ett-prov-ett-prov-ett-prov-ett-prov", $"--Lykta:Oidc:{number}:Name", "Provets inloggning",
    ];

    public Task BeginAsync(Uri lykta, int number = 1) => TellAsync("start", "redirect", new Uri(lykta, $"/logga-in/svar/{number}").ToString());

    public Task LieAsync(string mode) => TellAsync("mode", "m", mode);

    public Task BeAsync(string subject) => TellAsync("account", "sub", subject);

    public Task<string> LogoutTokenAsync(string sid, string more = "") =>
        Control.GetStringAsync($"{Issuer}/test/logout-token?sid={Uri.EscapeDataString(sid)}{more}");

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private Task<string> TellAsync(string what, string name, string value) =>
        Control.GetStringAsync($"{Issuer}/test/{what}?{name}={Uri.EscapeDataString(value)}");
}
