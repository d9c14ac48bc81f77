using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lykta.Web.Documents;

/// <summary>The parts of a workbook around its sheets: workbook, styles, relationships, content types.</summary>
internal sealed class XlsxParts(ZipArchive zip, DateTimeOffset producedAt)
{
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public Task<Stream> BeginSheetAsync(int number, CancellationToken cancellationToken) =>
        Entry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml")).OpenAsync(cancellationToken);

    public async Task FinishAsync(IReadOnlyList<string> sheetNames, CancellationToken cancellationToken)
    {
        await AddAsync("xl/workbook.xml", Workbook(sheetNames), cancellationToken).ConfigureAwait(false);
        await AddAsync("xl/styles.xml", Styles(), cancellationToken).ConfigureAwait(false);
        await AddAsync("xl/_rels/workbook.xml.rels", WorkbookRelationships(sheetNames.Count), cancellationToken).ConfigureAwait(false);
        await AddAsync("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", cancellationToken).ConfigureAwait(false);
        await AddAsync("[Content_Types].xml", ContentTypes(sheetNames.Count), cancellationToken).ConfigureAwait(false);
    }

    private ZipArchiveEntry Entry(string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = producedAt.ToUniversalTime();
        return entry;
    }

    private async Task AddAsync(string path, string xml, CancellationToken cancellationToken)
    {
        var stream = await Entry(path).OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var bytes = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{xml}");
        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private static string Workbook(IReadOnlyList<string> sheetNames)
    {
        var sheets = new Sheets();
        for (var i = 0; i < sheetNames.Count; i++)
            sheets.Append(new Sheet { Name = sheetNames[i], SheetId = (uint)(i + 1), Id = RelationshipId(i + 1) });
        return new Workbook(sheets).OuterXml;
    }

    private static string Styles() => new Stylesheet(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true })).OuterXml;

    private static string WorkbookRelationships(int sheets)
    {
        var xml = new StringBuilder($"<Relationships xmlns=\"{Package}/relationships\">");
        for (var i = 1; i <= sheets; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"{RelationshipId(i)}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        return xml.Append($"<Relationship Id=\"rIdStyles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>").ToString();
    }

    private static string ContentTypes(int sheets)
    {
        var xml = new StringBuilder($"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Main}.sheet.main+xml\"/>")
            .Append($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Main}.styles+xml\"/>");
        for (var i = 1; i <= sheets; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Main}.worksheet+xml\"/>");
        return xml.Append("</Types>").ToString();
    }

    private static string RelationshipId(int sheet) => string.Create(CultureInfo.InvariantCulture, $"rId{sheet}");
}
