using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>Rows that are in Lykta already, by the source's own key or by what the row says.</summary>
public sealed class KnownRows(IEnumerable<string> keys, IEnumerable<string> contents)
{
    private readonly HashSet<string> keys = new(keys, StringComparer.Ordinal);
    private readonly HashSet<string> contents = new(contents, StringComparer.Ordinal);

    public bool Has(string key, string content) => keys.Contains(key) || contents.Contains(content);

    /// <summary>False when it was known already.</summary>
    public bool Add(string key, string content)
    {
        if (Has(key, content))
            return false;
        keys.Add(key);
        contents.Add(content);
        return true;
    }
}

public static class ImportListQueries
{
    private const int AtATime = 2000;

    /// <summary>Whatever the ring: a row that the reader may not see is not doubled either.</summary>
    public static async Task<KnownRows> KnownRowsAsync(this LyktaDbContext db, IReadOnlyCollection<(string Key, string Content)> rows, CancellationToken cancel)
    {
        // A plan kept from before knows neither how long the list is nor that the table has grown, and holds each row against each
        // key; one made for this very list looks each row up in it, or each key in the index.
        await using var reading = db.Database.IsNpgsql() && db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        if (reading is not null)
            await PostgresScope.SetAsync(db, db.Scope, cancel);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = force_custom_plan", cancel);
        var (keys, contents) = (new List<string>(), new List<string>());
        var all = db.Set<Observation>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]);
        foreach (var some in rows.Chunk(AtATime))
        {
            var (asked, said) = (some.Select(r => r.Key).ToList(), some.Select(r => r.Content).ToList());
            keys.AddRange(await all.Where(o => o.ExternalKey != null && asked.Contains(o.ExternalKey)).Select(o => o.ExternalKey!).ToListAsync(cancel));
            contents.AddRange(await all.Where(o => o.ContentKey != null && said.Contains(o.ContentKey)).Select(o => o.ContentKey!).ToListAsync(cancel));
        }

        return new(keys, contents);
    }

    /// <summary>Everything that a file's words are matched against; six small reads.</summary>
    public static async Task<ImportLists> ImportListsAsync(
        this LyktaDbContext db, ScreeningContext screening, DateTimeOffset now, CancellationToken cancel)
    {
        var mine = db.Scope.Viewer.Memberships;
        var unit = await db.Set<Membership>().Where(m => mine.Contains(m.Id)).OrderBy(m => m.StartedAt).Select(m => m.OrganisationId).FirstAsync(cancel);
        return new(
            await db.Set<EventType>().AsNoTracking().Where(t => t.RetiredAt == null).OrderBy(t => t.Order).ToListAsync(cancel),
            await db.Set<Place>().AsNoTracking().Where(p => p.ClosedAt == null).ToListAsync(cancel),
            await db.Set<Area>().AsNoTracking().Where(a => a.ValidTo == null).ToListAsync(cancel),
            await db.Set<Organisation>().AsNoTracking().Where(o => o.ClosedAt == null).ToListAsync(cancel),
            unit, screening, now);
    }
}
