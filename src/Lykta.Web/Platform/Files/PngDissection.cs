using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Lykta.Web.Platform.Files;

/// <summary>
/// Keeps of a PNG: header, palette, transparency and the pixels themselves, which are inflated, counted and deflated
/// anew so that nothing can hide behind them. Everything after the end chunk is dropped.
/// </summary>
internal sealed class PngDissection(byte[] file)
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly ArrayBufferWriter<byte> kept = new();
    private readonly ArrayBufferWriter<byte> pixels = new();
    private PngHeader? header;
    private int at = Signature.Length;
    private int orientation = 1;

    public DissectedPhoto Run()
    {
        kept.Write(Signature);
        while (true)
        {
            var (type, data) = Next();
            Require(header is not null || type == "IHDR");
            if (type == "IEND")
                break;
            Take(type, data.Span);
        }

        Require(header is not null && pixels.WrittenCount > 0);
        Keep("IDAT", Repacked(header!));
        Keep("IEND", []);
        return new(new(kept.WrittenSpan.ToArray(), PhotoFormat.Png, (int)header!.Width, (int)header.Height), orientation);
    }

    private (string Type, ReadOnlyMemory<byte> Data) Next()
    {
        Require(at + 12 <= file.Length);
        var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
        Require(length <= file.Length - at - 12);
        var body = file.AsMemory(at + 4, (int)length + 4);
        Require(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)) == PngChecksum.Of(body.Span));
        at += 12 + (int)length;
        return (System.Text.Encoding.ASCII.GetString(body.Span[..4]), body[4..]);
    }

    private void Take(string type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case "IHDR":
                Require(header is null);
                header = PngHeader.Read(data);
                Keep(type, data);
                break;
            case "PLTE":
                Require(pixels.WrittenCount == 0 && data.Length is > 0 and <= 768 && data.Length % 3 == 0);
                Keep(type, data);
                break;
            case "tRNS":
                Require(pixels.WrittenCount == 0 && data.Length is > 0 and <= 256);
                Keep(type, data);
                break;
            case "IDAT":
                pixels.Write(data);
                break;
            case "acTL" or "fcTL" or "fdAT":
                throw new FileRefusedException(PhotoErrors.Animated);
            case "eXIf":
                orientation = ExifOrientation.Of(data);
                break;
            default:
                Require(char.IsAsciiLetterLower(type[0]));
                break;
        }
    }

    private ReadOnlySpan<byte> Repacked(PngHeader header)
    {
        using var source = new MemoryStream(pixels.WrittenSpan.ToArray());
        var packed = new MemoryStream();
        try
        {
            using var inflated = new ZLibStream(source, CompressionMode.Decompress);
            using (var deflated = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                var buffer = new byte[1 << 16];
                var left = header.RawLength;
                while (left > 0 && inflated.Read(buffer, 0, (int)Math.Min(buffer.Length, left)) is > 0 and var read)
                {
                    deflated.Write(buffer, 0, read);
                    left -= read;
                }

                Require(left == 0 && inflated.ReadByte() < 0);
            }
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(PhotoErrors.Damaged);
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private void Keep(string type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        kept.Write(word);
        var body = new byte[data.Length + 4];
        System.Text.Encoding.ASCII.GetBytes(type, body);
        data.CopyTo(body.AsSpan(4));
        kept.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(word, PngChecksum.Of(body));
        kept.Write(word);
    }

    internal static void Require(bool isSound)
    {
        if (!isSound)
            throw new FileRefusedException(PhotoErrors.Damaged);
    }
}

/// <summary>A PNG's first chunk, and how many bytes its pixels must inflate to.</summary>
internal sealed record PngHeader(uint Width, uint Height, int BitsPerPixel, bool IsInterlaced)
{
    // Adam7: first column, first row, column step, row step.
    private static readonly (uint X, uint Y, uint StepX, uint StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public long RawLength => IsInterlaced
        ? Passes.Sum(p => Raw(Steps(Width, p.X, p.StepX), Steps(Height, p.Y, p.StepY)))
        : Raw(Width, Height);

    public static PngHeader Read(ReadOnlySpan<byte> data)
    {
        PngDissection.Require(data.Length == 13 && data[10] == 0 && data[11] == 0 && data[12] <= 1);
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        PhotoCleaner.CheckSize(width, height);
        var channels = (data[9], data[8]) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => 1,
            (2, 8 or 16) => 3,
            (3, 1 or 2 or 4 or 8) => 1,
            (4, 8 or 16) => 2,
            (6, 8 or 16) => 4,
            _ => 0,
        };
        PngDissection.Require(channels > 0);
        return new(width, height, channels * data[8], data[12] == 1);
    }

    private long Raw(long columns, long rows) =>
        columns == 0 ? 0 : rows * (1 + (((columns * BitsPerPixel) + 7) / 8));

    private static uint Steps(uint size, uint first, uint step) => size > first ? (size - first + step - 1) / step : 0;
}

/// <summary>CRC-32 as in the PNG specification, annex D.</summary>
internal static class PngChecksum
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Step((uint)n))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
            sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Step(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
