using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FollowUps.Sheet;

/// <summary>Which row of which round a line of the file is, and how often the row had been changed when the file was fetched.</summary>
public readonly record struct RowKey(string Round, int Measure, int Version)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Round}/A-{Measure}/{Version}");

    public static RowKey? Read(string text)
    {
        var parts = text.Trim().Split('/');
        return parts is [{ Length: > 0 } round, ['A' or 'a', '-', .. var measure], var version]
            && int.TryParse(measure, System.Globalization.CultureInfo.InvariantCulture, out var number) && int.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var times)
            ? new(round, number, times) : null;
    }
}

/// <summary>One line of the file: its key and what it says in the four columns that may be changed.</summary>
public sealed record RoundLine(int Number, RowKey Key, string Status, string Work, string Plan, string Method);

/// <summary>The round's rows as a table to be edited in Excel and read back. The first column says which row each line is.</summary>
public static class RoundTable
{
    private const int HeaderWithin = 12;

    public static IReadOnlyList<string> Headings(FollowUpRound round, Texts texts) =>
    [
        texts["FollowUps.Table.Key"], texts["FollowUps.Round.Unit"], texts["Plans.Column.Measure"], texts["Plans.Part.Status"],
        round.WorkHeading, round.PlanHeading, texts["Plans.Part.FollowUpMethod"],
    ];

    /// <summary>All rows for the one who leads the round, the own ones for a unit.</summary>
    public static async Task<IReadOnlyList<RoundRow>> RowsOfAsync(this LyktaDbContext db, FollowUpRound round, Viewer viewer, CancellationToken cancel) =>
        viewer.May(Permission.ManageFollowUp) ? await db.RowsAsync(round.Id, cancel) : (await db.MyRowsAsync(round.Id, viewer, cancel)).Own;

    public static TableDocument Write(FollowUpRound round, IReadOnlyList<RoundRow> rows, Func<OrganisationId?, string> unit, DateTimeOffset now, Texts texts)
    {
        return new(round.Title, [.. Headings(round, texts).Select(h => new TableColumn(h))], Lines(), now)
        {
            Subtitle = texts["FollowUps.Table.Help"],
            Language = System.Globalization.CultureInfo.CurrentUICulture,
        };

        async IAsyncEnumerable<IReadOnlyList<object?>> Lines()
        {
            await Task.CompletedTask;
            foreach (var (entry, measure, _) in rows)
                yield return
                [
                    new RowKey(round.Slug, measure.Number, entry.Version).ToString(), unit(entry.UnitId), measure.Name,
                    entry.Status is { } status ? texts[$"FollowUps.Status.{status}"].Value : null, entry.Work, entry.Plan, entry.Method,
                ];
        }
    }

    /// <summary>The lines, or why the file is not this round's table: a column is gone, another round's, a row twice, a key that is damaged.</summary>
    public static Result<IReadOnlyList<RoundLine>> Read(IReadOnlyList<TableRow> file, FollowUpRound round)
    {
        var (at, columns) = HeaderOf(file, round);
        if (columns is null)
            return new Error("FollowUps.Table.Error.NoKey", "Input.File");
        if (columns.FirstOrDefault(c => c.At < 0) is { Name: { } missing })
            return new Error("FollowUps.Table.Error.NoColumn", "Input.File", missing);
        List<Error> errors = [];
        List<RoundLine> lines = [];
        foreach (var row in file.Skip(at + 1).Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))))
        {
            string Cell(int column) => row[columns[column].At].ReplaceLineEndings("\n").Trim();
            if (RowKey.Read(Cell(0)) is not { } key)
                errors.Add(new("FollowUps.Table.Error.BadKey", "Input.File", row.Number));
            else if (key.Round != round.Slug)
                return new Error("FollowUps.Table.Error.OtherRound", "Input.File", key.Round, round.Slug);
            else if (lines.Find(l => l.Key.Measure == key.Measure) is { } first)
                errors.Add(new("FollowUps.Table.Error.Twice", "Input.File", first.Number, row.Number, $"A-{key.Measure}"));
            else
                lines.Add(new(row.Number, key, Cell(1), Cell(2), Cell(3), Cell(4)));
        }

        if (errors.Count == 0 && lines.Count == 0)
            errors.Add(new("FollowUps.Table.Error.NoRows", "Input.File"));
        return errors.Count > 0 ? errors.Take(20).ToList() : lines;
    }

    // Another round's table has other headings of its period: its key tells, so that the message can too.
    private static (int At, (string Name, int At)[]? Columns) HeaderOf(IReadOnlyList<TableRow> file, FollowUpRound round)
    {
        for (var i = 0; i < Math.Min(file.Count, HeaderWithin); i++)
        {
            var cells = file[i].Cells.Select(c => c.Trim()).ToList();
            if (IndexOf(cells, Words("FollowUps.Table.Key")) < 0)
                continue;
            (string Name, int At)[] columns =
            [
                Of("FollowUps.Table.Key"), Of("Plans.Part.Status"), (round.WorkHeading, IndexOf(cells, [round.WorkHeading])),
                (round.PlanHeading, IndexOf(cells, [round.PlanHeading])), Of("Plans.Part.FollowUpMethod"),
            ];
            var isOther = file.Skip(i + 1).Select(r => RowKey.Read(r[columns[0].At])).Any(k => k is { } key && key.Round != round.Slug);
            return (i, isOther ? [.. columns.Select(c => c with { At = Math.Max(c.At, 0) })] : columns);

            (string, int) Of(string key) => (TextCatalogue.Embedded["sv"][key], IndexOf(cells, Words(key)));
        }

        return (-1, null);
    }

    private static string[] Words(string key) => [TextCatalogue.Embedded["sv"][key], TextCatalogue.Embedded["en"][key]];

    private static int IndexOf(List<string> cells, IEnumerable<string> words) =>
        words.Select(w => cells.FindIndex(c => string.Equals(c, w.Trim(), StringComparison.OrdinalIgnoreCase))).FirstOrDefault(i => i >= 0, -1);
}
