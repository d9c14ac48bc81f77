using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Lykta.Web.Platform.Files;

/// <summary>Reads a worksheet row by row and holds one row at a time.</summary>
internal sealed class SheetRows(WorksheetPart sheet, CellValues values, TableLimits limits)
{
    private const int LargestGap = 1_000;
    private readonly StringBuilder text = new();
    private readonly List<string> cells = [];

    public IEnumerable<TableRow> Read()
    {
        using var xml = PartXml.Open(sheet);
        var number = 0;
        var count = 0;
        while (xml.Read())
        {
            if (!xml.IsStart("row"))
                continue;
            var previous = number;
            number = RowNumber(xml.GetAttribute("r"), previous);
            ReadCells(xml, number);
            var trimmed = RowCells.Trimmed(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cells));
            if (trimmed.Count == 0)
                continue;
            if (number > limits.Rows + 1 && number - previous > LargestGap)
                throw new FileRefusedException(FileErrors.FarCell(CellAddress.Of(cells.FindIndex(c => c.Length > 0) + 1, number)));
            if (++count > limits.Rows)
                throw new FileRefusedException(FileErrors.TooManyRows(limits.Rows));
            yield return new(number, trimmed);
        }
    }

    private static int RowNumber(string? stated, int previous)
    {
        var number = stated is null ? previous + 1 : int.Parse(stated, NumberStyles.None, CultureInfo.InvariantCulture);
        return number > previous && number <= CellAddress.LastRow ? number : throw new InvalidDataException();
    }

    private void ReadCells(XmlReader xml, int row)
    {
        cells.Clear();
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var column = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (!xml.IsStart("c"))
                continue;
            column = xml.GetAttribute("r") is { } address ? CellAddress.ColumnOf(address) : column + 1;
            var value = ReadCell(xml, row);
            if (value.Length == 0)
                continue;
            if (column > limits.Columns)
                throw new FileRefusedException(FileErrors.FarCell(CellAddress.Of(column, row)));
            while (cells.Count < column)
                cells.Add("");
            cells[column - 1] = value;
        }
    }

    private string ReadCell(XmlReader xml, int row)
    {
        if (xml.IsEmptyElement)
            return "";
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s");
        var depth = xml.Depth;
        text.Clear();
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.IsStart("v"))
                xml.ReadText(text, limits.CellCharacters);
            else if (xml.IsStart("is"))
                xml.ReadRuns(text, limits.CellCharacters);
        }

        var value = text.Length == 0 ? "" : values.Shown(text.ToString(), type, style);
        return value.Length <= limits.CellCharacters
            ? value
            : throw new FileRefusedException(FileErrors.CellTooLong(row, limits.CellCharacters));
    }
}

/// <summary>Cell addresses such as XFD1048576, the last one there is.</summary>
internal static class CellAddress
{
    public const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;

    public static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var c in address)
        {
            if (!char.IsAsciiLetter(c))
                break;
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
            if (column > LastColumn)
                throw new InvalidDataException();
        }

        return column > 0 ? column : throw new InvalidDataException();
    }

    public static string Of(int column, int row)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }
}
