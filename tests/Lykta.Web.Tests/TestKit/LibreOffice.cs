using System.Diagnostics;
using Xunit;

namespace Lykta.Web.Tests.TestKit;

/// <summary>LibreOffice without a window, with a profile of its own and a limit of time: opens files and writes them in another format.</summary>
internal static class LibreOffice
{
    public const string Html = "html:HTML (StarWriter)";

    /// <summary>Semicolons, quotes, UTF-8, from the first row, each cell as it is shown.</summary>
    public const string Csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static void SkipUnlessWriter() => OutsideProgram.SkipUnlessInstalled("soffice");

    /// <summary>Calc is a package of its own.</summary>
    public static void SkipUnlessCalc()
    {
        SkipUnlessWriter();
        Assert.SkipUnless(File.Exists("/usr/lib/libreoffice/program/libsclo.so"), "LibreOffice Calc is not installed");
    }

    /// <summary>All files in one call, since the start takes seconds; the converted ones by their names without suffix.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> ConvertAsync(string to, IReadOnlyDictionary<string, byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("lykta-office-").FullName;
        try
        {
            foreach (var (name, content) in files)
                await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
            var made = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            await RunAsync([
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", to, "--outdir", made,
                .. files.Keys.Select(name => Path.Combine(folder, name))]);
            return Directory.GetFiles(made).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllBytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string[] arguments)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("LibreOffice took too long.", late);
        }
    }
}
