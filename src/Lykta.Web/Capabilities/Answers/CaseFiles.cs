using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>The forms that an answer leaves in: Word, PDF to read, the archive's PDF/A, and all of it for the registry.</summary>
public sealed class CaseFiles(ArchivePrinter archive, PdfPrinter printer, Texts texts)
{
    /// <summary>The file; null when the program that makes it is not on the server.</summary>
    public async Task<(byte[] Content, string MediaType)?> MakeAsync(string format, WholeCase whole, CaseContent content, WordDocument document, string authority, DateTimeOffset now, CancellationToken cancel) => format switch
    {
        "las.pdf" => await printer.PrintAsync(HtmlWriter.Write(document), cancel) is { } pdf ? (pdf, ArchivePrinter.MediaType) : null,
        "pdf" => await archive.PrintAsync(document, cancel) is { } kept ? (kept, ArchivePrinter.MediaType) : null,
        "zip" => (HandOverPackage.Make(await PackageAsync(whole, content, document, authority, now, cancel)), HandOverPackage.MediaType),
        _ => (await WrittenBytes.OfAsync(document, cancel), DocxWriter.MediaType),
    };

    private async Task<HandOver> PackageAsync(WholeCase whole, CaseContent content, WordDocument document, string authority, DateTimeOffset now, CancellationToken cancel)
    {
        var (kind, appendix) = (texts["FollowUps.Statement.Title"].Value, texts["Answers.Appendix.Short"].Value);
        var kept = await archive.PrintAsync(document, cancel);
        var sheet = new XlsxWriter();
        List<HandOverFile> files =
        [
            new("svar.docx", DocxWriter.MediaType, kind, await WrittenBytes.OfAsync(document, cancel)),
            new("svar.pdf", ArchivePrinter.MediaType, kept is null ? texts["Documents.Archive.Absent"] : kind + ", PDF/A-1b", kept),
            new("bilaga-1.xlsx", sheet.MediaType, appendix, await WrittenBytes.OfAsync(sheet, AnswerDocument.Sheet(content, now, texts), cancel)),
        ];
        return new(content.Title, kind, authority, Stockholm.Local(now), files) { DiaryNumber = content.OwnDiary, Language = CultureInfo.CurrentCulture.Name, Facts = Facts(whole, content) };
    }

    private IReadOnlyList<(string Name, string? Value)> Facts(WholeCase whole, CaseContent content) =>
    [
        (texts["Answers.HandOver.Theirs"], content.TheirDiary), (texts["Answers.HandOver.Sender"], content.Sender),
        .. content.Submitters.Select(s => (texts[s.Role == SubmitterRole.Signatory ? "Answers.Signatories" : "Answers.Substitutes"].Value, (string?)s.Name)),
        (texts["Answers.Received"], Day(content.ReceivedOn)), (texts["Answers.Due"], Day(content.DueOn)), (texts["FollowUps.Begin.Board"], Day(content.BoardOn)),
        (texts["Answers.HandOver.Dispatched"], whole.Case.DispatchedAt is { } sent ? Day(Stockholm.DayOf(sent)) : null), (texts["Answers.HandOver.Hash"], whole.Case.Hash),
        .. content.Recipients.Select(r => (texts["Answers.HandOver.Recipients"].Value, (string?)r)),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
