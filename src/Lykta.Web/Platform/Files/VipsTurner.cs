using System.ComponentModel;
using System.Diagnostics;

namespace Lykta.Web.Platform.Files;

/// <summary>Turns a JPEG upright with libvips' command, where it is installed. It is handed a file already stripped.</summary>
internal static class VipsTurner
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The turned file, or null when there is no libvips.</summary>
    public static async Task<byte[]?> TurnAsync(DissectedPhoto photo, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("lykta-photo-");
        try
        {
            var input = Path.Combine(folder.FullName, "in.jpg");
            var output = Path.Combine(folder.FullName, "out.jpg");
            await File.WriteAllBytesAsync(input, WithOrientation(photo), cancellationToken).ConfigureAwait(false);
            if (!await RunAsync(["autorot", input, $"{output}[Q=88,strip]"], cancellationToken).ConfigureAwait(false))
                return null;
            return await File.ReadAllBytesAsync(output, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] WithOrientation(DissectedPhoto photo) =>
        [.. photo.Photo.Bytes.AsSpan(0, 2), .. ExifOrientation.Segment(photo.Orientation), .. photo.Photo.Bytes.AsSpan(2)];

    private static async Task<bool> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        if (process is null)
            return false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill();
            throw new FileRefusedException(PhotoErrors.Damaged);
        }

        return process.ExitCode == 0 ? true : throw new FileRefusedException(PhotoErrors.Damaged);
    }

    private static Process? Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("vips", arguments) { UseShellExecute = false, CreateNoWindow = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
