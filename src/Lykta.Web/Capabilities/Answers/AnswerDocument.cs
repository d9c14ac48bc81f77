using System.Globalization;
using Lykta.Web.Documents;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>Tjänsteutlåtande with the numbered answers, and bilaga 1 as a table.</summary>
public static class AnswerDocument
{
    private static readonly int[] Widths = [8, 26, 16, 14, 22, 20, 16];

    public static WordDocument Make(CaseContent content, string partnership, DateOnly on, Texts texts)
    {
        List<WordBlock> blocks =
        [
            new WordParagraph(string.Join('\n', Head(content, partnership, on, texts))),
            new WordHeading(1, content.Title),
        ];
        if (Submitters(content, texts) is { Length: > 0 } submitters)
            blocks.Add(new WordParagraph(submitters));
        Add("Proposal", content.Proposal);
        Add("Summary", content.Summary);
        Add("Background", content.Background);
        Add("Preparation", string.Join('\n', [.. Preparation(content, texts)]));
        Add("Views", content.Views);
        foreach (var question in content.Questions)
            blocks.AddRange(Answer(question, texts));
        if (content.SignedOff.Count > 0)
            blocks.Add(new WordSignatures([.. content.SignedOff.Select(s => s.FunctionTitle)]));
        blocks.Add(new WordHeading(2, texts["FollowUps.Statement.Appendices"]));
        blocks.Add(new WordList([.. content.Attachments.Select((a, i) => $"{i + 1}. {a}")]));
        blocks.AddRange(Appendix(content, texts));
        return new(content.Title, blocks) { Footer = texts["FollowUps.Statement.Diary", content.OwnDiary ?? "–"], Language = CultureInfo.CurrentCulture.Name };

        void Add(string heading, string? words)
        {
            // A heading without words is left out, but for the one that the answers stand under.
            if (string.IsNullOrWhiteSpace(words) && heading != "Views")
                return;
            blocks.Add(new WordHeading(2, texts[$"Answers.Heading.{heading}"]));
            if (!string.IsNullOrWhiteSpace(words))
                blocks.Add(new WordParagraph(words.ReplaceLineEndings("\n")));
        }
    }

