using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places.Import;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>What would go: how many, and since when the oldest has been there.</summary>
public sealed record DisposalLook(long Count, DateTimeOffset? Oldest)
{
    public static readonly DisposalLook Nothing = new(0, null);
}

/// <summary>How each class is looked at and erased, a slice at a time.</summary>
public static class Disposers
{
    public const int Slice = 500;

    public static Task<DisposalLook> LookAsync(LyktaDbContext db, RetentionClass which, DateTimeOffset before, CancellationToken cancel) => which switch
    {
        RetentionClass.ObservationText => LookAsync(Texts(db, before).Select(o => o.ReceivedAt), cancel),
        RetentionClass.Observation => LookAsync(db.Set<Observation>().Where(o => o.ReceivedAt < before).Select(o => o.ReceivedAt), cancel),
        RetentionClass.Submission => LookAsync(db.Set<Submission>().Where(s => s.At < before).Select(s => s.At), cancel),
        RetentionClass.Message => LookAsync(db.Set<OutboxMessage>().Where(m => m.CreatedAt < before).Select(m => m.CreatedAt), cancel),
        RetentionClass.JobResult => LookAsync(Results(db, before).Select(j => j.CreatedAt), cancel),
        RetentionClass.ScreeningCount => LookDaysAsync(db, before, cancel),
        RetentionClass.ReadLog => LookMonthsAsync(db, ChainKind.Reads, before, cancel),
        RetentionClass.ChangeLog => LookMonthsAsync(db, ChainKind.Changes, before, cancel),
        RetentionClass.Account => LookAsync(AccountDisposal.Due(db, before).Select(m => m.EndedAt!.Value), cancel),
        RetentionClass.Briefing => BriefingDisposal.LookAsync(db, before, cancel),
        RetentionClass.NightPatrol => PatrolDisposal.LookAsync(db, before, cancel),
        RetentionClass.GroupMeeting => GroupDisposal.LookAsync(db, before, cancel),
        RetentionClass.FocusPeriod => FocusDisposal.LookAsync(db, before, cancel),
        RetentionClass.DocumentTemplate => TemplateDisposal.LookAsync(db, before, cancel),
        RetentionClass.WarnedText => LookAsync(db.Set<WarnedText>().Where(t => t.At < before).Select(t => t.At), cancel),
        RetentionClass.OfficialVersion => OfficialDisposal.LookAsync(db, before, cancel),
        RetentionClass.AreaImport => LookAsync(db.Set<AreaImportRecord>().Where(r => r.ImportedAt < before).Select(r => r.ImportedAt), cancel),
        RetentionClass.PlanProcess => PlanDisposal.LookAsync(db, before, cancel),
        (>= RetentionClass.Programme and <= RetentionClass.CouncilSeat) or RetentionClass.Evaluation => RegisterDisposal.LookAsync(db, which, before, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    /// <summary>Erases up to a slice and returns how many; 0 when nothing is left.</summary>
    public static Task<long> EraseAsync(WriteUnit unit, RetentionClass which, DateTimeOffset before, CancellationToken cancel) => which switch
    {
        RetentionClass.ObservationText => EraseTextsAsync(unit, before, cancel),
        RetentionClass.Observation => EraseObservationsAsync(unit, before, cancel),
        RetentionClass.Submission => CountAsync(unit.Db.Set<Submission>().Where(s => s.At < before).ExecuteDeleteAsync(cancel)),
        RetentionClass.Message => CountAsync(unit.Db.Set<OutboxMessage>().Where(m => m.CreatedAt < before).ExecuteDeleteAsync(cancel)),
        RetentionClass.JobResult => EraseResultsAsync(unit, before, cancel),
        RetentionClass.ScreeningCount => EraseDaysAsync(unit, before, cancel),
        RetentionClass.ReadLog => EraseMonthAsync(unit, ChainKind.Reads, before, cancel),
        RetentionClass.ChangeLog => EraseMonthAsync(unit, ChainKind.Changes, before, cancel),
        RetentionClass.Account => AccountDisposal.EraseAsync(unit, before, cancel),
        RetentionClass.Briefing => BriefingDisposal.EraseAsync(unit, before, cancel),
        RetentionClass.NightPatrol => PatrolDisposal.EraseAsync(unit, before, cancel),
        RetentionClass.GroupMeeting => GroupDisposal.EraseAsync(unit, before, cancel),
        RetentionClass.FocusPeriod => FocusDisposal.EraseAsync(unit, before, cancel),
        RetentionClass.DocumentTemplate => TemplateDisposal.EraseAsync(unit, before, cancel),
        RetentionClass.WarnedText => EraseWarnedAsync(unit, before, cancel),
        RetentionClass.OfficialVersion => OfficialDisposal.EraseAsync(unit, before, cancel),
        RetentionClass.AreaImport => CountAsync(unit.Db.Set<AreaImportRecord>().Where(r => r.ImportedAt < before).ExecuteDeleteAsync(cancel)),
        RetentionClass.PlanProcess => PlanDisposal.EraseAsync(unit, before, cancel),
        (>= RetentionClass.Programme and <= RetentionClass.CouncilSeat) or RetentionClass.Evaluation => RegisterDisposal.EraseAsync(unit, which, before, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    private static IQueryable<Observation> Texts(LyktaDbContext db, DateTimeOffset before) => db.Set<Observation>().Where(o =>
        o.ReceivedAt < before && (o.Text != null || o.ActionTaken != null || o.Wish != null || o.Feedback != null || o.Problem != null || o.ForwardedTo != null));

    private static IQueryable<Job> Results(LyktaDbContext db, DateTimeOffset before) =>
        db.Set<Job>().Where(j => j.EndedAt != null && j.EndedAt < before && j.Result != null);

    // An input goes when its job ends.
    private static Task<long> EraseResultsAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel) =>
        CountAsync(Results(unit.Db, before).ExecuteUpdateAsync(j => j.SetProperty(x => x.Result, (byte[]?)null).SetProperty(x => x.ResultName, (string?)null), cancel));

    private static async Task<long> EraseTextsAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var rows = await Texts(unit.Db, before).OrderBy(o => o.ReceivedAt).Take(Slice).ToListAsync(cancel);
        rows.ForEach(o => o.DropText(unit.Now));
        return rows.Count;
    }

    // Photos go with their row by the foreign key.
    private static async Task<long> EraseObservationsAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var old = await unit.Db.Set<Observation>().Where(o => o.ReceivedAt < before).OrderBy(o => o.ReceivedAt).Take(Slice)
            .Select(o => new { o.Id, o.OccurredOn }).ToListAsync(cancel);
        if (old.Count == 0)
            return 0;
        // The counts kept ahead stay; what pages have counted from the rows themselves they must count again.
        await CountsAhead.StampAsync(unit.Db, old.Min(o => o.OccurredOn), unit.Now, cancel);
        var ids = old.ConvertAll(o => o.Id);
        return await unit.Db.Set<Observation>().Where(o => ids.Contains(o.Id)).ExecuteDeleteAsync(cancel);
    }

    private static Task<long> EraseDaysAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var day = Stockholm.DayOf(before);
        return CountAsync(unit.Db.Set<ScreeningCount>().Where(c => c.Day < day).ExecuteDeleteAsync(cancel));
    }

