using System.Text;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>The two documents that have official versions.</summary>
public static class OfficialSubjects
{
    /// <summary>Approvals are no part of what is said.</summary>
    public static OfficialSubject AsSubject(this CaseContent said, AnswerCaseId id) => new(OfficialKind.Answer, id.Value, Hash((said with { SignedOff = [] }).Write()));

    public static OfficialSubject AsSubject(this BoardTable table) => new(OfficialKind.Board, table.Round.Id.Value, Hash(string.Join('\n', table.Rows.SelectMany(r => r.Cells))));

    public static async Task<OfficialView> ViewAsync(this LyktaDbContext db, OfficialSubject of, string here, CancellationToken cancel)
    {
        var lines = await db.OfficialAsync(of.Kind, of.Id, cancel);
        return new(lines, here, lines.Count > 0 && lines[0].Basis != of.Basis);
    }

    private static string Hash(string words) => OfficialVersion.HashOf(Encoding.UTF8.GetBytes(words));
}
