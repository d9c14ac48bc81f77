using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Lykta.Web.Platform.Files;

/// <summary>Every word in an inspected Word document, a paragraph at a time: headers, notes, comments and what has been struck out too.</summary>
public static class WordWords
{
    private const int Longest = 1 << 20;

    public static IReadOnlyList<string> Of(byte[] word)
    {
        List<string> lines = [];
        using var zip = new ZipArchive(new MemoryStream(word), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase) && e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using var part = entry.Open();
            using var xml = PartXml.Open(part);
            lines.AddRange(Lines(xml));
        }

        return lines;
    }

    private static IEnumerable<string> Lines(XmlReader xml)
    {
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.IsStart("t") || xml.IsStart("delText"))
                xml.ReadText(text, Longest);
            else if (xml.IsStart("br") || xml.IsStart("tab"))
                text.Append(' ');
            if (xml.NodeType != XmlNodeType.EndElement || xml.LocalName != "p")
                continue;
            if (text.ToString().Trim() is { Length: > 0 } line)
                yield return line;
            text.Clear();
        }
    }
}
