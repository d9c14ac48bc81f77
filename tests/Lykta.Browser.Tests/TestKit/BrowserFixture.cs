using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: AssemblyFixture(typeof(RunCleanup))]

namespace Lykta.Browser.Tests.TestKit;

/// <summary>One real Chromium for the run. Without it each test is shown as skipped, and fails in CI.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    // Drawing in software makes the map paint without a graphics card; the rest keeps the browser off the network.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
    ];

    private const string PhoneName =
        "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    private static readonly string? Chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static bool IsCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A window of its own: cookies, storage and service workers are shared with nobody.</summary>
    public async Task<Visitor> VisitAsync(LyktaHost host, Device? device = null)
    {
        Assert.SkipUnless(Chromium is not null || IsCi, "Chromium is not installed on this machine.");
        device ??= Device.Phone;
        var context = await OpenedAsync(new()
        {
            BaseURL = host.Address.ToString(),
            Locale = "sv-SE",
            TimezoneId = "Europe/Stockholm",
            ViewportSize = new() { Width = device.Width, Height = device.Height },
            HasTouch = device.IsTouch,
            IsMobile = device.IsTouch,
            DeviceScaleFactor = device.IsTouch ? 2 : 1,
            ColorScheme = device.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            UserAgent = device.IsTouch ? PhoneName : null,
        });
        // Generous: the tests wait for what shall come, and a loaded machine takes its time.
        context.SetDefaultTimeout(60_000);
        return await Visitor.OpenAsync(context, host);
    }

    public async ValueTask DisposeAsync()
    {
        // A browser that does not answer ends with the driver.
        if (browser is not null)
            await Task.WhenAny(browser.DisposeAsync().AsTask(), Task.Delay(Patience));
        playwright?.Dispose();
        gate.Dispose();
    }

    private async Task<IBrowserContext> OpenedAsync(BrowserNewContextOptions options)
    {
        var started = await StartedAsync();
        try
        {
            return await started.NewContextAsync(options).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // It hangs: this test fails, and the next one has another browser.
            if (browser == started)
                browser = null;
            throw;
        }
    }

    private async Task<IBrowser> StartedAsync()
    {
        await gate.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(30_000);
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
        }
        finally
        {
            gate.Release();
        }
    }
}

/// <summary>What the visitor holds in the hand.</summary>
public sealed record Device(int Width, int Height, bool IsTouch, bool IsDark)
{
    public static readonly Device Phone = new(390, 844, true, true);

    public static readonly Device Desktop = new(1280, 900, false, false);

    /// <summary>The narrowest phone, and what 400 % zoom makes of a desktop.</summary>
    public static readonly Device Narrow = new(320, 568, true, false);
}
