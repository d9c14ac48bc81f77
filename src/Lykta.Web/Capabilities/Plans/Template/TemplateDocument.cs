using System.Globalization;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Plans.Template;

/// <summary>The plan in Brå's template as a Word document, with why an area is missing and the sources with their dates; and as a table.</summary>
public static class TemplateDocument
{
    private static readonly int[] Widths = [20, 26, 17, 13, 12, 17];

    public static WordDocument Make(TemplateTable table, string partnership, DateTimeOffset now, Texts texts)
    {
        var plan = table.Plan;
        List<WordBlock> blocks =
        [
            new WordHeading(1, plan.Title),
            new WordParagraph($"{partnership}. {plan.From:yyyy-MM-dd}–{plan.To:yyyy-MM-dd}. {StateOf(plan, texts)}{Withheld(table, texts)}"),
            new WordHeading(2, texts["Plans.Template.Title"]),
            new WordTable(table.Headings, [.. table.Rows.Select(r => r.Cells)], Widths),
        ];
        Add("Plans.Plan.MissingArea", plan.MissingAreaReason);
        Add("Plans.Plan.Sources", plan.Sources);
        blocks.Add(new WordParagraph(Source(now, texts)));
        return new(plan.Title, blocks) { IsLandscape = true, Footer = $"{plan.Title} · {partnership}", Language = CultureInfo.CurrentUICulture.Name };

        void Add(string heading, string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return;
            blocks.Add(new WordHeading(2, texts[heading]));
            blocks.Add(new WordParagraph(text.ReplaceLineEndings("\n")));
        }
    }

    public static TableDocument Sheet(TemplateTable table, DateTimeOffset now, Texts texts)
    {
        return new(table.Plan.Title, [.. table.Headings.Select(h => new TableColumn(h))], RowsAsync(), now) { Source = Source(now, texts), Language = CultureInfo.CurrentUICulture };

        async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync()
        {
            await Task.CompletedTask;
            foreach (var row in table.Rows)
                yield return [.. row.Cells];
        }
    }

    public static string StateOf(ActionPlan plan, Texts texts) =>
        plan.AdoptedOn is { } on ? texts["Plans.Plan.Adopted", plan.AdoptedVersion, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)].Value : texts["Plans.Plan.Draft"].Value;

    public static string Withheld(TemplateTable table, Texts texts) => table.Withheld > 0 ? " " + texts["FollowUps.Board.Withheld", table.Withheld] : "";

    private static string Source(DateTimeOffset now, Texts texts) =>
        texts["Plans.Template.Source"] + " " + Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
