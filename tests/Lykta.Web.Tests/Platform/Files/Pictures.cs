using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Lykta.Web.Platform.Files;

namespace Lykta.Web.Tests.Platform.Files;

/// <summary>Small pictures put together by hand, with all that a phone may have written into them.</summary>
internal static class Pictures
{
    public const string Secret = "HEMLIG-PLATS";

    /// <summary>A grey JPEG of 8 by 8 points that decodes.</summary>
    public static byte[] Jpeg(params byte[][] segments) => Jpeg(8, 8, components: 3, segments);

    public static byte[] Jpeg(int width, int height, int components, params byte[][] segments) =>
    [
        0xFF, 0xD8,
        .. segments.SelectMany(s => s),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0x11, 0 })]),
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0 }), 0, 63, 0]),
        (byte)(components == 1 ? 0x3F : 0x03),
        0xFF, 0xD9,
    ];

    public static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    public static byte[] Exif(int orientation = 1) => Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation)]);

    /// <summary>Little-endian TIFF: make, orientation, place 59.3142 N 18.0717 E.</summary>
    public static byte[] Tiff(int orientation)
    {
        var make = Encoding.ASCII.GetBytes(Secret + "\0");
        const int makeAt = 8 + 2 + (3 * 12) + 4;
        var gpsAt = makeAt + make.Length;
        var numbersAt = gpsAt + 2 + (4 * 12) + 4;
        return
        [
            .. "II*\0"u8, .. U32(8), .. U16(3),
            .. Entry(0x010F, 2, make.Length, makeAt), .. Entry(0x0112, 3, 1, orientation), .. Entry(0x8825, 4, 1, gpsAt), .. U32(0),
            .. make,
            .. U16(4), .. Entry(1, 2, 2, 'N'), .. Entry(2, 5, 3, numbersAt), .. Entry(3, 2, 2, 'E'), .. Entry(4, 5, 3, numbersAt + 24), .. U32(0),
            .. U32(59), .. U32(1), .. U32(18), .. U32(1), .. U32(51), .. U32(1),
            .. U32(18), .. U32(1), .. U32(4), .. U32(1), .. U32(18), .. U32(1),
        ];
    }

    public static byte[] Xmp() => Segment(0xE1, Encoding.UTF8.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:creator='{Secret}'/></rdf:RDF></x:xmpmeta>"));

    public static byte[] Iptc()
    {
        var caption = Encoding.ASCII.GetBytes(Secret);
        byte[] record = [0x1C, 2, 120, 0, (byte)caption.Length, .. caption];
        return Segment(0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, 0, 0, 0, (byte)record.Length, .. record, .. new byte[record.Length % 2]]);
    }

    public static byte[] Comment() => Segment(0xFE, Encoding.UTF8.GetBytes(Secret));

    public static byte[] Jfif() => Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 0, 0]);

    public static byte[] Adobe(byte transform) => Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]);

    public static byte[] Png(int width = 3, int height = 2, byte interlace = 0, byte[]? raw = null, params (string Type, byte[] Data)[] chunks)
    {
        raw ??= [.. Enumerable.Range(0, height).SelectMany(_ => new byte[1 + (width * 3)])];
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", [.. U32Big(width), .. U32Big(height), 8, 2, 0, 0, interlace]),
            .. chunks.SelectMany(c => Chunk(c.Type, c.Data)),
            .. Chunk("IDAT", Deflated(raw)),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. U32Big(data.Length), .. body, .. U32Big((int)PngChecksum.Of(body))];
    }

    public static byte[] Deflated(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(raw);
        return packed.ToArray();
    }

    private static byte[] Entry(int tag, int type, int count, int value) =>
        [.. U16(tag), .. U16(type), .. U32(count), .. U32(value)];

    private static byte[] U16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] U32(int value) => BitConverter.GetBytes(value);

    private static byte[] U32Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
