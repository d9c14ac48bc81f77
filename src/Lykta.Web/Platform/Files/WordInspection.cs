using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Files;

/// <summary>
/// Whether a Word document may be taken in whole, to be kept, filled or turned into a PDF by another program. Beside what every
/// import is held against (size, inflation, parts) nothing in it may run, be fetched or stand for something else.
/// </summary>
public static partial class WordInspection
{
    public static readonly TableLimits Limits = new() { Bytes = 8 << 20, InflatedBytes = 48L << 20 };
    private const int MostDepth = 200;
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static readonly byte[][] Declarations = [.. new[] { Encoding.ASCII, Encoding.Unicode, Encoding.BigEndianUnicode }.Select(e => e.GetBytes("<!DOCTYPE"))];
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string Xlink = "http://www.w3.org/1999/xlink";
    private static readonly string[] Endings = [".xml", ".rels", ".svg", WordWords.Properties];
    private static readonly string[] Pictures = ["urn:schemas-microsoft-com:vml", Svg];
    private static readonly string[] Ways = ["http", "https", "mailto"];

    /// <summary>Why a seekable file is refused; null when it may be taken in.</summary>
    public static Error? WhyNot(Stream file)
    {
        if (file.Length == 0)
            return WordErrors.NotWord;
        if (file.Length > Limits.Bytes)
            return FileErrors.TooLarge(Limits.Bytes);
        try
        {
            return Beginning(file) ?? Parts(file);
        }
        catch (FileRefusedException refused)
        {
            return refused.Error == FileErrors.Damaged ? WordErrors.Damaged : refused.Error is { Key: "Files.InflatesTooMuch" or "Files.TooManyParts" } ? WordErrors.Inflates : refused.Error;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            return WordErrors.Damaged;
        }
    }

    private static Error? Beginning(Stream file)
    {
        Span<byte> start = stackalloc byte[4];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start is [0xD0, 0xCF, 0x11, 0xE0] ? WordErrors.OldOrLocked : start.SequenceEqual("PK\x03\x04"u8) ? null : WordErrors.NotWord;
    }

    private static Error? Parts(Stream file)
    {
        ZipInspection.Check(file, Limits);
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        // Two parts of one name: one reader takes the first, another the last.
        if (zip.Entries.DistinctBy(e => e.FullName.TrimStart('/'), StringComparer.OrdinalIgnoreCase).Count() != zip.Entries.Count)
            return WordErrors.Damaged;
        var names = zip.Entries.Select(e => e.FullName).ToList();
        if (names.Any(n => n.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || n.Contains("vbaData", StringComparison.OrdinalIgnoreCase)))
            return WordErrors.Macros;
        if (names.Any(n => n.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || n.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)))
            return WordErrors.Embedded;
        // The declarations come first: nothing is parsed that has one.
        foreach (var entry in zip.Entries.Where(IsXml))
        {
            if (Declares(entry))
                return WordErrors.Entities;
        }

