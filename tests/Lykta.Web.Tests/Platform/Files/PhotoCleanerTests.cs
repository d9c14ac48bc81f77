using System.Text;
using Lykta.Web.Platform.Files;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Files;

public sealed class PhotoCleanerTests
{
    private static readonly byte[] TalkativeJpeg =
    [
        .. Pictures.Jpeg(Pictures.Jfif(), Pictures.Exif(), Pictures.Xmp(), Pictures.Iptc(), Pictures.Comment(), Pictures.Adobe(1)),
        .. "PK\x03\x04 "u8, .. Encoding.ASCII.GetBytes(Pictures.Secret),
    ];

    private static readonly byte[] TalkativePng =
    [
        .. Pictures.Png(chunks: [("tEXt", Text("Author\0")), ("iTXt", Text("Comment\0\0\0\0\0")), ("eXIf", Pictures.Tiff(1)), ("tIME", [7, 234, 11, 21, 18, 5, 0]), ("sRGB", [0]), ("puNk", Text(""))]),
        .. "<?php "u8, .. Encoding.ASCII.GetBytes(Pictures.Secret),
    ];

    [Fact]
    public async Task Jpeg_KeepsOnlyWhatDecodingNeeds()
    {
        var photo = await CleanAsync(TalkativeJpeg);

        photo.ShouldBe(PhotoFormat.Jpeg, 8, 8);
        photo.Bytes.ShouldBe(Pictures.Jpeg(Pictures.Adobe(1)));
    }

