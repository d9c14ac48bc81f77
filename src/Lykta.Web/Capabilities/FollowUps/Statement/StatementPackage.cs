using System.Globalization;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>Paket till diariet: the tjänsteutlåtande, its archive copy and appendix 1 as data, with what the registry wants to know.</summary>
public sealed class StatementPackage(LyktaDbContext db, DocumentFiles files, Texts texts)
{
    public async Task<DocumentFile> MakeAsync(StatementInput input, BoardTable table, OfficeDocument document, string authority, DateTimeOffset now, CancellationToken cancel)
    {
        var kind = texts["FollowUps.Statement.Title"].Value;
        // What somebody has said is the official one goes before what is made.
        var own = await db.OfficialVersionAsync(OfficialKind.Statement, table.Round.Id.Value, null, cancel);
        var made = await files.BothAsync("tjansteutlatande", own is null ? kind : texts["Official.InPackage", kind, own.Number].Value, texts["Documents.Archive.Absent"], own?.Content ?? await document.WordAsync(cancel), cancel);
        foreach (var extension in input.HasAppendix ? ["xlsx", "csv"] : Array.Empty<string>())
        {
            var writer = Download.WriterOf(extension)!;
            made.Add(new($"bilaga-1.{extension}", writer.MediaType, texts["FollowUps.Statement.Appendix", table.Round.Title], await WrittenBytes.OfAsync(writer, BoardDocument.Sheet(table, now, texts), cancel)));
        }

        var board = texts["FollowUps.Round.Board"].Value;
        var official = await db.OfficialVersionAsync(OfficialKind.Board, table.Round.Id.Value, null, cancel);
        if (official is not null)
            made.AddRange(await files.BothAsync("namndens-version", texts["Official.InPackage", board, official.Number], texts["Documents.Archive.Absent"], official.Content, cancel));

        var package = new HandOver(input.Matter!, kind, authority, Stockholm.Local(now), made) { DiaryNumber = input.DiaryNumber, Language = CultureInfo.CurrentCulture.Name, Facts = [.. Facts(input, table), .. OfficialFacts.Of(own, texts), .. OfficialFacts.Of(official, texts).Select(f => ($"{board}: {f.Name}", f.Value))] };
        return new(HandOverPackage.Make(package), HandOverPackage.MediaType, "zip");
    }

    private IReadOnlyList<(string Name, string? Value)> Facts(StatementInput input, BoardTable table) =>
    [
        (texts["FollowUps.Begin.Board"], Day(input.MeetingOn)), (texts["FollowUps.HandOver.Round"], table.Round.Title), (texts["FollowUps.HandOver.Plan"], table.Plan.Title),
        (texts["FollowUps.HandOver.Due"], Day(table.Round.DueOn)), (texts["FollowUps.HandOver.Rows"], table.Rows.Count.ToString(CultureInfo.InvariantCulture)),
        (texts["FollowUps.HandOver.Missing"], table.Missing.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
