using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Disclosure.Copy;

/// <summary>The masked copy as a table; a masking is a block with its provision in the place of the words.</summary>
[Needs(Permission.ManageDisclosure)]
public sealed class ExportModel(DisclosureDesk desk, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    private static readonly IReadOnlyList<DisclosureField> Fields = DisclosedFields.Ordered;

    public async Task<IActionResult> OnGetAsync(int nummer, string format, CancellationToken cancel)
    {
        if (Download.WriterOf(format) is not { } writer || await desk.OpenAsync(nummer, "export", cancel) is not { } open)
            return NotFound();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("disclosure.copied", nameof(DisclosureCase), open.It.Id, ("format", writer.Extension));
            return Task.FromResult(true);
        }, cancel);
        var table = new TableDocument(
            texts["Disclosure.Copy.Title", open.It.DiaryNumber ?? nummer.ToString(CultureInfo.InvariantCulture)],
            [new(texts["Disclosure.Row"], ColumnKind.Integer), .. Fields.Select(f => new TableColumn(texts["Disclosure.Field." + f]))],
            RowsAsync([.. open.Masked], writer.Extension == "csv"), time.GetUtcNow())
        { Source = texts["Disclosure.Copy.LeftOut"], Language = CultureInfo.CurrentUICulture };
        return Download.Of(writer, table, ExportFileName.For("maskad kopia", scope.Partnership!.Slug, time.Today(), writer.Extension));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(List<MaskedRow> rows, bool isBare)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return [row.Number, .. Fields.Select(f => (object?)Words(row.Fields[f]))];
        // A bare table has no place for a note but a row of its own.
        if (isBare)
            yield return [null, texts["Disclosure.Copy.LeftOut"].Value, .. Fields.Skip(1).Select(_ => (object?)null)];
    }

    private string? Words(IReadOnlyList<Segment> segments) => segments.Count == 0
        ? null
        : string.Concat(segments.Select(s => s.Statute is { } statute ? $"█████ [{texts["Disclosure.Masked", texts["Disclosure.Statute." + statute].Value]}]" : s.Words));
}
