using System.Globalization;
using System.IO.Compression;
using System.Text;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Documents;

/// <summary>
/// Writes a workbook: typed cells, frozen header with filter, a second sheet that tells title, selection and source.
/// Cells are streamed into the zip because the SDK's own package keeps every part in memory while writing.
/// There are no document properties, so no author.
/// </summary>
public sealed class XlsxWriter : ITableWriter
{
    private const int RowsPerSheet = 1_048_576;

    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string Extension => "xlsx";

    public async Task WriteAsync(TableDocument table, Stream output, CancellationToken cancellationToken)
    {
        var target = new TailBufferStream(output);
        await using var _ = target.ConfigureAwait(false);
        var zip = await ZipArchive.CreateAsync(
            target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            await WriteBookAsync(table, new(zip, table.ProducedAt), cancellationToken).ConfigureAwait(false);
        }

        await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteBookAsync(TableDocument table, XlsxParts book, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var rows = table.Rows.GetAsyncEnumerator(cancellationToken);
        await using var _ = rows.ConfigureAwait(false);
        var hasMore = await rows.MoveNextAsync().ConfigureAwait(false);
        do
        {
            names.Add(SheetName(table.Title, names.Count));
            var sheet = await book.BeginSheetAsync(names.Count, cancellationToken).ConfigureAwait(false);
            await using var __ = sheet.ConfigureAwait(false);
            hasMore = await WriteSheetAsync(table, rows, hasMore, sheet, cancellationToken).ConfigureAwait(false);
        }
        while (hasMore);

        names.Add(Text("About", table));
        await WriteAboutAsync(table, book, names.Count, cancellationToken).ConfigureAwait(false);
        await book.FinishAsync(names, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> WriteSheetAsync(
        TableDocument table,
        IAsyncEnumerator<IReadOnlyList<object?>> rows,
        bool hasMore,
        Stream sheet,
        CancellationToken cancellationToken)
    {
        var xml = new SheetXml();
        xml.Begin([.. table.Columns.Select(Width)], isHeaderFrozen: true);
        xml.Row(table.Columns.Select(c => (object?)c.Name), static _ => ColumnKind.Text, SheetXml.HeaderStyle);
        while (hasMore && xml.Rows < RowsPerSheet)
        {
            xml.Row(rows.Current, i => table.Columns[i].Kind);
            await xml.FlushAsync(sheet, cancellationToken).ConfigureAwait(false);
            hasMore = await rows.MoveNextAsync().ConfigureAwait(false);
        }

        xml.End(table.Columns.Count);
        await xml.FlushAsync(sheet, cancellationToken, isLast: true).ConfigureAwait(false);
        return hasMore;
    }

    private static async Task WriteAboutAsync(
        TableDocument table, XlsxParts book, int number, CancellationToken cancellationToken)
    {
        var xml = new SheetXml();
        xml.Begin([18, 80], isHeaderFrozen: false);
        foreach (var (key, value) in (IEnumerable<(string, string?)>)
            [("Title", table.Title), ("Filter", table.Subtitle), ("Source", table.Source)])
        {
            if (!string.IsNullOrEmpty(value))
                xml.Row([Text(key, table), value], static _ => ColumnKind.Text);
        }

        xml.Row([Text("ProducedAt", table), table.ProducedAt], static i => i == 0 ? ColumnKind.Text : ColumnKind.Instant);
        xml.End(filterColumns: 0);
        var sheet = await book.BeginSheetAsync(number, cancellationToken).ConfigureAwait(false);
        await using var _ = sheet.ConfigureAwait(false);
        await xml.FlushAsync(sheet, cancellationToken, isLast: true).ConfigureAwait(false);
    }

    private static string Text(string key, TableDocument table) =>
        TextCatalogue.Embedded.Find($"Documents.Table.{key}", table.Language) ?? key;

    private static double Width(TableColumn column) => column.Kind switch
    {
        ColumnKind.Integer or ColumnKind.Decimal => Math.Max(10, column.Name.Length + 4),
        ColumnKind.Day => Math.Max(12, column.Name.Length + 4),
        ColumnKind.Instant => Math.Max(18, column.Name.Length + 4),
        _ => Math.Max(28, column.Name.Length + 4),
    };

    // Excel refuses these signs, an outer apostrophe and more than 31 letters in a sheet's name.
    private static string SheetName(string title, int index)
    {
        var suffix = index == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({index + 1})");
        var clean = new StringBuilder();
        foreach (var c in SheetXml.Printable(title).Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)))
            clean.Append(char.IsWhiteSpace(c) ? ' ' : c);
        var name = clean.ToString().Trim(' ', '\'');
        name = name.Length == 0 ? "Lykta" : name;
        return name[..Math.Min(name.Length, 31 - suffix.Length)].Trim(' ', '\'') + suffix;
    }
}
