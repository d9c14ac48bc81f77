using System.Globalization;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>The forms that a tjänsteutlåtande leaves in: Word, PDF to read, the archive's PDF/A, and all of it for the registry.</summary>
public sealed class StatementFiles(ArchivePrinter archive, PdfPrinter printer, Texts texts)
{
    public const string Word = "docx";
    public const string Reading = "pdf";
    public const string Archive = "arkiv";
    public const string Package = "zip";

    /// <summary>The file; null when the program that makes it is not on the server.</summary>
    public async Task<(byte[] Content, string MediaType, string Extension)?> MakeAsync(string format, StatementInput input, BoardTable table, WordDocument document, string authority, DateTimeOffset now, CancellationToken cancel) => format switch
    {
        Reading => await printer.PrintAsync(HtmlWriter.Write(document), cancel) is { } pdf ? (pdf, ArchivePrinter.MediaType, "pdf") : null,
        Archive => await archive.PrintAsync(document, cancel) is { } kept ? (kept, ArchivePrinter.MediaType, "pdf") : null,
        Package => (HandOverPackage.Make(await PackageAsync(input, table, document, authority, now, cancel)), HandOverPackage.MediaType, "zip"),
        _ => (await WrittenBytes.OfAsync(document, cancel), DocxWriter.MediaType, "docx"),
    };

    private async Task<HandOver> PackageAsync(StatementInput input, BoardTable table, WordDocument document, string authority, DateTimeOffset now, CancellationToken cancel)
    {
        var kind = texts["FollowUps.Statement.Title"].Value;
        var appendix = texts["FollowUps.Statement.Appendix", table.Round.Title].Value;
        List<HandOverFile> files =
        [
            new("tjansteutlatande.docx", DocxWriter.MediaType, kind, await WrittenBytes.OfAsync(document, cancel)),
            await ArchiveAsync(document, kind, cancel),
        ];
        foreach (var extension in input.HasAppendix ? ["xlsx", "csv"] : Array.Empty<string>())
        {
            var writer = Download.WriterOf(extension)!;
            files.Add(new($"bilaga-1.{extension}", writer.MediaType, appendix, await WrittenBytes.OfAsync(writer, BoardDocument.Sheet(table, now, texts), cancel)));
        }

        return new(input.Matter!, kind, authority, Stockholm.Local(now), files)
        {
            DiaryNumber = input.DiaryNumber,
            Language = CultureInfo.CurrentCulture.Name,
            Facts =
            [
                (texts["FollowUps.Begin.Board"], Day(input.MeetingOn)), (texts["FollowUps.HandOver.Round"], table.Round.Title), (texts["FollowUps.HandOver.Plan"], table.Plan.Title),
                (texts["FollowUps.HandOver.Due"], Day(table.Round.DueOn)), (texts["FollowUps.HandOver.Rows"], table.Rows.Count.ToString(CultureInfo.InvariantCulture)),
                (texts["FollowUps.HandOver.Missing"], table.Missing.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    private async Task<HandOverFile> ArchiveAsync(WordDocument document, string kind, CancellationToken cancel)
    {
        var made = await archive.PrintAsync(document, cancel);
        return new("tjansteutlatande.pdf", ArchivePrinter.MediaType, made is null ? texts["Documents.Archive.Absent"] : kind + ", PDF/A-1b", made);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
