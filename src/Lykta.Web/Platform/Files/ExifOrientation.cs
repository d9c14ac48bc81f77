using System.Buffers.Binary;

namespace Lykta.Web.Platform.Files;

/// <summary>The one thing worth knowing in a photo's metadata before it is thrown away: how the camera was held.</summary>
internal static class ExifOrientation
{
    private const ushort OrientationTag = 0x0112;

    /// <summary>Reads the TIFF block of an EXIF segment; 1 when nothing sensible is said.</summary>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14 || tiff[0] != tiff[1] || tiff[0] is not ((byte)'I' or (byte)'M'))
            return 1;
        var isLittle = tiff[0] == 'I';
        var directory = U32(tiff[4..], isLittle);
        if (directory > tiff.Length - 2)
            return 1;
        var entries = tiff[((int)directory + 2)..];
        for (int i = 0, count = U16(tiff[(int)directory..], isLittle); i < count && entries.Length >= 12; i++, entries = entries[12..])
        {
            if (U16(entries, isLittle) == OrientationTag)
                return U16(entries[8..], isLittle) is >= 1 and <= 8 and var value ? value : 1;
        }

        return 1;
    }

    /// <summary>An EXIF segment that tells the orientation and nothing else.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint U32(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
