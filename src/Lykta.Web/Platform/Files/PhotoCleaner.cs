using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Files;

public enum PhotoFormat
{
    Jpeg,
    Png,
}

/// <summary>A picture and nothing else: no place, time, camera, name or thumbnail is left in it.</summary>
public sealed record CleanPhoto(byte[] Bytes, PhotoFormat Format, int Width, int Height)
{
    public string MediaType => Format == PhotoFormat.Jpeg ? "image/jpeg" : "image/png";

    public string Extension => Format == PhotoFormat.Jpeg ? "jpg" : "png";
}

/// <summary>
/// Takes a photo apart by its structure and puts together only what is needed to show it. There is no image codec
/// on the server: a photo that the browser has not turned upright is turned by libvips, or refused without it.
/// </summary>
public static class PhotoCleaner
{
    private const long LargestFile = 15L << 20;
    private const int MostMegapixels = 40;

    public static async Task<Result<CleanPhoto>> CleanAsync(byte[] file, CancellationToken cancellationToken)
    {
        if (file.Length > LargestFile)
            return FileErrors.TooLarge(LargestFile);
        if (file.Length == 0)
            return FileErrors.Empty;
        try
        {
            var photo = Dissect(file);
            return photo.Orientation == 1 ? photo.Photo : await TurnAsync(photo, cancellationToken).ConfigureAwait(false);
        }
        catch (FileRefusedException refused)
        {
            return refused.Error;
        }
    }

    internal static void CheckSize(long width, long height)
    {
        if (width == 0 || height == 0)
            throw new FileRefusedException(PhotoErrors.Damaged);
        if (width * height > MostMegapixels * 1_000_000L)
            throw new FileRefusedException(PhotoErrors.TooManyPixels(MostMegapixels));
    }

    private static DissectedPhoto Dissect(byte[] file) => PhotoSignature.Of(file) switch
    {
        "JPEG" => new JpegDissection(file).Run(),
        "PNG" => new PngDissection(file).Run(),
        { } other => throw new FileRefusedException(PhotoErrors.OtherFormat(other)),
        null => throw new FileRefusedException(PhotoErrors.NotAPhoto),
    };

    private static async Task<Result<CleanPhoto>> TurnAsync(DissectedPhoto photo, CancellationToken cancellationToken)
    {
        if (photo.Photo.Format != PhotoFormat.Jpeg || await VipsTurner.TurnAsync(photo, cancellationToken).ConfigureAwait(false) is not { } turned)
            return PhotoErrors.NotUpright;
        return Dissect(turned).Photo;
    }
}

/// <summary>What is left of a photo, and how its camera was held (EXIF 1–8, 1 is upright).</summary>
internal sealed record DissectedPhoto(CleanPhoto Photo, int Orientation);

/// <summary>What a file's first bytes say that it is.</summary>
internal static class PhotoSignature
{
    public static string? Of(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "JPEG",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "PNG",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "GIF",
        [(byte)'B', (byte)'M', ..] => "BMP",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "TIFF",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', ..] => "AVIF",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "HEIC",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "WebP",
        _ when file[..Math.Min(file.Length, 1024)].IndexOf("<svg"u8) >= 0 => "SVG",
        _ => null,
    };
}
