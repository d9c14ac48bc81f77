using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Lykta.Web.Documents;

/// <summary>
/// Tagged PDF of a self-contained page by an outside program found at run time: WeasyPrint first, Chromium second.
/// Neither there: null, and the caller offers the page itself.
/// </summary>
public sealed partial class PdfPrinter(ILogger<PdfPrinter> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // The page's text shrinks until it fits; smaller than this cannot be read.
    private static readonly double[] Sizes = [10.5, 9.5, 8.5, 7.5, 6.5];

    /// <summary>One A4: the page is made smaller until it is one.</summary>
    public async Task<byte[]?> OnePageAsync(Func<double, string> page, CancellationToken cancel)
    {
        byte[]? last = null;
        foreach (var size in Sizes)
        {
            last = await PrintAsync(page(size), cancel);
            if (last is null || PagesOf(last) <= 1)
                return last;
        }

        return last;
    }

    public async Task<byte[]?> PrintAsync(string html, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("lykta-pdf-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "in.html"), Path.Combine(folder, "out.pdf"));
            await File.WriteAllTextAsync(from, html, Encoding.UTF8, cancel);
            foreach (var (program, arguments) in Programs(folder, from, to))
            {
                if (await RunAsync(program, arguments, cancel) && File.Exists(to))
                    return await File.ReadAllBytesAsync(to, cancel);
            }

            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Page objects in the file; both programs write them uncompressed.</summary>
    public static int PagesOf(byte[] pdf) => PageObject().Count(Encoding.Latin1.GetString(pdf));

    private static IEnumerable<(string Program, string[] Arguments)> Programs(string folder, string from, string to)
    {
        if (Find("weasyprint") is { } weasyprint)
            yield return (weasyprint, ["--pdf-variant", "pdf/ua-1", from, to]);
        if (Find("chromium", "chromium-browser", "google-chrome") is { } chromium)
        {
            yield return (chromium,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={to}", new Uri(from).AbsoluteUri,
            ]);
        }
    }

    private async Task<bool> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            // Their words may hold what the page holds, so they are read and thrown away.
            await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            log.LogWarning("{Program} took too long to print", Path.GetFileName(program));
            return false;
        }

        if (process.ExitCode != 0)
            log.LogWarning("{Program} could not print and ended with {Code}", Path.GetFileName(program), process.ExitCode);
        return process.ExitCode == 0;
    }

    private static string? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    [GeneratedRegex(@"/Type\s*/Page(?![A-Za-z])", RegexOptions.None, 2000)]
    private static partial Regex PageObject();
}
