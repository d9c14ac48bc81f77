using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Lykta.Web.Documents;

/// <summary>
/// The parts of a workbook around its sheets: workbook, styles, relationships, content types. Written by hand because
/// the SDK gives every element a prefix, which simple readers (GDAL's) do not understand.
/// </summary>
internal sealed class XlsxParts(ZipArchive zip, DateTimeOffset producedAt)
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // In the order that SheetXml numbers them: plain, header, day, instant, text.
    private const string Styles = $"""
        <styleSheet xmlns="{Namespace}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public Task<Stream> BeginSheetAsync(int number, CancellationToken cancellationToken) =>
        Entry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml")).OpenAsync(cancellationToken);

    public async Task FinishAsync(IReadOnlyList<string> sheetNames, CancellationToken cancellationToken)
    {
        await AddAsync("xl/workbook.xml", Workbook(sheetNames), cancellationToken).ConfigureAwait(false);
        await AddAsync("xl/styles.xml", Styles, cancellationToken).ConfigureAwait(false);
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
        var xml = new StringBuilder($"<workbook xmlns=\"{Namespace}\" xmlns:r=\"{Office}\"><sheets>");
        for (var i = 1; i <= sheetNames.Count; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{SecurityElement.Escape(sheetNames[i - 1])}\" sheetId=\"{i}\" r:id=\"{RelationshipId(i)}\"/>");
        return xml.Append("</sheets></workbook>").ToString();
    }

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