    // Without its row a text would wait for nobody: it goes with it.
    private static async Task<long> EraseWarnedAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var due = await unit.Db.Set<WarnedText>().Where(t => t.At < before).OrderBy(t => t.At).Take(Slice).ToListAsync(cancel);
        foreach (var text in due)
            await unit.RemoveWarnedAsync(text, ErasureReason.Disposal, cancel);
        return due.Count;
    }

    private static async Task<long> EraseMonthAsync(WriteUnit unit, ChainKind chain, DateTimeOffset before, CancellationToken cancel)
    {
        var due = await Segments.DueAsync(unit.Db, chain, before, cancel);
        return due.Count == 0 ? 0 : await Segments.DropAsync(unit, due[0], cancel);
    }

    internal static async Task<DisposalLook> LookAsync(IQueryable<DateTimeOffset> instants, CancellationToken cancel)
    {
        var count = await instants.LongCountAsync(cancel);
        return count == 0 ? DisposalLook.Nothing : new(count, await instants.MinAsync(cancel));
    }

    internal static async Task<DisposalLook> LookDaysAsync(IQueryable<DateOnly> days, CancellationToken cancel)
    {
        var count = await days.LongCountAsync(cancel);
        return count == 0 ? DisposalLook.Nothing : new(count, Stockholm.StartOf(await days.MinAsync(cancel)));
    }

    internal static DisposalLook Both(DisposalLook one, DisposalLook other) => new(one.Count + other.Count, new[] { one.Oldest, other.Oldest }.Min());

    private static async Task<DisposalLook> LookDaysAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel)
    {
        var day = Stockholm.DayOf(before);
        var rows = db.Set<ScreeningCount>().Where(c => c.Day < day);
        var count = await rows.LongCountAsync(cancel);
        return count == 0 ? DisposalLook.Nothing : new(count, Stockholm.StartOf(await rows.MinAsync(c => c.Day, cancel)));
    }

    private static async Task<DisposalLook> LookMonthsAsync(LyktaDbContext db, ChainKind chain, DateTimeOffset before, CancellationToken cancel)
    {
        var due = await Segments.DueAsync(db, chain, before, cancel);
        if (due.Count == 0)
            return DisposalLook.Nothing;
        var last = due[^1].LastSequence;
        return chain == ChainKind.Changes
            ? await LookAsync(db.Set<AuditEntry>().Where(e => e.Sequence <= last).Select(e => e.At), cancel)
            : await LookAsync(db.Set<ReadEntry>().Where(e => e.BatchSequence <= last).Select(e => e.At), cancel);
    }

    private static async Task<long> CountAsync(Task<int> rows) => await rows;
}