    /// <summary>The same for a template of the office's own; the answers stand under the views unless it has a place for them.</summary>
    public static TemplateValues Values(CaseContent content, (string Unit, string Authority) who, DateOnly on, Texts texts) =>
        new TemplateValues(content.Title, CultureInfo.CurrentCulture.Name)
            .With(TemplateSlot.Unit, who.Unit).With(TemplateSlot.To, who.Authority).With(TemplateSlot.MeetingOn, content.BoardOn?.ToString("d MMMM yyyy", CultureInfo.CurrentCulture))
            .With(TemplateSlot.Date, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With(TemplateSlot.Diary, content.OwnDiary)
            .With(TemplateSlot.TheirDiary, content.TheirDiary is { } theirs ? $"{content.Sender} {theirs}".Trim() : null)
            .With(TemplateSlot.Matter, content.Title).With(TemplateSlot.Submitters, Submitters(content, texts))
            .With(TemplateSlot.Proposal, content.Proposal).With(TemplateSlot.Summary, content.Summary).With(TemplateSlot.Case, content.Background)
            .With(TemplateSlot.Preparation, string.Join('\n', [.. Preparation(content, texts)])).With(TemplateSlot.Views, content.Views)
            .With(TemplateSlot.Answers, [.. content.Questions.SelectMany(q => Answer(q, texts))]).SignedBy([.. content.SignedOff.Select(s => s.FunctionTitle)])
            .With(TemplateSlot.Attachments, [new WordList([.. content.Attachments.Select((a, i) => $"{i + 1}. {a}")])]).With(TemplateSlot.Appendix, Appendix(content, texts));

    /// <summary>Bilaga 1 for Excel and CSV.</summary>
    public static TableDocument Sheet(CaseContent content, DateTimeOffset now, Texts texts)
    {
        return new(texts["Answers.Appendix.Short"], [.. Columns(texts).Select(c => new TableColumn(c))], RowsAsync(), now) { Subtitle = content.Appendix.InWords, Language = CultureInfo.CurrentUICulture };

        async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync()
        {
            await Task.CompletedTask;
            foreach (var measure in content.Appendix.Measures)
                yield return [.. Cells(measure)];
        }
    }

    public static IReadOnlyList<WordBlock> Appendix(CaseContent content, Texts texts)
    {
        var list = content.Appendix;
        return
        [
            new WordHeading(2, texts["Answers.Appendix.Title", list.InWords ?? texts["Answers.Filter.None"].Value]),
            new WordParagraph(Counts(list, texts)),
            new WordTable(Columns(texts), [.. list.Measures.Select(Cells)], Widths),
        ];
    }

    public static IReadOnlyList<string> Columns(Texts texts) =>
        [.. new[] { "Code", "Name", "Sort", "Place", "Parties", "Funding", "When" }.Select(c => texts[$"Answers.Column.{c}"].Value)];

    public static IReadOnlyList<string> Cells(ContentMeasure measure) =>
        [measure.Code, measure.Name, measure.Sort, measure.Place, measure.Parties, measure.Funding, measure.When];

    /// <summary>Ongoing work and single efforts are counted separately.</summary>
    public static string Counts(ContentList list, Texts texts)
    {
        var ongoing = list.Measures.Count(m => m.IsOngoing);
        return texts["Answers.List.Counts", list.Measures.Count, ongoing, list.Measures.Count - ongoing] + (list.Withheld > 0 ? " " + texts["FollowUps.Board.Withheld", list.Withheld] : "");
    }

    public static string Submitters(CaseContent content, Texts texts)
    {
        string Of(SubmitterRole role) => string.Join(", ", content.Submitters.Where(s => s.Role == role).Select(s => s.Name));
        var (signatories, substitutes) = (Of(SubmitterRole.Signatory), Of(SubmitterRole.SubstituteStatement));
        return string.Join(". ", new[]
        {
            signatories.Length > 0 ? texts["Answers.Submitters.Signatories", signatories].Value : "", substitutes.Length > 0 ? texts["Answers.Submitters.Substitutes", substitutes].Value : "",
        }.Where(p => p.Length > 0));
    }

    private static IEnumerable<string> Head(CaseContent content, string partnership, DateOnly on, Texts texts)
    {
        yield return partnership;
        yield return texts["FollowUps.Statement.Title"];
        yield return texts["FollowUps.Statement.Diary", content.OwnDiary ?? "–"];
        if (content.TheirDiary is { } theirs)
            yield return texts["Answers.Head.Theirs", content.Sender ?? "", theirs];
        yield return on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (content.BoardOn is { } board)
            yield return texts["FollowUps.Statement.To", partnership] + " " + board.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
    }

    private static IEnumerable<string> Preparation(CaseContent content, Texts texts)
    {
        if (!string.IsNullOrWhiteSpace(content.Preparation))
            yield return content.Preparation;
        foreach (var body in content.Consultations)
        {
            yield return texts["Answers.Consultation.Line", body.Body, body.HeldOn?.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) ?? "–", texts[$"Answers.Input.{body.Input}"]]
                + (body.Note is { } note ? " " + note : "");
        }
    }

    private static IEnumerable<WordBlock> Answer(ContentQuestion question, Texts texts)
    {
        yield return new WordHeading(3, $"{question.Order}. {question.Text}");
        yield return new WordParagraph(string.IsNullOrWhiteSpace(question.Answer) ? "–" : question.Answer);
        if (question.List is { Measures.Count: > 0 } list)
        {
            yield return new WordParagraph(Counts(list, texts));
            yield return new WordList([.. list.Measures.Select(m => string.Join(". ", new[] { $"{m.Name} ({m.Code})", m.Place, m.Parties, m.Funding, m.When }.Where(p => p.Length > 0)))]);
        }
    }
}
