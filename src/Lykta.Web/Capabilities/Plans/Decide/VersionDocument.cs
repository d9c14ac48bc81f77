using System.Globalization;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Plans.Decide;

/// <summary>A numbered version as a document: the decision, each measure with its words, who approved it, and the lines to sign on.</summary>
public static class VersionDocument
{
    private static readonly int[] StepWidths = [8, 40, 22, 30];

    public static WordDocument Make(PlanVersion version, string partnership, Texts texts)
    {
        var (frozen, title) = (version.Frozen, texts["Plans.Version.Title", version.Frozen.Title, version.Number].Value);
        List<WordBlock> blocks =
        [
            new WordHeading(1, title),
            new WordParagraph(string.Join("\n", [$"{partnership}. {frozen.From}–{frozen.To}", .. Decision(version, texts)])),
        ];
        Add("Plans.Plan.MissingArea", frozen.MissingAreaReason);
        Add("Plans.Plan.Sources", frozen.Sources);
        foreach (var measure in frozen.Measures)
        {
            blocks.Add(new WordHeading(2, $"{measure.Code} {measure["Name"]}"));
            blocks.Add(new WordParagraph(string.Join('\n', Lines(measure, texts))));
        }

        blocks.AddRange(Signatures(version, texts));
        blocks.Add(new WordParagraph(texts["Plans.Approve.Source", version.Number, version.Hash]));
        return new(title, blocks) { Footer = $"{title} · {partnership}", Language = CultureInfo.CurrentUICulture.Name };

        void Add(string heading, string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return;
            blocks.Add(new WordHeading(2, texts[heading]));
            blocks.Add(new WordParagraph(text.ReplaceLineEndings("\n")));
        }
    }

    private static IEnumerable<string> Decision(PlanVersion version, Texts texts)
    {
        if (version.Decision is not { } decision)
            return [texts["Plans.Approve.NotDecided"]];
        var paragraph = decision.Paragraph is null ? "" : $" § {decision.Paragraph}";
        var atOnce = decision.IsAdjustedAtOnce ? ", " + texts["Plans.Decide.AdjustedAtOnce"] : "";
        return new[]
        {
            $"{decision.Body} {decision.DecidedOn:yyyy-MM-dd}{paragraph}{atOnce}. {texts[$"Plans.DecisionOutcome.{decision.Outcome}"]}",
            decision.DiaryNumber is null ? null : $"{texts["Plans.Decide.Diary"]}: {decision.DiaryNumber}",
            decision.Wording,
        }.OfType<string>();
    }

    private static IEnumerable<string> Lines(FrozenMeasure measure, Texts texts) =>
    [
        .. measure.Cells.Where(c => c.Key is not (nameof(Measure.Name) or nameof(Measure.Sharing))).Select(c => $"{c.Label}: {c.Text}"),
        .. measure.Funding.Select(f => $"{texts["Plans.Column.Funding"]}: {f}"),
    ];

    private static IEnumerable<WordBlock> Signatures(PlanVersion version, Texts texts)
    {
        if (version.Steps.Count == 0)
            return [];
        return
        [
            new WordHeading(2, texts["Plans.Approve.SignedBy"]),
            new WordTable([texts["Plans.Approve.Step"], texts["Plans.Approve.Function"], texts["Plans.Approve.Kind"], texts["Plans.Approve.When"]],
            [
                .. version.Steps.Select(s => (IReadOnlyList<string>)[s.Order.ToString(CultureInfo.InvariantCulture), Who(s), texts[$"Plans.ApprovalKind.{s.Kind}"],
                    Stockholm.Local(s.DoneAt!.Value).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + (s.Note is null ? "" : $"\n{s.Note}")]),
            ], StepWidths),
            new WordSignatures([.. version.Steps.Where(s => s.Kind == Approve.ApprovalKind.Sign).Select(Who)]),
        ];
    }

    private static string Who(Approve.ApprovalStep step) => step.Body.Length > 0 ? $"{step.Function}, {step.Body}" : step.Function;
}
