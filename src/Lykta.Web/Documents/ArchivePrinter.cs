using System.Diagnostics;

namespace Lykta.Web.Documents;

/// <summary>
/// The archive's copy: PDF/A-1, tagged, that LibreOffice, found at run time, makes of the Word document; it declares level A, which holds all of level B. Not there, or failing: null,
/// and the caller says so.
/// </summary>
public sealed class ArchivePrinter(ILogger<ArchivePrinter> log) : IDisposable
{
    public const string MediaType = "application/pdf";

    // The filter's own words; 1 is PDF/A-1.
    private const string Filter = """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"},"UseTaggedPDF":{"type":"boolean","value":"true"}}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string[] Names = ["soffice", "libreoffice"];

    // Each run has its own profile, but two at once would fill a small machine.
    private readonly SemaphoreSlim oneAtATime = new(1);

    public static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public async Task<byte[]?> PrintAsync(WordDocument document, CancellationToken cancel) => Program is null ? null : await PrintAsync(await WrittenBytes.OfAsync(document, cancel), cancel);

    /// <summary>Of a Word document that Lykta has made or has inspected.</summary>
    public async Task<byte[]?> PrintAsync(byte[] word, CancellationToken cancel)
    {
        if (Program is not { } program)
            return null;
        await oneAtATime.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("lykta-archive-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "in.docx"), Path.Combine(folder, "in.pdf"));
            await File.WriteAllBytesAsync(from, word, cancel);
            string[] arguments = [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", Filter, "--outdir", folder, from];
            return await RunAsync(program, arguments, cancel) && File.Exists(to) ? await File.ReadAllBytesAsync(to, cancel) : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<bool> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            log.LogWarning("LibreOffice took too long");
            return false;
        }

        if (process.ExitCode != 0)
            log.LogWarning("LibreOffice ended with {Code}", process.ExitCode);
        return process.ExitCode == 0;
    }
}
