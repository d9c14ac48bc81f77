using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lykta.Web.Documents;

/// <summary>How a column's values are typed: text is guarded against formulas, numbers and times stay numbers and times.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "A spreadsheet's own words.")]
public enum ColumnKind
{
    Text,
    Integer,
    Decimal,
    Day,
    Instant,
    Url,
}

/// <summary>One column; its rows hold null or, by kind, string, int/long, decimal/double, DateOnly, DateTimeOffset, Uri/string.</summary>
public sealed record TableColumn(string Name, ColumnKind Kind = ColumnKind.Text);

/// <summary>A table to be written to a file. Rows are asked for once and never held.</summary>
public sealed record TableDocument(
    string Title,
    IReadOnlyList<TableColumn> Columns,
    IAsyncEnumerable<IReadOnlyList<object?>> Rows,
    DateTimeOffset ProducedAt)
{
    /// <summary>The chosen filter, in words.</summary>
    public string? Subtitle { get; init; }

    public string? Source { get; init; }

    public CultureInfo Language { get; init; } = CultureInfo.GetCultureInfo("sv-SE");
}

/// <summary>Writes a table as one kind of file.</summary>
public interface ITableWriter
{
    string MediaType { get; }

    string Extension { get; }

    Task WriteAsync(TableDocument table, Stream output, CancellationToken cancellationToken);
}
