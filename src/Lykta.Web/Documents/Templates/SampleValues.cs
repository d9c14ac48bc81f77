using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Documents.Templates;

/// <summary>Made-up words in every place: shows what a template gives before it is used, and proves that it can be filled.</summary>
public static class SampleValues
{
    public static TemplateValues Make(string unit, string authority, DateOnly today, Texts texts)
    {
        var values = new TemplateValues(texts["Templates.Sample.Matter"], "sv-SE");
        foreach (var slot in TemplateSlot.All.Where(s => s is { IsBlock: true }))
            values.With(slot, texts["Templates.Sample.Words", slot.Name].Value);
        var day = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return values.With(TemplateSlot.Unit, unit).With(TemplateSlot.To, authority).With(TemplateSlot.MeetingOn, day).With(TemplateSlot.Date, day)
            .With(TemplateSlot.Diary, "LYK 2026/1").With(TemplateSlot.TheirDiary, "KS 2026/2").With(TemplateSlot.Officer, texts["Templates.Sample.Officer"].Value)
            .With(TemplateSlot.Matter, texts["Templates.Sample.Matter"].Value).With(TemplateSlot.Submitters, texts["Templates.Sample.Submitters"].Value)
            .SignedBy([texts["Templates.Sample.Signature", 1], texts["Templates.Sample.Signature", 2]])
            .With(TemplateSlot.Attachments, [new WordList([texts["Templates.Sample.Attachment", 1], texts["Templates.Sample.Attachment", 2]])])
            .With(TemplateSlot.BoardTable, [Table(texts)])
            .With(TemplateSlot.Appendix, [new WordHeading(2, texts["Templates.Sample.Attachment", 1]), Table(texts)]);
    }

    private static WordTable Table(Texts texts) => new(
        [.. Enumerable.Range(1, 7).Select(n => texts["Templates.Sample.Column", n].Value)], [.. Enumerable.Range(1, 3).Select(_ => (IReadOnlyList<string>)[.. Enumerable.Repeat(texts["Templates.Sample.Cell"].Value, 7)])], [12, 16, 18, 16, 18, 18, 16]);
}
