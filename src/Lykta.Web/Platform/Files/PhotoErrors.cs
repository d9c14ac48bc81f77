using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Files;

/// <summary>Why a photo was refused.</summary>
public static class PhotoErrors
{
    public static readonly Error Damaged = new("Files.Photo.Damaged");
    public static readonly Error Animated = new("Files.Photo.Animated");
    public static readonly Error ForPrint = new("Files.Photo.ForPrint");
    public static readonly Error NotUpright = new("Files.Photo.NotUpright");
    public static readonly Error NotAPhoto = new("Files.Photo.NotAPhoto");
    public static readonly Error UnusualJpeg = new("Files.Photo.UnusualJpeg");

    public static Error OtherFormat(string format) => new("Files.Photo.OtherFormat", null, format);

    public static Error TooManyPixels(int limitInMegapixels) => new("Files.Photo.TooManyPixels", null, limitInMegapixels);
}
