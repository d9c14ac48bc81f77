using System.Buffers;
using System.Buffers.Binary;

namespace Lykta.Web.Platform.Files;

/// <summary>
/// Keeps of a JPEG: frame, tables, scans, and the colour byte of Adobe's segment. Segments are checked to hold what
/// their length says, so that nothing rides along; whatever follows the end mark is dropped.
/// </summary>
internal sealed class JpegDissection(byte[] file)
{
    private readonly ArrayBufferWriter<byte> kept = new(file.Length);
    private int at = 2;
    private int orientation = 1;
    private int width;
    private int height;
    private int components;
    private bool hasScan;

    public DissectedPhoto Run()
    {
        kept.Write<byte>([0xFF, 0xD8]);
        while (NextMarker() is var marker && marker != 0xD9)
        {
            var segment = Segment();
            Take(marker, segment);
            if (marker == 0xDA)
                CopyScan();
        }

        if (!hasScan)
            throw new FileRefusedException(PhotoErrors.Damaged);
        kept.Write<byte>([0xFF, 0xD9]);
        return new(new(kept.WrittenSpan.ToArray(), PhotoFormat.Jpeg, width, height), orientation);
    }

    private byte NextMarker()
    {
        Require(at + 1 < file.Length && file[at] == 0xFF);
        while (at < file.Length && file[at] == 0xFF)
            at++;
        Require(at < file.Length);
        return file[at++];
    }

    private ReadOnlySpan<byte> Segment()
    {
        Require(at + 2 <= file.Length);
        var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
        Require(length >= 2 && at + length <= file.Length);
        var segment = file.AsSpan(at + 2, length - 2);
        at += length;
        return segment;
    }

    private void Take(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                ReadFrame(segment);
                break;
            case 0xC4:
                Require(AreHuffmanTables(segment));
                break;
            case 0xDB:
                Require(AreQuantisationTables(segment));
                break;
            case 0xDD:
                Require(segment.Length == 2);
                break;
            case 0xDA:
                Require(components > 0 && segment.Length > 0 && segment[0] is >= 1 and <= 4 && segment.Length == 4 + (2 * segment[0]));
                break;
            case 0xE1 when segment.StartsWith("Exif\0\0"u8):
                orientation = ExifOrientation.Of(segment[6..]) is var said && said != 1 ? said : orientation;
                return;
            case 0xEE when segment.StartsWith("Adobe"u8) && segment.Length >= 12:
                Keep(marker, [.. "Adobe\0\u0064\0\0\0\0"u8, segment[11]]);
                return;
            case (>= 0xE0 and <= 0xEF) or 0xFE:
                return;
            default:
                throw new FileRefusedException(marker is >= 0xC3 and <= 0xCF ? PhotoErrors.UnusualJpeg : PhotoErrors.Damaged);
        }

        Keep(marker, segment);
    }

    private void ReadFrame(ReadOnlySpan<byte> segment)
    {
        Require(components == 0 && segment.Length >= 6 && segment.Length == 6 + (3 * segment[5]));
        height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        components = segment[5];
        PhotoCleaner.CheckSize(width, height);
        if (components == 4)
            throw new FileRefusedException(PhotoErrors.ForPrint);
        if (segment[0] != 8 || components is not (1 or 3))
            throw new FileRefusedException(PhotoErrors.UnusualJpeg);
    }

    private static bool AreHuffmanTables(ReadOnlySpan<byte> segment)
    {
        while (segment.Length >= 17)
        {
            var length = 17;
            foreach (var count in segment[1..17])
                length += count;
            if (length > segment.Length)
                return false;
            segment = segment[length..];
        }

        return segment.IsEmpty;
    }

    private static bool AreQuantisationTables(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            var length = segment[0] >> 4 == 0 ? 65 : 129;
            if (length > segment.Length)
                return false;
            segment = segment[length..];
        }

        return true;
    }

    private void CopyScan()
    {
        var start = at;
        while (true)
        {
            var mark = file.AsSpan(at).IndexOf((byte)0xFF);
            Require(mark >= 0 && at + mark + 1 < file.Length);
            at += mark;
            if (file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
                break;
            at += 2;
        }

        Require(at > start);
        kept.Write(file.AsSpan(start, at - start));
        hasScan = true;
    }

    private void Keep(byte marker, ReadOnlySpan<byte> segment)
    {
        var length = segment.Length + 2;
        kept.Write<byte>([0xFF, marker, (byte)(length >> 8), (byte)length]);
        kept.Write(segment);
    }

    private static void Require(bool isSound)
    {
        if (!isSound)
            throw new FileRefusedException(PhotoErrors.Damaged);
    }
}
