namespace Lykta.Web.Documents;

/// <summary>A file that has been made.</summary>
public sealed record DocumentFile(byte[] Content, string MediaType, string Extension);

/// <summary>A text document in the forms that it leaves in: Word, PDF to read (tagged), and the archive's PDF/A.</summary>
public sealed class DocumentFiles(ArchivePrinter archive, PdfPrinter printer)
{
    public const string Word = "docx";
    public const string Reading = "las.pdf";
    public const string Archive = "pdf";
    public const string Package = "zip";

    /// <summary>Null when the program that makes it is not on the server, or failed: <see cref="WhyAbsent"/> says it.</summary>
    public async Task<DocumentFile?> MakeAsync(string format, WordDocument document, CancellationToken cancel) => format switch
    {
        Reading => await printer.PrintAsync(HtmlWriter.Write(document), cancel) is { } pdf ? new(pdf, ArchivePrinter.MediaType, "pdf") : null,
        Archive => await archive.PrintAsync(document, cancel) is { } kept ? new(kept, ArchivePrinter.MediaType, "pdf") : null,
        _ => new(await WrittenBytes.OfAsync(document, cancel), DocxWriter.MediaType, "docx"),
    };

    /// <summary>The document and its archive copy, by the same name, as the first files of a package; where there is no copy, what is said instead.</summary>
    public async Task<List<HandOverFile>> BothAsync(string name, string kind, string absent, WordDocument document, CancellationToken cancel)
    {
        var kept = await archive.PrintAsync(document, cancel);
        return
        [
            new(name + ".docx", DocxWriter.MediaType, kind, await WrittenBytes.OfAsync(document, cancel)),
            new(name + ".pdf", ArchivePrinter.MediaType, kept is null ? absent : kind + ", PDF/A-1", kept),
        ];
    }

    /// <summary>Text key.</summary>
    public static string WhyAbsent(string format) => format == Archive ? "Documents.Archive.Absent" : "Documents.Pdf.Absent";
}
