using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Import;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FollowUps.Sheet;

/// <summary>What the file would change in one row.</summary>
public sealed record RowProposal(RoundLine Line, RoundRow Row, EntryAnswer Answer, IReadOnlyList<CellChange> Changes)
{
    /// <summary>Somebody has changed the row in Lykta since the file was fetched.</summary>
    public bool IsStale => Line.Key.Version != Row.Entry.Version;

    /// <summary>The row as the page shows it: a tick is for this version and no later one.</summary>
    public string Seen => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Row.Measure.Number}/{Row.Entry.Version}");
}

/// <summary>A cell that stops the whole file.</summary>
public sealed record StoppedCell(int Row, string Column, string ReasonKey, bool IsWarning, params object[] Arguments);

/// <summary>Compares the file with the round, row by row; stores nothing.</summary>
public sealed class RoundReading
{
    private static readonly HashSet<FindingKind> All = [.. Enum.GetValues<FindingKind>()];
    private readonly FollowUpRound round;
    private readonly ScreeningContext screening;
    private readonly bool acceptsWarnings;
    private readonly Texts texts;

    public RoundReading(FollowUpRound round, ScreeningContext screening, bool acceptsWarnings, Texts texts) =>
        (this.round, this.screening, this.acceptsWarnings, this.texts) = (round, screening, acceptsWarnings, texts);

    public List<RowProposal> Changed { get; } = [];

    /// <summary>Rows that are locked and say something else in the file.</summary>
    public List<RoundRow> Locked { get; } = [];

    public List<StoppedCell> Stopped { get; } = [];

    public int Same { get; private set; }

    /// <summary>Rows of the round that are not in the file; they are left as they are.</summary>
    public int Absent { get; private set; }

    public RoundReading Read(IReadOnlyList<RoundLine> lines, IReadOnlyList<RoundRow> rows, DateTimeOffset now)
    {
        var known = rows.ToDictionary(r => r.Measure.Number);
        foreach (var line in lines)
        {
            if (!known.TryGetValue(line.Key.Measure, out var row))
            {
                Stopped.Add(new(line.Number, texts["FollowUps.Table.Key"], "FollowUps.Table.Error.NotYours", false, $"A-{line.Key.Measure}"));
                continue;
            }

            var proposal = Compare(line, row);
            if (proposal.Changes.Count == 0)
                Same++;
            else if (!row.Entry.IsOpenAt(round, now))
                Locked.Add(row);
            else
                Changed.Add(proposal);
        }

        Absent = rows.Count - lines.Count(l => known.ContainsKey(l.Key.Measure));
        return this;
    }

    // A blank cell changes nothing: a column that somebody emptied by mistake takes no words away.
    private RowProposal Compare(RoundLine line, RoundRow row)
    {
        List<CellChange> changes = [];
        var status = StatusOf(line, row.Entry, changes);
        var work = SaidOf(line, round.WorkHeading, row.Entry.Work, line.Work, changes);
        var plan = SaidOf(line, round.PlanHeading, row.Entry.Plan, line.Plan, changes);
        var method = SaidOf(line, texts["Plans.Part.FollowUpMethod"], row.Entry.Method, line.Method, changes);
        if (changes.Count > 0 && status is EntryStatus.AsPlanned or EntryStatus.Done && string.IsNullOrEmpty(method.Over(row.Entry.Method)))
            Stopped.Add(new(line.Number, texts["Plans.Part.Status"], "FollowUps.Error.DoneWithoutMethod", false));
        return new(line, row, new(status, work, plan, method), changes);
    }

    private EntryStatus? StatusOf(RoundLine line, FollowUpEntry entry, List<CellChange> changes)
    {
        if (line.Status.Length == 0)
            return entry.Status;
        foreach (var status in Enum.GetValues<EntryStatus>())
        {
            if (!new[] { "sv", "en" }.Any(l => string.Equals(TextCatalogue.Embedded[l][$"FollowUps.Status.{status}"], line.Status, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (status != entry.Status)
                changes.Add(new(texts["Plans.Part.Status"], entry.Status is { } now ? texts[$"FollowUps.Status.{now}"] : "", texts[$"FollowUps.Status.{status}"]));
            return status;
        }

        var choices = string.Join(", ", Enum.GetValues<EntryStatus>().Select(s => texts[$"FollowUps.Status.{s}"].Value));
        Stopped.Add(new(line.Number, texts["Plans.Part.Status"], "FollowUps.Table.Error.Status", false, choices));
        return entry.Status;
    }

    private Said SaidOf(RoundLine line, string column, string? now, string text, List<CellChange> changes)
    {
        if (text.Length == 0 || PlanTable.Tidy(text) == PlanTable.Tidy(now ?? ""))
            return Said.Kept;
        if (!ScreenedText.TryPass(text, screening, acceptsWarnings ? All : new HashSet<FindingKind>(), out var passed, out var result, 4000))
        {
            Stopped.Add(new(line.Number, column, result.IsTooLong ? "Plans.Import.TooLong" : $"Privacy.Finding.{result.Findings.OrderByDescending(f => f.Severity).First().Kind}",
                !result.HasStop && !result.IsTooLong));
            return Said.Kept;
        }

        changes.Add(new(column, now ?? "", passed.Value));
        return (ScreenedText?)passed;
    }
}
