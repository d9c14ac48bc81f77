using System.IO.Compression;
using System.Text;
using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Files;

/// <summary>What stands in a Word document: its lines, tables included, and the rows of its tables.</summary>
public sealed record DocumentText(IReadOnlyList<string> Lines, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly TableLimits Limits = new() { Bytes = 8 << 20, InflatedBytes = 48L << 20, Rows = 10_000 };

    /// <summary>A seekable file; inspected as every file is before anything in it is read.</summary>
    public static Result<DocumentText> Read(Stream file, string fileName)
    {
        var opened = TableReader.Open(file, fileName, Limits);
        if (!opened.IsOk)
            return opened.Errors.ToList();
        if (opened.Value.Format != TableFormat.Docx)
            return new Error("Files.NotADocument");
        try
        {
            List<IReadOnlyList<string>> rows = [.. opened.Value.Rows.Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => c.Trim())])];
            return new DocumentText([.. Paragraphs(file)], rows);
        }
        catch (FileRefusedException refused)
        {
            return refused.Error;
        }
        catch (Exception e) when (e is System.Xml.XmlException or InvalidDataException)
        {
            return FileErrors.Damaged;
        }
    }

    private static IEnumerable<string> Paragraphs(Stream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var part = zip.GetEntry("word/document.xml")!.Open();
        using var xml = PartXml.Open(part);
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType == System.Xml.XmlNodeType.EndElement && xml.LocalName == "p")
            {
                if (text.Length > 0)
                    yield return text.ToString();
                text.Clear();
            }
            else if (xml.IsStart("br") || xml.IsStart("tab"))
            {
                text.Append(' ');
            }
            else if (xml.IsStart("t"))
            {
                xml.ReadText(text, 1 << 20);
            }
        }
    }
}
