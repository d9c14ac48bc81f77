using System.Text;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Capabilities.FollowUps.Statement;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>The documents that have official versions.</summary>
public static class OfficialSubjects
{
    /// <summary>Whoever looks, in whatever language; approvals and ticks are no part of what is said.</summary>
    public static OfficialSubject AsSubject(this WholeCase whole)
    {
        var c = whole.Case;
        string?[] said =
        [
            c.Title, c.OwnDiary, c.TheirDiary, c.Sender, $"{c.BoardOn:O}", c.Proposal, c.Summary, c.Background, c.Preparation, c.Views, c.AppendixFilter,
            .. whole.Submitters.Select(s => s.Name), .. whole.Questions.SelectMany(q => new[] { q.Text, q.Answer, q.Filter }),
            .. whole.Consultations.Select(b => $"{b.Body} {b.HeldOn:O} {b.Input} {b.Note}").Order(StringComparer.Ordinal), .. whole.Attachments.Select(a => a.Title),
        ];
        return new(OfficialKind.Answer, c.Id.Value, Hash(string.Join('\n', said)));
    }

    public static OfficialSubject AsSubject(this BoardTable table) => new(OfficialKind.Board, table.Round.Id.Value, Hash(table.Versions));

    /// <summary>The words that the last Word file was made of, and the rows in it.</summary>
    public static OfficialSubject AsSubject(this RoundStatement made, BoardTable table)
    {
        string?[] said =
        [
            table.Versions, made.Matter, made.DiaryNumber, $"{made.MeetingOn:O}", made.Proposal, made.HasOwnSummary ? made.Summary : "standard", made.Background, $"{made.HasCase}",
            made.Preparation, made.Views, made.Signatures, $"{made.HasAppendix}",
        ];
        return new(OfficialKind.Statement, table.Round.Id.Value, Hash(string.Join('\n', said)));
    }

    public static async Task<OfficialView> ViewAsync(this LyktaDbContext db, OfficialSubject of, string here, CancellationToken cancel)
    {
        var lines = await db.OfficialAsync(of.Kind, of.Id, cancel);
        return new(lines, here, lines.Count > 0 && lines[0].Basis != of.Basis);
    }

    private static string Hash(string words) => OfficialVersion.HashOf(Encoding.UTF8.GetBytes(words));
}
