using CsvHelper;

namespace Lykta.Web.Platform.Files;

/// <summary>The rows of a CSV file, numbered as a spreadsheet would number them.</summary>
internal static class CsvRows
{
    public static IEnumerable<TableRow> Read(Stream file, TextFormat format, TableLimits limits)
    {
        file.Position = 0;
        using var text = new StreamReader(file, format.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        var hasUnclosedQuote = false;
        var options = Options(format, limits) with
        {
            OnMalformedRecord = record => hasUnclosedQuote |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        };
        using var csv = CsvReader.Create(text, options, leaveOpen: true);
        var count = 0;
        while (csv.Read())
        {
            var row = (int)csv.RowNumber;
            if (hasUnclosedQuote)
                throw new FileRefusedException(FileErrors.UnclosedQuote(row));
            var cells = Cells(csv, row, limits);
            if (cells.Count == 0 || (row == 1 && cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)))
                continue;
            if (++count > limits.Rows)
                throw new FileRefusedException(FileErrors.TooManyRows(limits.Rows));
            yield return new(row, cells);
        }
    }

    private static CsvReaderOptions Options(TextFormat format, TableLimits limits) => new()
    {
        Separator = format.Separator,
        HasHeader = false,
        SkipEmptyLines = false,
        DetectSeparatorHint = false,
        MaxRecordSize = 2 * limits.LineBytes,
    };

    private static IReadOnlyList<string> Cells(CsvReader csv, int row, TableLimits limits)
    {
        var count = csv.FieldCount;
        while (count > 0 && csv.IsEmpty(count - 1))
            count--;
        if (count > limits.Columns)
            throw new FileRefusedException(FileErrors.TooManyColumns(row, limits.Columns));
        var cells = new string[count];
        for (var i = 0; i < count; i++)
        {
            cells[i] = csv.GetString(i);
            if (cells[i].Length > limits.CellCharacters)
                throw new FileRefusedException(FileErrors.CellTooLong(row, limits.CellCharacters));
        }

        return RowCells.Trimmed(cells);
    }
}

/// <summary>What rows of all formats have in common: no trailing blanks, and the guard of our own exports taken off.</summary>
internal static class RowCells
{
    public static IReadOnlyList<string> Trimmed(ReadOnlySpan<string> cells)
    {
        var length = cells.Length;
        while (length > 0 && string.IsNullOrWhiteSpace(cells[length - 1]))
            length--;
        var trimmed = new string[length];
        for (var i = 0; i < length; i++)
            trimmed[i] = cells[i] is ['\'', ..] ? FormulaGuard.Remove(cells[i]) : cells[i];
        return trimmed;
    }
}
