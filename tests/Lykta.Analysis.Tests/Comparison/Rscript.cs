using System.Diagnostics;

namespace Lykta.Analysis.Tests.Comparison;

/// <summary>R on this machine, if it is there.</summary>
internal static class Rscript
{
    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "Rscript.exe" : "Rscript")));

    public static (int Code, string Said) Run(string script)
    {
        var folder = Directory.CreateTempSubdirectory("lykta-r-");
        try
        {
            var file = Path.Combine(folder.FullName, "compare.R");
            File.WriteAllText(file, script);
            var start = new ProcessStartInfo("Rscript", ["--vanilla", file]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, said + errors.GetAwaiter().GetResult());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
