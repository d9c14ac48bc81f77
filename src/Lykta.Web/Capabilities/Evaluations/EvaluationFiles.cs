using System.Globalization;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Evaluations;

/// <summary>The register as a table and as a text. An experienced finding stands in a column and under a heading of its own, never as measured.</summary>
public sealed class EvaluationFiles(IReadOnlyList<WholeEvaluation> rows, Func<int?, string> respondents, Texts texts)
{
    public IReadOnlyList<TableColumn> Columns() =>
    [
        new(texts["Evaluations.Number"], ColumnKind.Integer), new(texts["Evaluations.Title"]), new(texts["Evaluations.Subject"]), new(texts["Evaluations.Of"]), new(texts["Evaluations.Method"]),
        new(texts["Evaluations.Respondents"]), new(texts["Evaluations.From"], ColumnKind.Day), new(texts["Evaluations.To"], ColumnKind.Day), new(texts["Evaluations.Basis"]),
        new(texts["Evaluations.Measured"]), new(texts["Evaluations.Experienced"]), new(texts["Evaluations.Recommendation"]), new(texts["Evaluations.Fate"]), new(texts["Evaluations.FateText"]),
    ];

    /// <summary>A line for each finding.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync()
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            var e = row.Evaluation;
            foreach (var finding in row.Findings)
            {
                yield return
                [
                    e.Number, e.Title, texts[$"Evaluations.Subject.{e.Subject}"].Value, row.Of, Method(e), respondents(e.Respondents), e.From, e.To, texts[$"Evaluations.Basis.{finding.Basis}"].Value,
                    finding.Basis == FindingBasis.Measured ? finding.Text : null, finding.Basis == FindingBasis.Experienced ? finding.Text : null,
                    e.Recommendation, texts[$"Evaluations.Fate.{e.Fate}"].Value, e.FateText,
                ];
            }
        }
    }

    public WordDocument Document(string partnership, DateTimeOffset now)
    {
        List<WordBlock> blocks = [new WordHeading(1, texts["Evaluations.Nav"]), new WordParagraph($"{partnership}. {Platform.Time.Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}. {texts["Evaluations.Source"].Value}")];
        foreach (var row in rows)
        {
            var e = row.Evaluation;
            blocks.Add(new WordHeading(2, e.Title));
            blocks.Add(new WordParagraph($"{texts[$"Evaluations.Subject.{e.Subject}"].Value}: {row.Of}. {e.From:yyyy-MM-dd}–{e.To:yyyy-MM-dd}. {Method(e)}. {texts["Evaluations.Respondents"].Value}: {respondents(e.Respondents)}."));
            foreach (var basis in Enum.GetValues<FindingBasis>())
                AddList(blocks, texts[$"Evaluations.{basis}"], row.Said(basis));
            if (e.Recommendation is { } recommendation)
                AddList(blocks, texts["Evaluations.Recommendation"], [recommendation, $"{texts[$"Evaluations.Fate.{e.Fate}"].Value}. {e.FateText}".Trim()]);
        }

        return new(texts["Evaluations.Nav"], blocks) { Footer = $"{texts["Evaluations.Nav"].Value} · {partnership}", Language = CultureInfo.CurrentUICulture.Name };
    }

    private string Method(Evaluation e) => texts[$"Evaluations.Method.{e.Method}"].Value + (e.MethodText is null ? "" : $" ({e.MethodText})");

    private static void AddList(List<WordBlock> blocks, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        blocks.Add(new WordHeading(3, heading));
        blocks.Add(new WordList(items));
    }
}
