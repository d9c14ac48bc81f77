using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Places;

/// <summary>Which area a point lies in on a day; the partnership's areas are kept in memory and read anew after a change.</summary>
public sealed class AreaLookup(LyktaScope scope, LyktaStore store, IMemoryCache cache)
{
    // A change made on another node is known within the minute; one made here at once.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>The most detailed area around the point that was in force that day; null outside all areas.</summary>
    public async Task<AreaId?> FindAsync(double longitude, double latitude, DateOnly day, CancellationToken cancel) =>
        (await MapAsync(cancel)).At(longitude, latitude, day)?.Id;

    public async Task<AreaMap> MapAsync(CancellationToken cancel) => (await cache.GetOrCreateAsync(Key, entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Fresh;
        return ReadAsync(cancel);
    }))!;

    /// <summary>Call after a change of areas has been saved.</summary>
    public void Forget() => cache.Remove(Key);

    internal static AreaShape ShapeOf(Area area) =>
        new(area.Id, area.Name, area.Kind, area.ParentId, area.ValidFrom, area.ValidTo, Wkb.Read(area.Boundary));

    private (string, PartnershipId) Key => ("areas", scope.PartnershipId);

    private Task<AreaMap> ReadAsync(CancellationToken cancel) => store.ReadAsync(
        LyktaScope.ForSystem(scope.Partnership!), async db =>
        {
            var areas = await db.Set<Area>().AsNoTracking().ToListAsync(cancel);
            return new AreaMap(areas.Select(ShapeOf));
        }, cancel);
}
