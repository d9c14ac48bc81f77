using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Documents.Templates;

/// <summary>A paragraph's own words as one string, whatever runs Word has split them over; not those of a text box inside it.</summary>
internal sealed class ParagraphWords
{
    private readonly List<Text> texts;

    public ParagraphWords(Paragraph paragraph)
    {
        Paragraph = paragraph;
        texts = [.. paragraph.Descendants<Text>().Where(t => t.Ancestors<Paragraph>().First() == paragraph)];
        Words = string.Concat(texts.Select(t => t.Text));
    }

    public Paragraph Paragraph { get; }

    public string Words { get; }

    public IReadOnlyList<(string Name, TemplateSlot? Slot, Match Match)> Places => [.. TemplateSlot.Pattern().Matches(Words).Select(m => (m.Groups["name"].Value, TemplateSlot.Named(m.Groups["name"].Value), m))];

    /// <summary>Nothing but one place.</summary>
    public bool IsAlone => TemplateSlot.Pattern().Matches(Words) is [{ } only] && Words.Trim() == only.Value && !Paragraph.Descendants<Drawing>().Any() && !Paragraph.Descendants<Picture>().Any();

    /// <summary>The look of the run in which the place begins.</summary>
    public RunProperties? LookAt(Match match) => (texts[At(match.Index).Index].Parent as Run)?.RunProperties;

    /// <summary>The words are taken out, and what is made stands where they began.</summary>
    public void Replace(Match match, Func<RunProperties?, IEnumerable<OpenXmlElement>> make)
    {
        var (first, from) = At(match.Index);
        var (last, to) = At(match.Index + match.Length - 1);
        var run = texts[first].Parent as Run;
        if (run is null)
            return;
        var rest = texts[last].Text[(to + 1)..];
        Say(texts[first], texts[first].Text[..from]);
        for (var i = first + 1; i <= last; i++)
            Say(texts[i], i == last ? rest : "");
        OpenXmlElement after = run;
        foreach (var element in make(run.RunProperties))
            after = after.InsertAfterSelf(element);
        if (first == last)
            Tail(run, texts[first], rest, after);
    }

    // What stood after the place in the same run goes on in a run of its own, with what else the run held.
    private static void Tail(Run run, Text text, string rest, OpenXmlElement after)
    {
        var tail = new Run();
        if (run.RunProperties is { } look)
            tail.RunProperties = (RunProperties)look.CloneNode(true);
        if (rest.Length > 0)
            tail.Append(new Text(rest) { Space = SpaceProcessingModeValues.Preserve });
        foreach (var later in text.ElementsAfter().ToList())
        {
            later.Remove();
            tail.Append(later);
        }

        if (tail.ChildElements.Any(c => c is not RunProperties))
            after.InsertAfterSelf(tail);
    }

    private static void Say(Text text, string words) => (text.Text, text.Space) = (words, SpaceProcessingModeValues.Preserve);

    private (int Index, int Offset) At(int position)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (position < texts[i].Text.Length)
                return (i, position);
            position -= texts[i].Text.Length;
        }

        return (texts.Count - 1, Math.Max(0, texts[^1].Text.Length - 1));
    }
}

/// <summary>The parts of a document that hold words.</summary>
internal static class TemplateParts
{
    public static IEnumerable<(OpenXmlPartRootElement Root, bool IsBody)> Roots(MainDocumentPart main)
    {
        if (main.Document is { } document)
            yield return (document, true);
        foreach (var header in main.HeaderParts.Select(p => p.Header).OfType<Header>())
            yield return (header, false);
        foreach (var footer in main.FooterParts.Select(p => p.Footer).OfType<Footer>())
            yield return (footer, false);
        if (main.FootnotesPart?.Footnotes is { } footnotes)
            yield return (footnotes, false);
        if (main.EndnotesPart?.Endnotes is { } endnotes)
            yield return (endnotes, false);
    }

    public static bool HasTracked(MainDocumentPart main) => Roots(main).Any(r => r.Root.Descendants().Any(e =>
        e is Inserted or InsertedRun or DeletedRun or Deleted or MoveFromRun or MoveToRun or MoveFrom or MoveTo or InsertedMathControl or CellInsertion or CellDeletion or RunPropertiesChange or ParagraphPropertiesChange
            or TablePropertiesChange or TableRowPropertiesChange or TableCellPropertiesChange or SectionPropertiesChange));

    public static bool HasComments(MainDocumentPart main) =>
        main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Any() == true || Roots(main).Any(r => r.Root.Descendants<CommentReference>().Any());

    /// <summary>The paragraph just above, past what has no words.</summary>
    public static Paragraph? Above(Paragraph paragraph)
    {
        var before = paragraph.PreviousSibling();
        while (before is not null and not Paragraph and not Table and not SdtBlock)
            before = before.PreviousSibling();
        return before as Paragraph;
    }
}
