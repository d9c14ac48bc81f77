namespace Lykta.Web.Documents;

/// <summary>The CSV that Swedish Excel opens right by a double click: byte order mark, semicolons, decimal comma, Swedish time.</summary>
public sealed class CsvSwedishWriter : ITableWriter
{
    private static readonly CsvDialect Dialect = new(';', HasByteOrderMark: true, ',', "yyyy-MM-dd HH:mm");

    public string MediaType => "text/csv; charset=utf-8";

    public string Extension => "csv";

    public Task WriteAsync(TableDocument table, Stream output, CancellationToken cancellationToken) =>
        CsvLines.WriteAsync(table, Dialect, output, cancellationToken);
}

/// <summary>The CSV that programs expect (RFC 4180): commas, decimal point, ISO 8601 with offset.</summary>
public sealed class CsvRfc4180Writer : ITableWriter
{
    private static readonly CsvDialect Dialect = new(',', HasByteOrderMark: false, '.', "yyyy-MM-dd'T'HH:mm:sszzz");

    public string MediaType => "text/csv; charset=utf-8; header=present";

    public string Extension => "csv";

    public Task WriteAsync(TableDocument table, Stream output, CancellationToken cancellationToken) =>
        CsvLines.WriteAsync(table, Dialect, output, cancellationToken);
}
