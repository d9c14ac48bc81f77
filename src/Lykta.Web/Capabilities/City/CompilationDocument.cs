using System.Globalization;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.City;

/// <summary>Stadens sammanställning as a Word document: every sentence with the report and the measure that it comes from.</summary>
public static class CompilationDocument
{
    private static readonly int[] Widths = [70, 30];

    public static WordDocument Make(CityCompilation compilation, CompilationContent said, Texts texts)
    {
        var title = texts["City.Compilation.Title", said.Year].Value;
        List<WordBlock> blocks =
        [
            new WordHeading(1, title),
            new WordParagraph(said.City),
            new WordParagraph(texts["City.Compilation.Sent", compilation.SentOn.ToString("d MMMM yyyy", CultureInfo.CurrentCulture), string.Join(", ", said.Districts)]),
        ];
        if (said.Missing.Count > 0)
            blocks.Add(new WordParagraph(texts[said.MissingKey, string.Join(", ", said.Missing)], IsBold: true));
        foreach (var area in said.Areas.Concat(said.Strategies))
        {
            blocks.Add(new WordHeading(2, area.Name));
            blocks.Add(area.Sentences.Count == 0
                ? new WordParagraph(texts["City.Area.None"])
                : new WordTable([texts["City.Word.Sentence"], texts["City.Word.Source"]], [.. area.Sentences.Select(s => (IReadOnlyList<string>)[s.Text, SourceOf(s, texts)])], Widths));
        }

        if (said.Indicators.Count > 0)
            blocks.Add(new WordHeading(2, texts["Indicators.Title"]));
        foreach (var one in said.Indicators)
        {
            blocks.Add(new WordHeading(3, $"{one.Name}, {one.Period}"));
            blocks.Add(new WordParagraph(texts["Indicators.Compiled.Source", one.Source, one.Definition, one.Evidence]));
            if (one.Missing.Count > 0)
                blocks.Add(new WordParagraph(texts["Indicators.Compiled.Missing", string.Join(", ", one.Missing)], IsBold: true));
            if (one.Figures.Count > 0)
                blocks.Add(new WordTable([texts["City.District"], texts["Indicators.Value"]], [.. one.Figures.Select(f => (IReadOnlyList<string>)[f.District, f.Text])], Widths));
        }

        blocks.Add(new WordParagraph(texts["City.Word.Hash", compilation.Hash]));
        return new(title, blocks) { Footer = $"{title} · {said.City}", Language = CultureInfo.CurrentUICulture.Name };
    }

    private static string SourceOf(CompiledSentence sentence, Texts texts) =>
        texts["City.Source", sentence.District, sentence.ReportedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), sentence.Measure];
}
