using System.Globalization;
using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.FollowUps.Board;
using Lykta.Web.Documents;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>What the form says of a statement. A field that is emptied leaves its heading out.</summary>
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

    /// <summary>The writer has looked at the soft warnings.</summary>
    public bool IsAboutNobody { get; init; }

    public IReadOnlyList<string> Signing => [.. (Signatures ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostSignatures)];

    public IEnumerable<(string Field, string? Text, int Most)> Fields() =>
    [
        (nameof(Matter), Matter, 200), (nameof(DiaryNumber), DiaryNumber, 60), (nameof(Officer), Officer, 120), (nameof(Proposal), Proposal, 1000), (nameof(Summary), Summary, 2000),
        (nameof(Background), Background, 4000), (nameof(Preparation), Preparation, 2000), (nameof(Views), Views, 4000), (nameof(Signatures), Signatures, 300),
    ];

    /// <summary>With the words that have passed the wall.</summary>
    public StatementInput Say(StatementWords words) => this with
    {
        Matter = words.Matter.Value,
        DiaryNumber = words.DiaryNumber?.Value,
        Officer = words.Officer?.Value,
        Proposal = words.Proposal?.Value,
        Summary = words.Summary?.Value,
        Background = words.Background?.Value,
        Preparation = words.Preparation?.Value,
        Views = words.Views?.Value,
        Signatures = words.Signatures?.Value,
    };
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
        Add("Case", CaseOf(input, table, texts));
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

    /// <summary>The same for a template of the office's own.</summary>
    public static TemplateValues Values(StatementInput input, BoardTable table, (string Unit, string Authority) who, DateOnly today, Texts texts) =>
        new TemplateValues(input.Matter!, CultureInfo.CurrentCulture.Name)
            .With(TemplateSlot.Unit, who.Unit).With(TemplateSlot.To, who.Authority).With(TemplateSlot.MeetingOn, input.MeetingOn?.ToString("d MMMM yyyy", CultureInfo.CurrentCulture))
            .With(TemplateSlot.Date, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With(TemplateSlot.Diary, input.DiaryNumber).With(TemplateSlot.Officer, input.Officer)
            .With(TemplateSlot.Matter, input.Matter).With(TemplateSlot.Proposal, input.Proposal).With(TemplateSlot.Summary, input.Summary).With(TemplateSlot.Background, input.Background)
            .With(TemplateSlot.Case, CaseOf(input, table, texts)).With(TemplateSlot.Preparation, input.Preparation).With(TemplateSlot.Views, input.Views).SignedBy(input.Signing)
            .With(TemplateSlot.Attachments, input.HasAppendix ? [List(table, texts)] : [])
            .With(TemplateSlot.BoardTable, input.HasAppendix ? [Table(table)] : []).With(TemplateSlot.Appendix, input.HasAppendix ? Appendix1(table, texts) : []);

    /// <summary>Lykta's own sentence for the summary.</summary>
    public static string SummaryOf(BoardTable table, Texts texts) => texts["FollowUps.Statement.Summary.Text", table.Plan.Title, table.Rows.Count, table.Rows.Count - table.Missing];

    /// <summary>As it looks in the office's template, or in Lykta's own.</summary>
    public static Task<OfficeDocument> OfStatementAsync(
        this OfficeTemplates templates, StatementInput input, BoardTable table, (string Unit, string Authority) who, (DateOnly On, int? Template) made, Texts texts, CancellationToken cancel) =>
        templates.MakeAsync(Make(input, table, who.Unit, made.On, texts), Values(input, table, who, made.On, texts), made.Template, cancel);

    private static string? CaseOf(StatementInput input, BoardTable table, Texts texts) => input.HasCase
        ? texts["FollowUps.Statement.Case.Text", table.Plan.Title, table.Round.DueOn.ToString("d MMMM yyyy", CultureInfo.CurrentCulture), table.Rows.Count, table.Missing].Value : null;

    private static IEnumerable<WordBlock> Appendix(BoardTable table, Texts texts) =>
        [new WordHeading(2, texts["FollowUps.Statement.Appendices"]), List(table, texts), .. Appendix1(table, texts)];

    private static IReadOnlyList<WordBlock> Appendix1(BoardTable table, Texts texts) => [new WordHeading(2, texts["FollowUps.Statement.Appendix", table.Round.Title]), Table(table)];

    private static WordList List(BoardTable table, Texts texts) => new([texts["FollowUps.Board.Title", table.Round.Title]]);

    private static WordTable Table(BoardTable table) => new(table.Headings, [.. table.Rows.Select(r => r.Cells)], Widths);

    private static string? Diary(StatementInput input, Texts texts) =>
        string.IsNullOrWhiteSpace(input.DiaryNumber) ? null : texts["FollowUps.Statement.Diary", input.DiaryNumber].Value;

    private static string Lines(params string?[] lines) => string.Join('\n', lines.OfType<string>());
}
