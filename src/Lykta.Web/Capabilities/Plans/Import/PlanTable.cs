using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Plans.Import;

/// <summary>One row of a plan's table as the file has it: what stands under each meaning.</summary>
/// <param name="Row">Number in the file.</param>
/// <param name="Section">The section that it stands under, carried down from where it was written.</param>
/// <param name="Cells">Text by meaning; blank cells are not there.</param>
public sealed record PlanTableRow(int Row, string Section, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string key] => Cells.GetValueOrDefault(key, "");

    /// <summary>A section with nothing in it: Akut hantering av händelser.</summary>
    public bool IsSectionOnly => Cells.Count == 0;
}

/// <summary>A file's rows put together: the header found, repeated headers and blank rows left out, continued rows joined.</summary>
public sealed record PlanTable(
    IReadOnlyList<string> Header, IReadOnlyList<string> Meanings, IReadOnlyList<PlanTableRow> Rows, int RepeatedHeaders, IReadOnlyList<int> JoinedRows, int Before)
{
    private const int HeaderWithin = 40;

    /// <summary>It is Lykta's own export: it has the columns that only an export has, and its number says which measure a row is.</summary>
    public bool IsExport => new[] { "sv", "en" }.Any(l => new[] { "Plans.Column.Gaps", "Plans.Column.Parties" }
        .All(k => Header.Contains(TextCatalogue.Embedded[l][k], StringComparer.OrdinalIgnoreCase)));

    public bool HasNumbers => Meanings.Contains(PlanHeadings.Number, StringComparer.Ordinal);

    public bool HasNames => Meanings.Contains(nameof(Measure.Name), StringComparer.Ordinal);

    /// <summary>Reads all rows of a file; the chosen meanings, or the guess when none are chosen.</summary>
    public static PlanTable Read(IReadOnlyList<TableRow> rows, PlanHeadings headings, IReadOnlyList<string>? chosen = null)
    {
        var at = HeaderAt(rows, headings);
        if (at < 0)
            return new([], [], [], 0, [], rows.Count);
        var header = rows[at].Cells;
        var meanings = chosen is { Count: > 0 } ? [.. chosen.Select(c => c ?? "").Concat(Enumerable.Repeat("", header.Count)).Take(header.Count)] : headings.Guess(header);
        var gathered = new Gatherer(header, meanings);
        foreach (var row in rows.Skip(at + 1))
            gathered.Take(row);
        return new(header, meanings, gathered.Rows, gathered.RepeatedHeaders, gathered.JoinedRows, at);
    }

    private static int HeaderAt(IReadOnlyList<TableRow> rows, PlanHeadings headings)
    {
        for (var i = 0; i < Math.Min(rows.Count, HeaderWithin); i++)
        {
            var guess = headings.Guess(rows[i].Cells);
            if (guess.Contains(nameof(Measure.Name), StringComparer.Ordinal) && guess.Count(g => g.Length > 0) >= 2)
                return i;
        }

        return -1;
    }

    /// <summary>Lines trimmed, blanks single, empty lines gone: the same cell from Word, Excel and CSV is the same text.</summary>
    public static string Tidy(string cell) => string.Join('\n', cell.ReplaceLineEndings("\n").Split('\n')
        .Select(line => string.Join(' ', line.Split((char[])[' ', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0));

    private sealed class Gatherer(IReadOnlyList<string> header, IReadOnlyList<string> meanings)
    {
        private readonly string[] headerKeys = [.. header.Select(KeyOf)];
        private string section = "";

        public List<PlanTableRow> Rows { get; } = [];

        public int RepeatedHeaders { get; private set; }

        public List<int> JoinedRows { get; } = [];

        public void Take(TableRow row)
        {
            if (IsHeader(row))
            {
                RepeatedHeaders++;
                return;
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < meanings.Count; i++)
            {
                if (meanings[i].Length > 0 && Tidy(row[i]) is { Length: > 0 } text)
                    cells[meanings[i]] = text;
            }

            var hasSection = cells.Remove(nameof(Measure.SectionId), out var written);
            if (hasSection)
                section = written!.Replace('\n', ' ');
            if (cells.Count == 0 && !hasSection)
                return;
            // Words without a name and a section of their own belong to the row above, which a page break has cut.
            if (!hasSection && !cells.ContainsKey(nameof(Measure.Name)) && !cells.ContainsKey(PlanHeadings.Number) && Rows.Count > 0 && !Rows[^1].IsSectionOnly)
                Join(row.Number, cells);
            else
                Add(new(row.Number, section, cells));
        }

        private void Add(PlanTableRow row)
        {
            // A section's own line above its rows is a heading, not an empty section.
            if (Rows is [.., { IsSectionOnly: true } above] && above.Section == row.Section)
                Rows.RemoveAt(Rows.Count - 1);
            Rows.Add(row);
        }

        private void Join(int number, Dictionary<string, string> more)
        {
            var joined = new Dictionary<string, string>(Rows[^1].Cells, StringComparer.Ordinal);
            foreach (var (key, text) in more)
                joined[key] = joined.TryGetValue(key, out var above) ? $"{above}\n{text}" : text;
            Rows[^1] = Rows[^1] with { Cells = joined };
            JoinedRows.Add(number);
        }

        private bool IsHeader(TableRow row)
        {
            var (filled, same) = (0, 0);
            for (var i = 0; i < headerKeys.Length; i++)
            {
                if (KeyOf(row[i]) is not { Length: > 0 } key)
                    continue;
                filled++;
                if (headerKeys[i].Length > 0 && Math.Abs(key.Length - headerKeys[i].Length) <= 3 && Spelling.Distance(key, headerKeys[i]) <= Math.Max(1, key.Length / 6))
                    same++;
            }

            return filled >= 2 && same * 3 >= filled * 2;
        }

        private static string KeyOf(string cell) => cell.Length > 120 ? "" : NameKeys.Of(cell).Damaged;
    }
}
