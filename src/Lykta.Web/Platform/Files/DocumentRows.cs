using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Lykta.Web.Platform.Files;

/// <summary>
/// The rows of all tables in a Word document, one after the other. Only the text that stands there is read: no macros,
/// fields, deleted text, comments or linked files. The paragraphs of a cell are lines; a table inside a cell is its text.
/// </summary>
internal static class DocumentRows
{
    private const string MainPart = "word/document.xml";

    /// <summary>Looks in a zip that has been inspected.</summary>
    public static bool IsDocument(Stream file)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return zip.GetEntry(MainPart) is not null;
    }

    public static IEnumerable<TableRow> Read(Stream file, TableLimits limits)
    {
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var part = zip.GetEntry(MainPart)!.Open();
        using var xml = PartXml.Open(part);
        var row = new RowInProgress(limits);
        var number = 0;
        var given = 0;
        while (xml.Read())
        {
            if (!row.Take(xml))
                continue;
            number++;
            if (row.Cells() is not { Count: > 0 } cells)
                continue;
            if (++given > limits.Rows)
                throw new FileRefusedException(FileErrors.TooManyRows(limits.Rows));
            yield return new(number, cells);
        }
    }

    /// <summary>Gathers cells until the outer table's row ends.</summary>
    private sealed class RowInProgress(TableLimits limits)
    {
        private const int MostDepth = 200;
        private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "del", "instrText", "delText", "Fallback", "delInstrText" };
        private readonly List<string> cells = [];
        private readonly StringBuilder text = new();
        private int tables;
        private int span = 1;
        private int rows;

        /// <summary>True when a whole row has been read.</summary>
        public bool Take(XmlReader xml)
        {
            if (xml.Depth > MostDepth)
                throw new InvalidDataException("Too deep.");
            if (xml.NodeType == XmlNodeType.Element)
            {
                Begin(xml);
                return false;
            }

            return xml.NodeType == XmlNodeType.EndElement && End(xml.LocalName);
        }

        public IReadOnlyList<string> Cells() => RowCells.Trimmed([.. cells.Select(c => c.Trim('\n', ' '))]);

        private void Begin(XmlReader xml)
        {
            var name = xml.LocalName;
            if (Skipped.Contains(name) && !xml.IsEmptyElement)
            {
                PassOver(xml);
                return;
            }

            if (name == "tbl" && !xml.IsEmptyElement)
                tables++;
            else if (tables == 0)
                return;
            else if (name == "tr" && tables == 1)
                cells.Clear();
            else if (name == "tc" && tables == 1)
                (span, _) = (1, text.Clear());
            else if (name == "gridSpan" && tables == 1)
                span = int.TryParse(ValueOf(xml), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var wide) ? Math.Clamp(wide, 1, limits.Columns) : 1;
            else
                Words(xml, name);
        }

        private void Words(XmlReader xml, string name)
        {
            switch (name)
            {
                case "t":
                    xml.ReadText(text, limits.CellCharacters);
                    break;
                case "tab":
                    text.Append(' ');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
            }
        }

        private bool End(string name)
        {
            if (tables > 0 && name == "p")
                text.Append('\n');
            else if (tables == 1 && name == "tc")
                AddCell();
            else if (name == "tbl" && tables > 0)
                tables--;
            else
                return tables == 1 && name == "tr";
            return false;
        }

        private void AddCell()
        {
            if (text.Length > limits.CellCharacters)
                throw new FileRefusedException(FileErrors.CellTooLong(rows + 1, limits.CellCharacters));
            cells.Add(text.ToString());
            for (var i = 1; i < span; i++)
                cells.Add("");
            if (cells.Count > limits.Columns)
                throw new FileRefusedException(FileErrors.TooManyColumns(rows + 1, limits.Columns));
            rows++;
        }

        // Leaves the reader on the end of the element, so that the caller's next Read goes past it.
        private static void PassOver(XmlReader xml)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
            }
        }

        private static string? ValueOf(XmlReader xml)
        {
            for (var i = 0; i < xml.AttributeCount; i++)
            {
                xml.MoveToAttribute(i);
                if (xml.LocalName == "val")
                    return xml.Value;
            }

            return null;
        }
    }
}
