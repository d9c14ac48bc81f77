using System.Globalization;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>Paket till diariet: the answer, its archive copy and bilaga 1 as data, with what the registry wants to know.</summary>
public sealed class CasePackage(LyktaDbContext db, DocumentFiles files, Texts texts)
{
    public async Task<DocumentFile> MakeAsync(WholeCase whole, CaseContent content, OfficeDocument document, string authority, DateTimeOffset now, CancellationToken cancel)
    {
        var kind = texts["FollowUps.Statement.Title"].Value;
        // What somebody has said is the official one goes before what is made.
        var official = await db.OfficialVersionAsync(OfficialKind.Answer, whole.Case.Id.Value, null, cancel);
        var made = await files.BothAsync("svar", official is null ? kind : texts["Official.InPackage", kind, official.Number].Value, texts["Documents.Archive.Absent"], official?.Content ?? await document.WordAsync(cancel), cancel);
        var sheet = new XlsxWriter();
        made.Add(new("bilaga-1.xlsx", sheet.MediaType, texts["Answers.Appendix.Short"], await WrittenBytes.OfAsync(sheet, AnswerDocument.Sheet(content, now, texts), cancel)));
        var package = new HandOver(content.Title, kind, authority, Stockholm.Local(now), made) { DiaryNumber = content.OwnDiary, Language = CultureInfo.CurrentCulture.Name, Facts = [.. Facts(whole, content), .. OfficialFacts.Of(official, texts)] };
        return new(HandOverPackage.Make(package), HandOverPackage.MediaType, "zip");
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