    [Fact]
    public async Task Png_KeepsOnlyHeaderAndPixels()
    {
        var photo = await CleanAsync(TalkativePng);

        photo.ShouldBe(PhotoFormat.Png, 3, 2);
        photo.Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Pictures.Secret)).ShouldBe(-1);
        Chunks(photo.Bytes).ShouldBe(["IHDR", "IDAT", "IEND"]);
    }

    [Fact]
    public async Task CleanPhotos_TellExiftoolNothing()
    {
        OutsideProgram.SkipUnlessInstalled("exiftool");
        foreach (var (talkative, extension) in new[] { (TalkativeJpeg, "jpg"), (TalkativePng, "png") })
        {
            (await ExiftoolAsync(talkative, extension)).ShouldContain("GPS");
            (await ExiftoolAsync(talkative, extension)).ShouldContain(Pictures.Secret);

            var said = await ExiftoolAsync((await CleanAsync(talkative)).Bytes, extension);
            said.ShouldNotContain(Pictures.Secret);
            var groups = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[1..l.IndexOf(']')].Trim()).Distinct();
            groups.ShouldBeSubsetOf(["ExifTool", "System", "File", "PNG", "Composite", "Adobe", "APP14"]);
            said.ShouldNotContain("Warning");
        }
    }

    [Theory]
    [InlineData(1, 8, 8)]
    [InlineData(3, 16, 8)]
    public async Task PlainJpeg_IsUnchanged(int components, int width, int height)
    {
        var plain = Pictures.Jpeg(width, height, components);

        (await CleanAsync(plain)).Bytes.ShouldBe(plain);
    }

    [Fact]
    public async Task InterlacedPng_IsTaken()
    {
        // 3 by 2 points in Adam7: passes of 1×1, 0, 0, 1×1, 0, 1×1 and 3×1 points, each row with a filter byte.
        var photo = await CleanAsync(Pictures.Png(interlace: 1, raw: new byte[4 + 4 + 4 + 10]));

        photo.ShouldBe(PhotoFormat.Png, 3, 2);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty", [], "Files.Empty" },
        { "text", "hej"u8.ToArray(), "Files.Photo.NotAPhoto" },
        { "GIF", "GIF89a..."u8.ToArray(), "Files.Photo.OtherFormat" },
        { "HEIC", "\0\0\0\u0018ftypheic"u8.ToArray(), "Files.Photo.OtherFormat" },
        { "WebP", "RIFF\0\0\0\0WEBPVP8 "u8.ToArray(), "Files.Photo.OtherFormat" },
        { "SVG", "<?xml version='1.0'?><svg/>"u8.ToArray(), "Files.Photo.OtherFormat" },
        { "PDF", "%PDF-1.7"u8.ToArray(), "Files.Photo.OtherFormat" },
        { "huge JPEG", Pictures.Jpeg(60_000, 60_000, 3), "Files.Photo.TooManyPixels" },
        { "huge PNG", Pictures.Png(60_000, 60_000, raw: [0]), "Files.Photo.TooManyPixels" },
        { "overflowing PNG", Pictures.Png(int.MaxValue, int.MaxValue, raw: [0]), "Files.Photo.TooManyPixels" },
        { "no height", Pictures.Jpeg(8, 0, 3), "Files.Photo.Damaged" },
        { "CMYK", Pictures.Jpeg(8, 8, 4), "Files.Photo.ForPrint" },
        { "cut JPEG", Pictures.Jpeg()[..^3], "Files.Photo.Damaged" },
        { "JPEG without end", Pictures.Jpeg()[..^2], "Files.Photo.Damaged" },
        { "JPEG without picture", [0xFF, 0xD8, 0xFF, 0xD9], "Files.Photo.Damaged" },
        { "lossless JPEG", [0xFF, 0xD8, .. Pictures.Segment(0xC3, [8, 0, 8, 0, 8, 1, 1, 0x11, 0])], "Files.Photo.UnusualJpeg" },
        { "stowaway in table", Pictures.Jpeg(Pictures.Segment(0xDB, [0, .. new byte[64], .. "hemlig"u8])), "Files.Photo.Damaged" },
        { "junk between segments", Pictures.Jpeg(Pictures.Comment(), "junk"u8.ToArray()), "Files.Photo.Damaged" },
        { "cut PNG", Pictures.Png()[..^12], "Files.Photo.Damaged" },
        { "wrong checksum", Flipped(Pictures.Png(), 30), "Files.Photo.Damaged" },
        { "animated PNG", Pictures.Png(chunks: [("acTL", new byte[8])]), "Files.Photo.Animated" },
        { "too few pixels", Pictures.Png(raw: new byte[19]), "Files.Photo.Damaged" },
        { "too many pixels", Pictures.Png(raw: new byte[21]), "Files.Photo.Damaged" },
        { "deflate bomb", Pictures.Png(raw: new byte[50_000_000]), "Files.Photo.Damaged" },
        { "unknown critical chunk", Pictures.Png(chunks: [("EVIL", [])]), "Files.Photo.Damaged" },
        { "sideways PNG", Pictures.Png(chunks: [("eXIf", Pictures.Tiff(6))]), "Files.Photo.NotUpright" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task BadPhoto_IsRefusedWithItsReason(string kind, byte[] file, string key)
    {
        var result = await PhotoCleaner.CleanAsync(file, CancellationToken.None);

        result.Errors.ShouldHaveSingleItem(kind).Key.ShouldBe(key);
    }

    [Fact]
    public async Task TooLargeFile_IsRefused() =>
        (await PhotoCleaner.CleanAsync(new byte[(15 << 20) + 1], CancellationToken.None)).Errors[0].Key.ShouldBe("Files.TooLarge");

    [Fact]
    public async Task SidewaysJpeg_WithoutLibvips_IsRefused()
    {
        Assert.SkipWhen(OutsideProgram.IsInstalled("vips"), "libvips is installed");

        (await PhotoCleaner.CleanAsync(Pictures.Jpeg(Pictures.Exif(6)), CancellationToken.None)).Errors[0].Key.ShouldBe("Files.Photo.NotUpright");
    }

    [Fact]
    public async Task SidewaysJpeg_WithLibvips_IsTurned()
    {
        OutsideProgram.SkipUnlessInstalled("vips");

        var photo = await CleanAsync(Pictures.Jpeg(16, 8, 3, Pictures.Exif(6)));

        photo.ShouldBe(PhotoFormat.Jpeg, 8, 16);
        photo.Bytes.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task RandomDamage_NeverEscapesAsAnException()
    {
        var random = new Random(4711);
        foreach (var whole in new[] { TalkativeJpeg, TalkativePng })
        {
            for (var round = 0; round < 2_000; round++)
            {
                var bytes = (byte[])whole.Clone();
                for (var i = 0; i < 1 + (round % 5); i++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                await PhotoCleaner.CleanAsync(bytes[..random.Next(bytes.Length)], CancellationToken.None);
                await PhotoCleaner.CleanAsync(bytes, CancellationToken.None);
            }
        }
    }

    private static byte[] Text(string before) => Encoding.UTF8.GetBytes(before + Pictures.Secret);

    private static byte[] Flipped(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }

    private static async Task<CleanPhoto> CleanAsync(byte[] file) =>
        (await PhotoCleaner.CleanAsync(file, CancellationToken.None)).Value;

    private static IEnumerable<string> Chunks(byte[] png)
    {
        for (var at = 8; at < png.Length; at += 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
            yield return Encoding.ASCII.GetString(png, at + 4, 4);
    }

    private static async Task<string> ExiftoolAsync(byte[] file, string extension)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), extension);
        try
        {
            await File.WriteAllBytesAsync(path, file);
            return await OutsideProgram.RunAsync("exiftool", "-a", "-u", "-G1", path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

internal static class CleanPhotoExpectations
{
    public static void ShouldBe(this CleanPhoto photo, PhotoFormat format, int width, int height) =>
        (photo.Format, photo.Width, photo.Height).ShouldBe((format, width, height));
}
