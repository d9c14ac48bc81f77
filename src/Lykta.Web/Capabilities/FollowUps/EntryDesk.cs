using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps;

/// <summary>A row as the form sends it, with what stood there when the writer began.</summary>
public sealed record EntryForm(string? Status, string? Work, string? Plan, string? Method, string? WasStatus, string? WasWork, string? WasPlan, string? WasMethod);

/// <summary>A field that two people wrote in.</summary>
public sealed record EntryConflict(string Field, string Theirs, string Yours);

public sealed record EntrySaved(IReadOnlyList<Error> Errors, IReadOnlyList<EntryConflict> Conflicts)
{
    public bool IsOk => Errors.Count == 0 && Conflicts.Count == 0;
}

/// <summary>Keeps what units write: field by field, so that two at once lose nothing.</summary>
public sealed class EntryDesk(Writes writes, TextWall wall, LyktaScope scope)
{
    /// <summary>Screens the words, joins them with what others wrote meanwhile, and keeps the row.</summary>
    public async Task<EntrySaved> SaveAsync(FollowUpEntryId id, FollowUpRound round, EntryForm form, bool isAccepted, CancellationToken cancel)
    {
        List<Error> errors = [];
        var work = await PassAsync(form.Work, "Work", isAccepted, errors, cancel);
        var plan = await PassAsync(form.Plan, "Plan", isAccepted, errors, cancel);
        var method = await PassAsync(form.Method, "Method", isAccepted, errors, cancel);
        EntryStatus? status = Enum.TryParse<EntryStatus>(form.Status, out var given) && Enum.IsDefined(given) ? given : null;
        if (errors.Count > 0)
            return new(errors, []);
        return await writes.RunAsync(async (unit, token) =>
        {
            var entry = await unit.Db.Set<FollowUpEntry>().SingleAsync(e => e.Id == id, token);
            if (!entry.IsOpenAt(round, unit.Now))
                return new EntrySaved([FollowUpErrors.Locked], []);
            List<EntryConflict> conflicts = [];
            var answer = new EntryAnswer(
                IsTyped("Status", form.WasStatus, form.Status, entry.Status?.ToString(), conflicts) ? status : entry.Status,
                IsTyped("Work", form.WasWork, form.Work, entry.Work, conflicts) ? work : Said.Kept,
                IsTyped("Plan", form.WasPlan, form.Plan, entry.Plan, conflicts) ? plan : Said.Kept,
                IsTyped("Method", form.WasMethod, form.Method, entry.Method, conflicts) ? method : Said.Kept);
            if (conflicts.Count > 0 || answer.IsSame(entry))
                return new EntrySaved([], conflicts);
            var kept = entry.Answer(answer, scope.Viewer.PrimaryMembership, unit.Now);
            if (kept.IsOk)
                unit.Audit("entry.answered", nameof(FollowUpEntry), id.Value, ("status", entry.Status?.ToString() ?? "none"));
            return new EntrySaved(kept.Errors, []);
        }, cancel);
    }

    // True: take what was typed. False: it was not touched, keep what stands there.
    private static bool IsTyped(string field, string? was, string? typed, string? now, List<EntryConflict> conflicts)
    {
        var (before, mine, theirs) = (CellEdit.Same(was), CellEdit.Same(typed), CellEdit.Same(now));
        if (mine == before)
            return false;
        if (theirs != before && theirs != mine)
            conflicts.Add(new(field, now ?? "", typed ?? ""));
        return true;
    }

    private async Task<ScreenedText?> PassAsync(string? text, string field, bool isAccepted, List<Error> errors, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), field, "followup") { MaxLength = 4000, IsAccepted = isAccepted }, cancel);
        errors.AddRange(passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    /// <summary>Oförändrat sedan förra rundan.</summary>
    public Task<IReadOnlyList<Error>> KeepAsync(FollowUpEntryId id, FollowUpRound round, CancellationToken cancel) => writes.RunAsync(async (unit, token) =>
    {
        var entry = await unit.Db.Set<FollowUpEntry>().SingleAsync(e => e.Id == id, token);
        var before = entry.PreviousId is { } previous ? await unit.Db.Set<FollowUpEntry>().SingleOrDefaultAsync(e => e.Id == previous, token) : null;
        if (!entry.IsOpenAt(round, unit.Now))
            return [FollowUpErrors.Locked];
        if (before is null)
            return [FollowUpErrors.NothingBefore];
        var kept = entry.KeepFrom(before, scope.Viewer.PrimaryMembership, unit.Now);
        if (kept.IsOk)
            unit.Audit("entry.unchanged", nameof(FollowUpEntry), id.Value);
        return kept.Errors;
    }, cancel);

    /// <summary>Sends in the rows of the given units, all of which must be filled; the receipts.</summary>
    public async Task<Result<string>> SendAsync(FollowUpRound round, IReadOnlyList<RoundRow> rows, SubmissionKey key, CancellationToken cancel)
    {
        var empty = rows.Count(r => !r.Entry.IsFilled);
        if (empty > 0 || rows.Count == 0)
            return FollowUpErrors.Incomplete(empty);
        var done = await writes.RunOnceAsync(key, async (unit, token) =>
        {
            List<int> receipts = [];
            foreach (var group in rows.GroupBy(r => r.Entry.UnitId!.Value))
            {
                var known = await unit.Db.Set<UnitReturn>().SingleOrDefaultAsync(r => r.RoundId == round.Id && r.UnitId == group.Key, token);
                if (known is null)
                    unit.Db.Add(known = UnitReturn.Of(round.Id, group.Key, await unit.NextNumberAsync("return", token), group.Count(), scope.Viewer.PrimaryMembership, unit.Now));
                else
                    known.Again(group.Count(), unit.Now);
                receipts.Add(known.Receipt);
                unit.Audit("round.returned", nameof(FollowUpRound), round.Id.Value, ("unit", group.Key.Value.ToString("N")), ("rows", $"{group.Count()}"));
            }

            return string.Join(',', receipts);
        }, cancel);
        return done.Outcome;
    }
}
