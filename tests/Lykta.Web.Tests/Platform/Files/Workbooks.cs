using System.IO.Compression;
using System.Text;

namespace Lykta.Web.Tests.Platform.Files;

/// <summary>Hand-made workbooks, honest and hostile.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static MemoryStream Of(string sheetData, string? sharedStrings = null, string? styles = null, string workbook = "", string sheets = "<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>", Action<ZipArchive>? more = null, string prolog = "")
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Add(zip, "_rels/.rels", Relationships(("rId1", "officeDocument", "xl/workbook.xml")));
            Add(zip, "xl/workbook.xml", $"{prolog}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{workbook}<sheets>{sheets}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", Relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"), ("rId3", "sharedStrings", "sharedStrings.xml"), ("rId4", "styles", "styles.xml")));
            Add(zip, "xl/worksheets/sheet1.xml", $"{prolog}<worksheet xmlns=\"{Main}\"><sheetData>{sheetData}</sheetData></worksheet>");
            Add(zip, "xl/worksheets/sheet2.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>andra</v></c></row></sheetData></worksheet>");
            Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{sharedStrings}</sst>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{styles}</styleSheet>");
            more?.Invoke(zip);
        }

        stream.Position = 0;
        return stream;
    }

    public static void Add(ZipArchive zip, string path, string text)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A part of blanks that inflates to the given size.</summary>
    public static void AddBlanks(ZipArchive zip, string path, int megabytes)
    {
        var blanks = new byte[1 << 20];
        Array.Fill(blanks, (byte)' ');
        using var part = zip.CreateEntry(path).Open();
        for (var i = 0; i < megabytes; i++)
            part.Write(blanks);
    }

    /// <summary>Makes every header say that its part inflates to one byte.</summary>
    public static MemoryStream WithLyingSizes(MemoryStream honest)
    {
        var bytes = honest.ToArray();
        for (var i = 0; i + 30 < bytes.Length; i++)
        {
            var sizeAt = bytes.AsSpan(i, 4) switch
            {
                var s when s.SequenceEqual("PK\x01\x02"u8) => i + 24,
                var s when s.SequenceEqual("PK\x03\x04"u8) => i + 22,
                _ => -1,
            };
            if (sizeAt >= 0)
                ((ReadOnlySpan<byte>)[1, 0, 0, 0]).CopyTo(bytes.AsSpan(sizeAt));
        }

        return new(bytes);
    }

    private static string Relationships(params (string Id, string Type, string Target)[] relationships) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relationships.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";
}