        return Types(zip) ?? zip.Entries.Where(IsXml).Select(Part).FirstOrDefault(e => e is not null);
    }

    private static Error? Types(ZipArchive zip)
    {
        if (zip.GetEntry("[Content_Types].xml") is not { } list)
            return WordErrors.NotWord;
        // A type is given to one part, or to all with an ending.
        var types = Load(list).Root!.Elements().Select(e => (Part: (string?)e.Attribute("PartName") ?? "." + (string?)e.Attribute("Extension"), Type: (string?)e.Attribute("ContentType") ?? "")).ToList();
        bool Has(string word) => types.Any(t => t.Type.Contains(word, StringComparison.OrdinalIgnoreCase));
        if (Has("macroEnabled") || Has("vbaProject") || Has("vbaData"))
            return WordErrors.Macros;
        if (Has("activeX") || Has("oleObject"))
            return WordErrors.Embedded;
        // Only parts with these endings have been looked through.
        if (types.Any(t => t.Type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) && !IsXml(t.Part)))
            return WordErrors.Damaged;
        return types.Any(t => t.Type == MainType) && zip.GetEntry("word/document.xml") is not null ? null : WordErrors.NotWord;
    }

    private static Error? Part(ZipArchiveEntry entry)
    {
        if (entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            return Load(entry).Root!.Elements().Select(Relation).FirstOrDefault(e => e is not null);
        using var part = entry.Open();
        using var xml = PartXml.Open(part);
        var fields = new StringBuilder();
        while (xml.Read())
        {
            // What reads it next holds the whole as a tree.
            if (xml.Depth > MostDepth)
                return WordErrors.Damaged;
            if (xml.IsStart("altChunk"))
                return WordErrors.Embedded;
            if (xml.NodeType == XmlNodeType.Element && Pictures.Contains(xml.NamespaceURI) && FetchesPicture(xml))
                return WordErrors.External;
            if (xml.IsStart("fldChar"))
                fields.Append('\n');
            else if (xml.IsStart("fldSimple"))
                fields.Append('\n').Append(xml.GetAttribute("instr", xml.NamespaceURI)).Append('\n');
            else if (xml.IsStart("instrText"))
                xml.ReadText(fields, 1 << 16);
        }

        return Fetching().IsMatch(fields.ToString()) ? WordErrors.Fetches : null;
    }

    // A link to be pressed is no harm; a picture, a template or an object from elsewhere is fetched when the file is opened.
    private static Error? Relation(XElement relation)
    {
        var type = ((string?)relation.Attribute("Type") ?? "").Split('/')[^1];
        if (type == "aFChunk")
            return WordErrors.Embedded;
        if (!string.Equals((string?)relation.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
            return null;
        if (type == "attachedTemplate")
            return WordErrors.AttachedTemplate;
        return type == "hyperlink" && Uri.TryCreate((string?)relation.Attribute("Target"), UriKind.Absolute, out var to) && Ways.Contains(to.Scheme, StringComparer.Ordinal) ? null : WordErrors.External;
    }

    // Drawings name pictures without any relation; what is not in the file itself would be fetched by whoever opens or prints it.
    private static bool FetchesPicture(XmlReader drawn)
    {
        if (drawn.LocalName == "a")
            return false;
        var isSvg = drawn.NamespaceURI == Svg;
        foreach (var name in isSvg ? new[] { "href", "src" } : ["src"])
        {
            if ((drawn.GetAttribute(name) ?? (isSvg ? drawn.GetAttribute(name, Xlink) : null))?.Trim() is { Length: > 0 } from && from[0] != '#' && !from.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsXml(ZipArchiveEntry entry) => IsXml(entry.FullName);

    private static bool IsXml(string name) => Endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static bool Declares(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var held = new MemoryStream();
        part.CopyTo(held);
        var bytes = held.GetBuffer().AsSpan(0, (int)held.Length);
        foreach (var declaration in Declarations)
        {
            if (bytes.IndexOf(declaration) >= 0)
                return true;
        }

        return false;
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var xml = PartXml.Open(part);
        return XDocument.Load(xml);
    }

    [GeneratedRegex(@"(?<![A-Z])(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|DATABASE|RD)(?![A-Z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Fetching();
}

/// <summary>Why a Word document was refused; each text tells what to do instead.</summary>
public static class WordErrors
{
    public static readonly Error NotWord = new("Files.NotADocument");
    public static readonly Error OldOrLocked = new("Files.Word.OldOrLocked");
    public static readonly Error Damaged = new("Files.Word.Damaged");
    public static readonly Error Inflates = new("Files.Word.Inflates");
    public static readonly Error Macros = new("Files.Word.Macros");
    public static readonly Error Embedded = new("Files.Word.Embedded");
    public static readonly Error Entities = new("Files.Word.Entities");
    public static readonly Error External = new("Files.Word.External");
    public static readonly Error AttachedTemplate = new("Files.Word.AttachedTemplate");
    public static readonly Error Fetches = new("Files.Word.Fetches");
}
