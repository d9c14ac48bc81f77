using Lykta.Web.Capabilities.Disclosure;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>An import that has ended, how many of its rows are left, and the function that took it in.</summary>
public sealed record PastImport(JobId Id, DateTimeOffset At, int Rows, string? By = null);

/// <summary>What taking an import back would do: how many rows go, and how many are kept for which reason.</summary>
public sealed record ImportUndoLook(int Going, int Changed, int Released, int Disclosed);

/// <summary>
/// An import is taken back row by row: what nobody has assessed or changed since. Rows in a released week stay, as others have
/// its counts, and so do rows that an open disclosure masks.
/// </summary>
public static class ImportUndo
{
    private const int MostListed = 20;

    /// <summary>Newest first; only those whose every row the viewer may see, as nobody takes back what is hidden from them.</summary>
    public static async Task<IReadOnlyList<PastImport>> PastImportsAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var jobs = await db.Set<Job>().AsNoTracking().Where(j => j.Kind == ObservationImport.JobName && j.EndedAt != null)
            .OrderByDescending(j => j.CreatedAt).Take(MostListed)
            .Select(j => new { j.Id, j.CreatedAt, By = db.Set<Membership>().Where(m => m.Id == j.OrderedBy).Select(m => m.FunctionTitle).FirstOrDefault() }).ToListAsync(cancel);
        var past = new List<PastImport>();
        foreach (var job in jobs)
        {
            if (await db.LeftOfAsync(job.Id, cancel) is > 0 and var left)
                past.Add(new(job.Id, job.CreatedAt, left, job.By));
        }

        return past;
    }

    /// <summary>Null when there is no such import that has ended, or some of its rows are hidden from the viewer.</summary>
    public static async Task<PastImport?> PastImportAsync(this LyktaDbContext db, JobId id, CancellationToken cancel)
    {
        var at = await db.Set<Job>().AsNoTracking().Where(j => j.Id == id && j.Kind == ObservationImport.JobName && j.EndedAt != null)
            .Select(j => (DateTimeOffset?)j.CreatedAt).SingleOrDefaultAsync(cancel);
        return at is { } when && await db.LeftOfAsync(id, cancel) is { } left ? new(id, when, left) : null;
    }

    public static async Task<ImportUndoLook> LookAsync(LyktaDbContext db, PastImport import, CancellationToken cancel)
    {
        var frozen = await FrozenDaysAsync(db, import.At, cancel);
        var rows = RowsOf(db, import.Id);
        var untouched = rows.Where(o => o.Status == ObservationStatus.New && o.Version == 0);
        var going = await Going(db, import.Id, frozen).CountAsync(cancel);
        var changed = import.Rows - await untouched.CountAsync(cancel);
        var released = await untouched.CountAsync(o => frozen.Contains(o.OccurredOn), cancel);
        return new(going, changed, released, import.Rows - going - changed - released);
    }

    public static IQueryable<Observation> Going(LyktaDbContext db, JobId import, IReadOnlyList<DateOnly> frozen) => RowsOf(db, import)
        .Where(o => o.Status == ObservationStatus.New && o.Version == 0 && !frozen.Contains(o.OccurredOn))
        .Where(o => !db.Set<DisclosureMask>().Any(m => m.ObservationId == o.Id));

    /// <summary>Days of the weeks that have been released since the import and not withdrawn.</summary>
    public static async Task<IReadOnlyList<DateOnly>> FrozenDaysAsync(LyktaDbContext db, DateTimeOffset since, CancellationToken cancel)
    {
        var own = db.Scope.PartnershipId;
        var mondays = await db.Set<CollaborationRelease>().AsNoTracking()
            .Where(r => r.PartnershipId == own && r.Kind != ReleaseKind.Briefing && r.WithdrawnAt == null && r.ReleasedAt >= since)
            .Select(r => r.Week).Distinct().ToListAsync(cancel);
        return [.. mondays.SelectMany(monday => Enumerable.Range(0, 7).Select(monday.AddDays)).Distinct()];
    }

    private static async Task<int?> LeftOfAsync(this LyktaDbContext db, JobId id, CancellationToken cancel)
    {
        var all = await RowsOf(db, id).CountAsync(cancel);
        return all == await db.Set<Observation>().CountAsync(o => o.ImportId == id, cancel) ? all : null;
    }

    private static IQueryable<Observation> RowsOf(LyktaDbContext db, JobId id) =>
        db.Set<Observation>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).Where(o => o.ImportId == id);
}
