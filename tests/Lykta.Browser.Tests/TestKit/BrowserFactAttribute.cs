using System.Runtime.CompilerServices;

namespace Lykta.Browser.Tests.TestKit;

/// <summary>A test in the browser. Most of what is asked of a page there waits without end: a browser that hangs fails its test by name instead of the whole run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Timeout = BrowserPatience.Milliseconds;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Timeout = BrowserPatience.Milliseconds;
}

internal static class BrowserPatience
{
    /// <summary>Several times what the longest test takes on a slow machine; the long run walks every page in every guise.</summary>
    public static readonly int Milliseconds =
        (int)TimeSpan.FromMinutes(Environment.GetEnvironmentVariable("LYKTA_LONG") is null ? 12 : 90).TotalMilliseconds;
}
