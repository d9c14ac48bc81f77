using System.Globalization;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>What the form says of a statement; nothing of it is kept.</summary>
public sealed record StatementInput
{
    public string? Matter { get; init; }
    public string? DiaryNumber { get; init; }
    public DateOnly? MeetingOn { get; init; }
    public string? Officer { get; init; }
    public string? Proposal { get; init; }
    public string? Summary { get; init; }
    public string? Preparation { get; init; }
    public string? Views { get; init; }

    public IEnumerable<(string Field, string? Text, int Most, bool IsNeeded)> Fields() =>
    [
        ("Input.Matter", Matter, 200, true), ("Input.DiaryNumber", DiaryNumber, 60, true), ("Input.Officer", Officer, 120, true), ("Input.Proposal", Proposal, 1000, true),
        ("Input.Summary", Summary, 2000, false), ("Input.Preparation", Preparation, 2000, true), ("Input.Views", Views, 4000, false),
    ];
}

/// <summary>Förslag till beslut, Sammanfattning, Ärendet, Ärendets beredning, Förvaltningens synpunkter och förslag, Bilagor.</summary>
public static class StatementDocument
{
    private static readonly int[] Widths = [12, 16, 18, 16, 18, 18, 16];

    public static WordDocument Make(StatementInput input, BoardTable table, string partnership, DateOnly today, Texts texts)
    {
        var swedish = CultureInfo.CurrentCulture;
        List<WordBlock> blocks =
        [
            new WordParagraph($"{partnership}\n{texts["FollowUps.Statement.Title"]}\n{texts["FollowUps.Statement.Diary", input.DiaryNumber!]}\n{today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"),
            new WordParagraph($"{texts["FollowUps.Statement.Officer"]}\n{input.Officer}"),
            new WordParagraph($"{texts["FollowUps.Statement.To", partnership]}\n{input.MeetingOn!.Value.ToString("d MMMM yyyy", swedish)}"),
            new WordHeading(1, input.Matter!),
        ];
        Add("Proposal", input.Proposal);
        Add("Summary", input.Summary);
        Add("Case", texts["FollowUps.Statement.Case.Text", table.Plan.Title, table.Round.DueOn.ToString("d MMMM yyyy", swedish), table.Rows.Count, table.Missing]);
        Add("Preparation", input.Preparation);
        Add("Views", input.Views);
        blocks.Add(new WordHeading(2, texts["FollowUps.Statement.Appendices"]));
        blocks.Add(new WordList([texts["FollowUps.Board.Title", table.Round.Title]]));
        blocks.Add(new WordHeading(2, texts["FollowUps.Statement.Appendix", table.Round.Title]));
        blocks.Add(new WordTable(table.Headings, [.. table.Rows.Select(r => r.Cells)], Widths));
        return new(input.Matter!, blocks) { Footer = texts["FollowUps.Statement.Diary", input.DiaryNumber!], Language = swedish.Name };

        void Add(string heading, string? text)
        {
            blocks.Add(new WordHeading(2, texts[$"FollowUps.Statement.{heading}"]));
            blocks.Add(new WordParagraph(string.IsNullOrWhiteSpace(text) ? "–" : text.ReplaceLineEndings("\n")));
        }
    }
}
