using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Another one as soon as any area has come, gone or changed.</summary>
    public static async Task<string> AreasInShortAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var areas = await db.Set<Area>().AsNoTracking().OrderBy(a => a.Id).Select(a => new { a.Id, a.Version }).ToListAsync(cancel);
        var said = string.Join('|', areas.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Id.Value:N}{a.Version}")));
        return Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(said)))[..16];
    }

    public static Task<AreaImportRecord?> AreaImportAsync(this LyktaDbContext db, Guid id, CancellationToken cancel) =>
        db.Set<AreaImportRecord>().SingleOrDefaultAsync(r => r.Id == AreaImportId.From(id), cancel);
}
