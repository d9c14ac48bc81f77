namespace Lykta.Web.Documents;

/// <summary>A file that has been made.</summary>
public sealed record DocumentFile(byte[] Content, string MediaType, string Extension);

/// <summary>A text document, and the same as the office's own template gives it, when there is one.</summary>
public sealed record OfficeDocument(WordDocument Plain, byte[]? Filled = null)
{
    public async Task<byte[]> WordAsync(CancellationToken cancel) => Filled ?? await WrittenBytes.OfAsync(Plain, cancel);
}

/// <summary>A text document in the forms that it leaves in: Word, PDF to read (tagged), and the archive's PDF/A.</summary>
public sealed class DocumentFiles(ArchivePrinter archive, PdfPrinter printer)
{
    public const string Word = "docx";
    public const string Reading = "las.pdf";
    public const string Archive = "pdf";
    public const string Package = "zip";

    /// <summary>Null when the program that makes it is not on the server, or failed: <see cref="WhyAbsent"/> says it.</summary>
    public Task<DocumentFile?> MakeAsync(string format, WordDocument document, CancellationToken cancel) => MakeAsync(format, new OfficeDocument(document), cancel);

    /// <summary>The same, with the office's look where it has one; a PDF to read then comes of the Word document, and without LibreOffice of the plain one.</summary>
    public async Task<DocumentFile?> MakeAsync(string format, OfficeDocument document, CancellationToken cancel) => format switch
    {
        Reading => await ReadingAsync(document, cancel) is { } pdf ? new(pdf, ArchivePrinter.MediaType, "pdf") : null,
        Archive => await archive.PrintAsync(await document.WordAsync(cancel), cancel) is { } kept ? new(kept, ArchivePrinter.MediaType, "pdf") : null,
        _ => new(await document.WordAsync(cancel), DocxWriter.MediaType, "docx"),
    };

    private async Task<byte[]?> ReadingAsync(OfficeDocument document, CancellationToken cancel) =>
        (document.Filled is { } filled ? await archive.PrintAsync(filled, cancel) : null) ?? await printer.PrintAsync(HtmlWriter.Write(document.Plain), cancel);

    /// <summary>The document and its archive copy, by the same name, as the first files of a package; where there is no copy, what is said instead.</summary>
    public async Task<List<HandOverFile>> BothAsync(string name, string kind, string absent, byte[] word, CancellationToken cancel)
    {
        var kept = await archive.PrintAsync(word, cancel);
        return
        [
            new(name + ".docx", DocxWriter.MediaType, kind, word),
            new(name + ".pdf", ArchivePrinter.MediaType, kept is null ? absent : kind + ", PDF/A-1", kept),
        ];
    }

    /// <summary>Text key.</summary>
    public static string WhyAbsent(string format) => format == Archive ? "Documents.Archive.Absent" : "Documents.Pdf.Absent";
}
