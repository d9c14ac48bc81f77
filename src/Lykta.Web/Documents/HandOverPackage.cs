using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace Lykta.Web.Documents;

/// <summary>One file of a hand-over; null when it could not be made, and then the sheet of metadata says so.</summary>
public sealed record HandOverFile(string Name, string MediaType, string Description, byte[]? Content);

/// <summary>What is handed over to the registry (överlämning till diariet): what it is, facts about it by name, and its files.</summary>
public sealed record HandOver(string Title, string Kind, string Creator, DateTimeOffset MadeAt, IReadOnlyList<HandOverFile> Files)
{
    public string? DiaryNumber { get; init; }

    /// <summary>Further facts, named in the document's language; those without a value are left out.</summary>
    public IReadOnlyList<(string Name, string? Value)> Facts { get; init; } = [];

    public string Language { get; init; } = "sv-SE";
}

/// <summary>Writes the files and <c>metadata.xml</c> (Dublin Core, and each file's size and SHA-256) as one zip; docs/handover.md tells each element.</summary>
public static class HandOverPackage
{
    public const string MediaType = "application/zip";
    public const string Metadata = "metadata.xml";

    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";

    public static byte[] Make(HandOver package)
    {
        using var held = new MemoryStream();
        using (var zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in package.Files.Where(f => f.Content is not null))
                Add(zip, file.Name, file.Content!, package.MadeAt);
            using var sheet = new MemoryStream();
            Sheet(package).Save(sheet);
            Add(zip, Metadata, sheet.ToArray(), package.MadeAt);
        }

        return held.ToArray();
    }

    private static XDocument Sheet(HandOver package) => new(
        new XElement("handover", new XAttribute("version", 1), new XAttribute(XNamespace.Xmlns + "dc", Core.NamespaceName), new XAttribute(XNamespace.Xmlns + "dcterms", Terms.NamespaceName),
            new XElement(Core + "title", Clean(package.Title)),
            new XElement(Core + "type", Clean(package.Kind)),
            new XElement(Core + "creator", Clean(package.Creator)),
            package.DiaryNumber is { Length: > 0 } number ? new XElement(Core + "identifier", Clean(number)) : null,
            new XElement(Core + "language", package.Language),
            new XElement(Terms + "created", package.MadeAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
            package.Facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => new XElement("fact", new XAttribute("name", Clean(f.Name)), Clean(f.Value!))),
            package.Files.Select(File)));

    private static XElement File(HandOverFile file) => file.Content is { } content
        ? new("file", new XAttribute("name", file.Name), new XAttribute("mediaType", file.MediaType), new XAttribute("bytes", content.Length),
            new XAttribute("sha256", Convert.ToHexStringLower(SHA256.HashData(content))), Clean(file.Description))
        : new("missing", new XAttribute("name", file.Name), new XAttribute("mediaType", file.MediaType), Clean(file.Description));

    private static void Add(ZipArchive zip, string name, byte[] content, DateTimeOffset at)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at;
        using var to = entry.Open();
        to.Write(content);
    }

    private static string Clean(string text) => SheetXml.Printable(text);
}
