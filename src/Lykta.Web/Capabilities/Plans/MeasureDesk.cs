using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>One cell as a form sends it: what it says now, and what it said when the writer began.</summary>
public sealed record CellEdit(string Key, string Value, string Was)
{
    public bool IsTouched => Same(Value) != Same(Was);

    public static string Same(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
}

/// <summary>A cell that two people changed: both texts, and nothing saved over the other's.</summary>
public sealed record CellConflict(MeasurePart Part, string Theirs, string Yours);

public sealed record CellsSaved(IReadOnlyList<CellConflict> Conflicts, IReadOnlyList<Error> Errors, int Changed)
{
    public bool IsOk => Conflicts.Count == 0 && Errors.Count == 0;
}

/// <summary>Changes measures cell by cell: two who change different cells do not disturb each other.</summary>
public sealed class MeasureDesk(Writes writes, PartReader reader)
{
    public async Task<CellsSaved> SaveAsync(int number, IEnumerable<CellEdit> edits, MeasureNames names, bool isAccepted, CancellationToken cancel)
    {
        List<Error> errors = [];
        List<(MeasurePart Part, PartValue Value, CellEdit Edit)> ready = [];
        foreach (var edit in edits.Where(e => e.IsTouched))
        {
            if (Measure.PartOf(edit.Key) is not { } part || !names.Parts.Contains(part))
                continue;
            var read = await reader.ReadAsync(part, edit.Value, names, isAccepted, cancel);
            errors.AddRange(read.Errors);
            if (read.IsOk)
                ready.Add((part, read.Value, edit));
        }

        return errors.Count > 0 ? new([], errors, 0) : await KeepAsync(number, ready, cancel);
    }

    // Saying the same again changes nothing, so no submission is kept.
    private Task<CellsSaved> KeepAsync(int number, List<(MeasurePart Part, PartValue Value, CellEdit Edit)> ready, CancellationToken cancel) => writes.RunAsync(async (unit, token) =>
    {
        List<CellConflict> conflicts = [];
        List<Error> refused = [];
        var changed = 0;
        var measure = await unit.Db.Set<Measure>().SingleAsync(m => m.Number == number, token);
        foreach (var (part, value, edit) in ready)
        {
            var now = CellEdit.Same(part.Read(measure));
            if (now == CellEdit.Same(edit.Value))
                continue;
            if (now != CellEdit.Same(edit.Was))
            {
                conflicts.Add(new(part, part.Read(measure), edit.Value));
                continue;
            }

            if (part.Kind is PartKind.Place or PartKind.Area && value.Id is not null && await unit.Db.IsProtectedAsync(measure.Id, token))
            {
                refused.Add(new("Programmes.Error.NeverOnAMap", $"Fields[{part.Key}]"));
                continue;
            }

            Keep(unit, measure, part, value);
            changed++;
        }

        if (changed > 0)
            await ShareDesk.FollowAsync(unit, [measure], token);
        return new CellsSaved(conflicts, refused, changed);
    }, cancel);

    /// <summary>The same part of many measures; gives how many changed.</summary>
    public async Task<int> ChangeManyAsync(IReadOnlyCollection<int> numbers, MeasurePart part, PartValue value, SubmissionKey key, CancellationToken cancel)
    {
        var done = await writes.RunOnceAsync(key, async (unit, token) =>
        {
            var measures = await unit.Db.Set<Measure>().Where(m => numbers.Contains(m.Number)).ToListAsync(token);
            foreach (var measure in measures)
                Keep(unit, measure, part, value);
            await ShareDesk.FollowAsync(unit, measures, token);
            return $"{measures.Count}";
        }, cancel);
        return int.Parse(done.Outcome, System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task<int> AddAsync(ActionPlanId plan, Platform.Privacy.ScreenedText name, PlanSectionId? section, SubmissionKey key, CancellationToken cancel)
    {
        var done = await writes.RunOnceAsync(key, async (unit, token) =>
        {
            var owner = await unit.Db.OwnerAsync(token);
            var measure = Measure.Add(plan, await unit.NextNumberAsync("measure", token), name, owner, unit.Now);
            if (section is { } chosen)
                measure.Change(Measure.PartOf(nameof(Measure.SectionId))!, new(Id: chosen.Value), unit.Now);
            unit.Db.Add(measure);
            unit.Audit("measure.added", nameof(Measure), measure.Id.Value);
            return $"{measure.Number}";
        }, cancel);
        return int.Parse(done.Outcome, System.Globalization.CultureInfo.InvariantCulture);
    }

    internal static void Keep(WriteUnit unit, Measure measure, MeasurePart part, PartValue value)
    {
        if (measure.Change(part, value, unit.Now) is { } formerName)
            unit.Db.Add(formerName);
        unit.Audit("measure.changed", nameof(Measure), measure.Id.Value, ("part", part.Key));
    }

}
