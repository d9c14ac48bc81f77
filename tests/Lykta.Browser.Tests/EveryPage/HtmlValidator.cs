using System.Diagnostics;
using System.Text;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>The W3C's checker (vnu, npm, on Java) over many pages in one run.</summary>
internal sealed class HtmlValidator
{
    private readonly List<(string Name, string Html)> pages = [];

    private static readonly string Jar = Path.Combine(RepositoryRoot.Path, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");

    private static string? Java => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "java")).FirstOrDefault(File.Exists);

    public static void SkipUnlessHere() => Assert.SkipUnless(Java is not null && File.Exists(Jar), "Java and vnu-jar are not installed.");

    public int Count => pages.Count;

    public void Add(string name, string html) => pages.Add((name, html));

    public async Task ShouldFindNothingAsync()
    {
        var folder = Directory.CreateTempSubdirectory("lykta-html-").FullName;
        for (var i = 0; i < pages.Count; i++)
            await File.WriteAllTextAsync(Path.Combine(folder, $"{i:000}.html"), pages[i].Html);
        var start = new ProcessStartInfo(Java!, ["-Xss2m", "-jar", Jar, "--errors-only", "--format", "gnu", folder]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var found = await process.StandardError.ReadToEndAsync() + await output;
        await process.WaitForExitAsync();
        var told = new StringBuilder();
        foreach (var line in found.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf(".html", StringComparison.Ordinal);
            told.AppendLine(at > 3 && int.TryParse(line[(at - 3)..at], out var page) ? $"{pages[page].Name}{line[(at + 5)..]}" : line);
        }

        Directory.Delete(folder, recursive: true);
        told.ToString().ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
    }
}
