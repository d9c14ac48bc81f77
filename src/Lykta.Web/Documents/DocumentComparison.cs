using System.Text.RegularExpressions;
using Lykta.Web.Platform.Files;

namespace Lykta.Web.Documents;

/// <summary>A number that stands more or fewer times in the edited document than in the one that was made.</summary>
public sealed record NumberChange(string Number, int Was, int Is);

/// <summary>A cell that says something else; the row is named by its first words.</summary>
public sealed record CellChange(string Row, int Column, string Was, string Is);

/// <summary>What an edited document does to the numbers and tables that were generated; other words may change as they like.</summary>
public sealed partial record DocumentComparison(
    IReadOnlyList<NumberChange> Numbers, IReadOnlyList<CellChange> Cells, IReadOnlyList<string> RowsGone, IReadOnlyList<string> RowsNew)
{
    public bool IsSame => Numbers.Count + Cells.Count + RowsGone.Count + RowsNew.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="made">As it is generated now.</param>
    /// <param name="edited">As it came back.</param>
    /// <param name="moving">Lines that begin so carry the moment of making, and are left out.</param>
    public static DocumentComparison Of(DocumentText made, DocumentText edited, string? moving = null)
    {
        var (was, now) = (NumbersOf(made, moving), NumbersOf(edited, moving));
        List<NumberChange> numbers = [.. was.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Select(n => new NumberChange(n, was.GetValueOrDefault(n), now.GetValueOrDefault(n))).Where(c => c.Was != c.Is)];
        var (before, after) = (RowsOf(made), RowsOf(edited));
        List<CellChange> cells = [];
        foreach (var (key, row) in before)
        {
            if (!after.TryGetValue(key, out var other))
                continue;
            for (var i = 0; i < Math.Max(row.Count, other.Count); i++)
            {
                var (a, b) = (row.ElementAtOrDefault(i) ?? "", other.ElementAtOrDefault(i) ?? "");
                if (Plain(a) != Plain(b))
                    cells.Add(new(key, i + 1, a, b));
            }
        }

        return new(numbers, cells, [.. before.Keys.Except(after.Keys, StringComparer.Ordinal)], [.. after.Keys.Except(before.Keys, StringComparer.Ordinal)]);
    }

    private static Dictionary<string, int> NumbersOf(DocumentText text, string? moving) =>
        text.Lines.Where(l => moving is null || !l.StartsWith(moving, StringComparison.Ordinal)).SelectMany(l => Number().Matches(l).Select(m => Spaces().Replace(m.Value, ""))).CountBy(n => n).ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal);

    // Rows that begin alike are told apart by their order.
    private static Dictionary<string, IReadOnlyList<string>> RowsOf(DocumentText text)
    {
        var rows = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var latest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in text.Rows)
        {
            var name = Plain(string.Join(" · ", row.Where(c => c.Length > 0).Take(2)));
            name = name.Length > 120 ? name[..120] : name;
            var key = name;
            // From where the last of that name got to: ten thousand rows alike are ten thousand looks, not fifty million.
            for (var i = latest.GetValueOrDefault(name, 1) + 1; rows.ContainsKey(key); i++)
                (key, latest[name]) = ($"{name} ({i})", i);
            rows[key] = row;
        }

        return rows;
    }

    private static string Plain(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\d+(?:[   ]\d{3})*(?:[.,:/-]\d+)*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Spaces();
}
