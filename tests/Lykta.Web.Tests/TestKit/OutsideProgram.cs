using System.Diagnostics;
using Xunit;

namespace Lykta.Web.Tests.TestKit;

/// <summary>Programs of others that check ours; a test skips visibly where one is not installed.</summary>
internal static class OutsideProgram
{
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    public static void SkipUnlessInstalled(string program) =>
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed");

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output + await errors;
    }
}
