using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Lykta.Web.Platform.Files;

/// <summary>
/// Every word in an inspected Word document, a paragraph at a time: headers, notes, comments and what has been struck out too, what is
/// said of pictures, and the document's own title and keywords. Who wrote it is no part of what it says.
/// </summary>
public static class WordWords
{
    /// <summary>Some programs keep the document's own properties under a name of this ending.</summary>
    internal const string Properties = ".psmdcp";

    /// <summary>Letters in all: a thousand pages. The wall reads every one of them while somebody waits.</summary>
    private const int MostLetters = 2_000_000;
    private const int Longest = 1 << 20;
    private static readonly string[] Said = ["title", "subject", "description", "keywords", "category", "lpwstr"];
    private static readonly string[] Pictures = ["docPr", "cNvPr", "shape"];

    public static bool AreTooMany(IReadOnlyList<string> words) => words.Sum(w => (long)w.Length) > MostLetters;

    public static IReadOnlyList<string> Of(byte[] word)
    {
        List<string> lines = [];
        using var zip = new ZipArchive(new MemoryStream(word), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => !e.FullName.StartsWith('[')))
        {
            var isOfFile = entry.FullName.EndsWith(Properties, StringComparison.OrdinalIgnoreCase);
            if (!isOfFile && !entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                continue;
            isOfFile |= entry.FullName.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase);
            using var part = entry.Open();
            using var xml = PartXml.Open(part);
            lines.AddRange(isOfFile ? OfFile(xml) : Lines(xml));
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
            foreach (var said in Described(xml))
                yield return said;
            if (text.Length < Longest && (xml.NodeType != XmlNodeType.EndElement || xml.LocalName != "p"))
                continue;
            if (Taken(text) is { } line)
                yield return line;
        }

        if (Taken(text) is { } last)
            yield return last;
    }

    private static List<string> Described(XmlReader xml) => xml.NodeType != XmlNodeType.Element || !Pictures.Contains(xml.LocalName, StringComparer.Ordinal) ? []
        : [.. new[] { "descr", "title", "alt" }.Select(xml.GetAttribute).OfType<string>().Where(s => s.Trim().Length > 0)];

    private static IEnumerable<string> OfFile(XmlReader xml)
    {
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || !Said.Contains(xml.LocalName, StringComparer.Ordinal))
                continue;
            xml.ReadText(text, Longest);
            if (Taken(text) is { } line)
                yield return line;
        }
    }

    private static string? Taken(StringBuilder text)
    {
        var line = text.ToString().Trim();
        text.Clear();
        return line.Length > 0 ? line : null;
    }
}
