using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>One row of the nämnd's table: seven cells, none blank.</summary>
public sealed record BoardRow(IReadOnlyList<string> Cells, bool IsMissing);

/// <summary>
/// Nämndens version: the seven headings in their order, every section and every row, and ej inkommet where nothing came.
/// Only what is shared with the whole partnership leaves; how many rows stay inside is said.
/// </summary>
public sealed record BoardTable(FollowUpRound Round, ActionPlan Plan, IReadOnlyList<string> Headings, IReadOnlyList<BoardRow> Rows, int Withheld)
{
    /// <summary>Programmes in the form that leaves the förvaltning.</summary>
    public IReadOnlyList<ProgrammeLine> Programmes { get; init; } = [];

    /// <summary>Which version of each row and measure it was made of.</summary>
    public string Versions { get; init; } = "";

    public int Missing => Rows.Count(r => r.IsMissing);

    public static async Task<BoardTable?> ReadAsync(LyktaDbContext db, string slug, Texts texts, CancellationToken cancel)
    {
        if (await db.RoundAsync(slug, cancel) is not { } round)
            return null;
        var plan = await db.Set<ActionPlan>().AsNoTracking().SingleAsync(p => p.Id == round.PlanId, cancel);
        var sections = await db.Set<PlanSection>().AsNoTracking().Where(s => s.PlanId == plan.Id).OrderBy(s => s.Order).ToListAsync(cancel);
        var marked = (await db.Set<EmptySection>().AsNoTracking().Where(s => s.RoundId == round.Id).Select(s => s.SectionId).ToListAsync(cancel)).ToHashSet();
        var all = await db.RowsAsync(round.Id, cancel);
        var shown = all.Where(r => r.Measure.Sharing >= SharingLevel.Partnership).ToList();
        List<BoardRow> rows = [];
        foreach (var section in sections)
        {
            var inside = shown.Where(r => r.Measure.SectionId == section.Id).ToList();
            rows.AddRange(inside.Select(r => Row(section.Name, r, texts)));
            if (inside.Count == 0)
                rows.Add(Empty(section.Name, marked.Contains(section.Id), texts));
        }

        rows.AddRange(shown.Where(r => r.Measure.SectionId is null).Select(r => Row("", r, texts)));
        return new(round, plan, HeadingsOf(round, plan, texts), rows, all.Count - shown.Count)
        {
            Versions = string.Join(' ', shown.Select(r => $"{r.Entry.Id.Value:N}/{r.Entry.Version}/{r.Measure.Version}")),
            Programmes = plan.IsStrategy ? [] : await db.ProgrammeLinesOutsideAsync(round.Year, texts, cancel),
        };
    }

    private static IReadOnlyList<string> HeadingsOf(FollowUpRound round, ActionPlan plan, Texts texts) =>
    [
        texts[plan.IsStrategy ? "FollowUps.Board.Heading" : "FollowUps.Board.Section"], texts[plan.IsStrategy ? "FollowUps.Board.Commitment" : "FollowUps.Board.Activity"], texts["Plans.Part.Description"], texts["Plans.Part.ExpectedResult"],
        round.WorkHeading, round.PlanHeading, texts["FollowUps.Board.Method"],
    ];

    private static BoardRow Row(string section, RoundRow row, Texts texts)
    {
        var missing = texts["FollowUps.Board.Missing"].Value;
        var (entry, measure) = (row.Entry, row.Measure);
        return new(
            [
                section, measure.Name, Or(measure.Description ?? measure.How), Or(measure.ExpectedResult ?? measure.OperativeGoals), Or(WorkOf(entry, texts)), Or(entry.Plan),
                Or(entry.Method ?? measure.FollowUpMethod),
            ], entry.IsMissing);

        string Or(string? text) => string.IsNullOrWhiteSpace(text) ? missing : text;
    }

    private static string? WorkOf(FollowUpEntry entry, Texts texts)
    {
        if (entry.Status is not { } status)
            return entry.Work;
        var lines = new[] { texts[$"FollowUps.Status.{status}"].Value + ".", entry.Work, entry.IsUnchanged ? texts["FollowUps.Board.Unchanged"].Value : null };
        return string.Join('\n', lines.Where(l => !string.IsNullOrEmpty(l)));
    }

    private static BoardRow Empty(string section, bool isMarked, Texts texts)
    {
        var words = texts[isMarked ? "FollowUps.Board.Nothing" : "FollowUps.Board.Missing"].Value;
        return new([section, .. Enumerable.Repeat(words, 6)], !isMarked);
    }
}
