using System.Buffers.Binary;
using System.IO.Compression;

namespace Lykta.Web.Platform.Files;

/// <summary>
/// Inflates every part of a workbook once, into nothing, before anything trusts it: headers may lie about sizes.
/// No part is ever written to disk, so names with ".." can do no harm.
/// </summary>
internal static class ZipInspection
{
    private const int DirectoryBytesPerPart = 512;
    private const int Chunk = 1 << 16;
    private const int LongestRunWithoutTag = 16;
    private const long PackagingBytes = 4L << 20;
    private const long FreeBytes = 1L << 20;

    public static void Check(Stream file, TableLimits limits)
    {
        CheckDirectory(file, limits);
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > limits.Parts)
            throw new FileRefusedException(FileErrors.TooManyParts);
        var total = 0L;
        var packaging = 0L;
        var buffer = new byte[Chunk];
        foreach (var entry in zip.Entries)
        {
            var size = Inflate(entry, buffer, limits.InflatedBytes - total, limits);
            total += size;
            if (IsPackaging(entry.FullName) && (packaging += size) > PackagingBytes)
                throw new FileRefusedException(FileErrors.InflatesTooMuch);
        }
    }

    private static bool IsPackaging(string name) =>
        name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.StartsWith('[');

    private static long Inflate(ZipArchiveEntry entry, byte[] buffer, long left, TableLimits limits)
    {
        var isXml = IsPackaging(entry.FullName) || entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        var allowed = Math.Min(left, FreeBytes + (entry.CompressedLength * limits.InflationRatio));
        if (entry.Length > allowed)
            throw new FileRefusedException(FileErrors.InflatesTooMuch);
        using var part = entry.Open();
        var size = 0L;
        var runs = 0;
        while (part.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var read)
        {
            size += read;
            if (size > allowed)
                throw new FileRefusedException(FileErrors.InflatesTooMuch);

            // A tag, attribute or text of many megabytes would be held whole by any XML reader.
            runs = isXml && !buffer.AsSpan(0, read).Contains((byte)'<') ? runs + 1 : 0;
            if (runs > LongestRunWithoutTag)
                throw new FileRefusedException(FileErrors.InflatesTooMuch);
        }

        return size;
    }

    // The framework reads the whole directory into memory before its length can be asked for.
    private static void CheckDirectory(Stream file, TableLimits limits)
    {
        var tail = new byte[(int)Math.Min(file.Length, 22 + ushort.MaxValue)];
        var tailStart = file.Length - tail.Length;
        file.Position = tailStart;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + 22 > tail.Length)
            throw new FileRefusedException(FileErrors.Damaged);
        var end = tail.AsSpan(at);
        long parts = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (parts > limits.Parts || size > (long)limits.Parts * DirectoryBytesPerPart)
            throw new FileRefusedException(FileErrors.TooManyParts);
        if (offset + size != tailStart + at)
            throw new FileRefusedException(FileErrors.Damaged);
    }
}
