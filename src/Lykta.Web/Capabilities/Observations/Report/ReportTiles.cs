using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>The types that a reporter is offered: eight on the screen, the others behind one press.</summary>
public sealed record ReportTiles(IReadOnlyList<EventType> First, IReadOnlyList<EventType> More)
{
    public const int OnScreen = 8;
    private const int Often = 3;

    public IEnumerable<EventType> All => First.Concat(More);

    public static async Task<ReportTiles> ReadAsync(LyktaDbContext db, Reporter reporter, DateTimeOffset now, CancellationToken cancel)
    {
        var types = await db.Set<EventType>().AsNoTracking().Where(t => t.RetiredAt == null).ToListAsync(cancel);
        var since = now.AddDays(-60);
        var unit = reporter.Owner.Unit;
        var used = await db.Set<Observation>().Where(o => o.OccurredFrom >= since && o.UnitId == unit)
            .GroupBy(o => o.TypeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return Arrange(types, reporter.TypeCategory, used);
    }

    /// <summary>One type, when this reporter is offered it.</summary>
    public static async Task<EventType?> OfferedAsync(LyktaDbContext db, Reporter reporter, string? code, CancellationToken cancel)
    {
        var type = code is null ? null : await db.Set<EventType>().AsNoTracking().Where(t => t.Code == code && t.RetiredAt == null)
            .OrderByDescending(t => t.ListVersion).FirstOrDefaultAsync(cancel);
        return type is not null && IsOffered(type, reporter.TypeCategory) ? type : null;
    }

    /// <summary>
    /// What the unit reports often comes among the first eight, then what is meant for its category, then the order of the list;
    /// the eight keep the order of the list, so that a tile stays where the thumb knows it.
    /// </summary>
    public static ReportTiles Arrange(IReadOnlyList<EventType> types, string? category, IReadOnlyDictionary<EventTypeId, int> used)
    {
        var offered = types.Where(t => IsOffered(t, category)).ToList();
        var first = offered
            .OrderByDescending(t => used.GetValueOrDefault(t.Id) is var n && n >= Often ? n : 0)
            .ThenByDescending(t => category is not null && IsFor(t, category))
            .ThenBy(t => t.Order).Take(OnScreen).ToHashSet();
        return new(
            [.. offered.Where(first.Contains).OrderBy(t => t.Order)], [.. offered.Where(t => !first.Contains(t)).OrderBy(t => t.Order)]);
    }

    private static bool IsOffered(EventType type, string? category) => category is null || type.OfferedTo.Length == 0 || IsFor(type, category);

    private static bool IsFor(EventType type, string category) => type.OfferedTo.Split(' ').Contains(category, StringComparer.Ordinal);
}
