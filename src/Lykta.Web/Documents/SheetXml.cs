using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Lykta.Web.Documents;

/// <summary>The XML of one worksheet, row by row. Text is always an inline string: no formula can arise.</summary>
internal sealed partial class SheetXml
{
    public const int HeaderStyle = 1;
    private const int DayStyle = 2;
    private const int InstantStyle = 3;
    private const int TextStyle = 4;
    private const int LongestText = 32_767;
    private const long LargestExactInteger = 999_999_999_999_999;
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private readonly StringBuilder xml = new(1 << 16);

    public int Rows { get; private set; }

    public static string Printable(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                clean.Append(text[i++]).Append(text[i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    public void Begin(IReadOnlyList<double> widths, bool isHeaderFrozen)
    {
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if (isHeaderFrozen)
            xml.Append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.Append("<cols>");
        for (var i = 0; i < widths.Count; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{widths[i]}\" customWidth=\"1\"/>");
        xml.Append("</cols><sheetData>");
    }

    public void Row(IEnumerable<object?> values, Func<int, ColumnKind> kind, int style = TextStyle)
    {
        Rows++;
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{Rows}\">");
        var column = 0;
        foreach (var value in values)
        {
            if (value is not null)
                Cell(value, kind(column), column, style);
            column++;
        }

        xml.Append("</row>");
    }

    public void End(int filterColumns)
    {
        xml.Append("</sheetData>");
        if (filterColumns > 0)
            xml.Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{ColumnName(filterColumns - 1)}{Rows}\"/>");
        xml.Append("</worksheet>");
    }

    public async ValueTask FlushAsync(Stream output, CancellationToken cancellationToken, bool isLast = false)
    {
        if (!isLast && xml.Length < 1 << 15)
            return;
        await output.WriteAsync(Encoding.UTF8.GetBytes(xml.ToString()), cancellationToken).ConfigureAwait(false);
        xml.Clear();
    }

    private void Cell(object value, ColumnKind kind, int column, int style)
    {
        switch (kind)
        {
            case ColumnKind.Integer when value is int or >= -LargestExactInteger and <= LargestExactInteger:
                Number(CellValue.Integer(value), column, style: 0);
                break;
            case ColumnKind.Integer:
                Text(CellValue.Integer(value), column, TextStyle);
                break;
            case ColumnKind.Decimal:
                if (CellValue.Decimal(value) is { Length: > 0 } number)
                    Number(number, column, style: 0);
                break;
            case ColumnKind.Day when (DateOnly)value >= FirstDay:
                Number(((DateOnly)value).ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture), column, DayStyle);
                break;
            case ColumnKind.Day:
                Text(CellValue.Day(value), column, TextStyle);
                break;
            case ColumnKind.Instant:
                Number(CellValue.Local(value).DateTime.ToOADate().ToString("R", CultureInfo.InvariantCulture), column, InstantStyle);
                break;
            default:
                Text(CellValue.Text(value), column, style);
                break;
        }
    }

    private void Number(string invariant, int column, int style) =>
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{ColumnName(column)}{Rows}\" s=\"{style}\"><v>{invariant}</v></c>");

    private void Text(string text, int column, int style)
    {
        text = LiteralEscape().Replace(Printable(Shortened(text)), "_x005F$0");
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{ColumnName(column)}{Rows}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '\r' => xml.Append("_x000D_"),
                _ => xml.Append(c),
            };
        }

        xml.Append("</t></is></c>");
    }

    private static string Shortened(string text) =>
        text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText - 1)}…";

    private static string ColumnName(int index) => index < 26
        ? ((char)('A' + index)).ToString()
        : $"{ColumnName((index / 26) - 1)}{(char)('A' + (index % 26))}";

    // Spreadsheets read _x0041_ as the letter A; text that happens to look so is told apart by escaping its first sign.
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LiteralEscape();
}
