using System.Xml;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Files;

/// <summary>Reads a table that a user hands in, whatever it claims to be: the bytes decide, not the name.</summary>
public static class TableReader
{
    private static readonly TableLimits Ordinary = new();

    /// <summary>Opens a seekable file; the file must stay open while its rows are read.</summary>
    public static Result<TableFile> Open(Stream file, string fileName, TableLimits? limits = null)
    {
        limits ??= Ordinary;
        if (file.Length > limits.Bytes)
            return FileErrors.TooLarge(limits.Bytes);
        if (file.Length == 0)
            return FileErrors.Empty;
        try
        {
            return Recognise(file, fileName, limits);
        }
        catch (FileRefusedException refused)
        {
            return refused.Error;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return FileErrors.Damaged;
        }
    }

    /// <summary>All rows, or why not.</summary>
    public static Result<List<TableRow>> ReadAll(Stream file, string fileName, TableLimits? limits = null)
    {
        var opened = Open(file, fileName, limits);
        if (!opened.IsOk)
            return opened.Errors.ToList();
        try
        {
            List<TableRow> rows = [.. opened.Value.Rows];
            return rows.Count == 0 ? FileErrors.Empty : rows;
        }
        catch (FileRefusedException refused)
        {
            return refused.Error;
        }
    }

    private static Result<TableFile> Recognise(Stream file, string fileName, TableLimits limits)
    {
        Span<byte> start = stackalloc byte[4];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.SequenceEqual("PK\x03\x04"u8))
        {
            ZipInspection.Check(file, limits);
            if (DocumentRows.IsDocument(file))
                return new TableFile(TableFormat.Docx, Guarded(DocumentRows.Read(file, limits)));
            return new TableFile(TableFormat.Xlsx, Guarded(WorkbookRows.Read(file, limits)));
        }

        if (start.SequenceEqual("%PDF"u8) || start.SequenceEqual("{\\rt"u8))
            return FileErrors.NotATable;
        if (start is [0xD0, 0xCF, 0x11, 0xE0])
            return FileErrors.OldOrLocked;
        if (fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            return FileErrors.NotAWorkbook;
        return new TableFile(TableFormat.Csv, Guarded(CsvRows.Read(file, TextFormat.Detect(file, limits), limits)));
    }

    private static IEnumerable<TableRow> Guarded(IEnumerable<TableRow> rows)
    {
        using var enumerator = rows.GetEnumerator();
        while (MoveNext(enumerator))
            yield return enumerator.Current;
    }

    private static bool MoveNext(IEnumerator<TableRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new FileRefusedException(FileErrors.Damaged);
        }
    }

    // What the XML, zip, package and CSV readers throw at malformed input; everything else is our fault or the machine's.
    private static bool IsDamage(Exception e) => e is XmlException or InvalidDataException or FormatException
        or EndOfStreamException or OpenXmlPackageException or NotSupportedException or ArgumentException
        or OverflowException or InvalidOperationException or CsvFormatException or KeyNotFoundException;
}
