using System.Globalization;
using System.Text;
using Lykta.Web.Platform.Files;

namespace Lykta.Web.Documents;

/// <summary>What differs between the CSV dialects.</summary>
internal sealed record CsvDialect(char Separator, bool HasByteOrderMark, char DecimalMark, string InstantFormat);

/// <summary>Writes header and rows of a table as CSV, a row at a time.</summary>
internal static class CsvLines
{
    private static readonly System.Buffers.SearchValues<char> NeedQuotes =
        System.Buffers.SearchValues.Create(";,\t\"\r\n'");

    public static async Task WriteAsync(
        TableDocument table, CsvDialect dialect, Stream output, CancellationToken cancellationToken)
    {
        var encoding = new UTF8Encoding(dialect.HasByteOrderMark);
        var writer = new StreamWriter(output, encoding, bufferSize: 1 << 16, leaveOpen: true);
        await using var _ = writer.ConfigureAwait(false);
        var line = new StringBuilder(512);

        foreach (var column in table.Columns)
            Append(line, Quoted(FormulaGuard.Add(column.Name)), dialect);
        await EndLineAsync(writer, line, cancellationToken).ConfigureAwait(false);

        await foreach (var row in table.Rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < table.Columns.Count; i++)
                Append(line, Cell(row[i], table.Columns[i].Kind, dialect), dialect);
            await EndLineAsync(writer, line, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Append(StringBuilder line, string cell, CsvDialect dialect) =>
        line.Append(cell).Append(dialect.Separator);

    private static async Task EndLineAsync(StreamWriter writer, StringBuilder line, CancellationToken cancellationToken)
    {
        line.Length--;
        line.Append("\r\n");
        await writer.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        line.Clear();
    }

    private static string Cell(object? value, ColumnKind kind, CsvDialect dialect) => (value, kind) switch
    {
        (null, _) => "",
        (_, ColumnKind.Integer) => CellValue.Integer(value),
        (_, ColumnKind.Decimal) => Number(CellValue.Decimal(value), dialect),
        (_, ColumnKind.Day) => CellValue.Day(value),
        (_, ColumnKind.Instant) => CellValue.Local(value).ToString(dialect.InstantFormat, CultureInfo.InvariantCulture),
        _ => Quoted(FormulaGuard.Add(CellValue.Text(value))),
    };

    private static string Number(string invariant, CsvDialect dialect)
    {
        var number = invariant.Replace('.', dialect.DecimalMark);
        return dialect.Separator == dialect.DecimalMark ? Quoted(number) : number;
    }

    private static string Quoted(string text)
    {
        text = text.Replace("\0", "", StringComparison.Ordinal);
        var plain = text.AsSpan().IndexOfAny(NeedQuotes) < 0 && text.Trim().Length == text.Length;
        return plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
