using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>An import of areas, and how many of its changes have not been taken back.</summary>
public sealed record PastAreaImport(AreaImportRecord Record, int Left);

public static class AreaImportQueries
{
    private const int MostListed = 20;

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<PastAreaImport>> PastAreaImportsAsync(this LyktaDbContext db, CancellationToken cancel) =>
        [.. (await db.Set<AreaImportRecord>().AsNoTracking().OrderByDescending(r => r.ImportedAt).ThenByDescending(r => r.Id).Take(MostListed)
            .Select(r => new { Record = r, Left = db.Set<AreaImportChange>().Count(c => c.ImportId == r.Id && c.TakenBackAt == null) }).ToListAsync(cancel))
            .Select(r => new PastAreaImport(r.Record, r.Left))];

    public static Task<AreaImportRecord?> AreaImportAsync(this LyktaDbContext db, Guid id, CancellationToken cancel) =>
        db.Set<AreaImportRecord>().SingleOrDefaultAsync(r => r.Id == AreaImportId.From(id), cancel);
}
