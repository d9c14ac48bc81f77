using System.Globalization;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>What the form says of a statement; nothing of it is kept. A field that is emptied leaves its heading out.</summary>
public sealed record StatementInput
{
    private const int MostSignatures = 4;

    public string? Matter { get; init; }
    public string? DiaryNumber { get; init; }
    public DateOnly? MeetingOn { get; init; }
    public string? Officer { get; init; }
    public string? Proposal { get; init; }
    public string? Summary { get; init; }
    public string? Background { get; init; }

    /// <summary>Ärendet: how the round went, with its numbers.</summary>
    public bool HasCase { get; init; }
    public string? Preparation { get; init; }
    public string? Views { get; init; }

    /// <summary>Functions that sign, one a line.</summary>
    public string? Signatures { get; init; }

    /// <summary>Bilagor, with the board's table as the first.</summary>
    public bool HasAppendix { get; init; }

    public IReadOnlyList<string> Signing => [.. (Signatures ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostSignatures)];

    public IEnumerable<(string Field, string? Text, int Most)> Fields() =>
    [
        ("Input.Matter", Matter, 200), ("Input.DiaryNumber", DiaryNumber, 60), ("Input.Officer", Officer, 120), ("Input.Proposal", Proposal, 1000), ("Input.Summary", Summary, 2000),
        ("Input.Background", Background, 4000), ("Input.Preparation", Preparation, 2000), ("Input.Views", Views, 4000), ("Input.Signatures", Signatures, 300),
    ];
}

/// <summary>Förslag till beslut, Sammanfattning, Bakgrund, Ärendet, Ärendets beredning, Förvaltningens synpunkter och förslag, underskrifter, Bilagor.</summary>
public static class StatementDocument
{
    private static readonly int[] Widths = [12, 16, 18, 16, 18, 18, 16];

    public static WordDocument Make(StatementInput input, BoardTable table, string partnership, DateOnly today, Texts texts)
    {
        var swedish = CultureInfo.CurrentCulture;
        List<WordBlock> blocks = [new WordParagraph(Lines(partnership, texts["FollowUps.Statement.Title"], Diary(input, texts), today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];
        if (!string.IsNullOrWhiteSpace(input.Officer))
            blocks.Add(new WordParagraph(Lines(texts["FollowUps.Statement.Officer"], input.Officer)));
        if (input.MeetingOn is { } meeting)
            blocks.Add(new WordParagraph(Lines(texts["FollowUps.Statement.To", partnership], meeting.ToString("d MMMM yyyy", swedish))));
        blocks.Add(new WordHeading(1, input.Matter!));
        Add("Proposal", input.Proposal);
        Add("Summary", input.Summary);
        Add("Background", input.Background);
        Add("Case", input.HasCase ? texts["FollowUps.Statement.Case.Text", table.Plan.Title, table.Round.DueOn.ToString("d MMMM yyyy", swedish), table.Rows.Count, table.Missing].Value : null);
        Add("Preparation", input.Preparation);
        Add("Views", input.Views);
        if (input.Signing is { Count: > 0 } signing)
            blocks.Add(new WordSignatures(signing));
        if (input.HasAppendix)
            blocks.AddRange(Appendix(table, texts));
        return new(input.Matter!, blocks) { Footer = Diary(input, texts), Language = swedish.Name };

        void Add(string heading, string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return;
            blocks.Add(new WordHeading(2, texts[$"FollowUps.Statement.{heading}"]));
            blocks.Add(new WordParagraph(text.ReplaceLineEndings("\n")));
        }
    }

    private static IEnumerable<WordBlock> Appendix(BoardTable table, Texts texts) =>
    [
        new WordHeading(2, texts["FollowUps.Statement.Appendices"]),
        new WordList([texts["FollowUps.Board.Title", table.Round.Title]]),
        new WordHeading(2, texts["FollowUps.Statement.Appendix", table.Round.Title]),
        new WordTable(table.Headings, [.. table.Rows.Select(r => r.Cells)], Widths),
    ];

    private static string? Diary(StatementInput input, Texts texts) =>
        string.IsNullOrWhiteSpace(input.DiaryNumber) ? null : texts["FollowUps.Statement.Diary", input.DiaryNumber].Value;

    private static string Lines(params string?[] lines) => string.Join('\n', lines.OfType<string>());
}
