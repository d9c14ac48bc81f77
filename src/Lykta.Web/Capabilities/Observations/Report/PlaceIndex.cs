using System.Runtime.InteropServices;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NetTopologySuite.IO;

namespace Lykta.Web.Capabilities.Observations.Report;

public sealed record NamedPlace(PlaceId Id, string Name, string Slug, double Longitude, double Latitude, AreaId? Area);

public sealed record NamedArea(AreaId Id, string Name);

/// <summary>Longitude and latitude, WGS 84.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeoPoint(double Longitude, double Latitude)
{
    private const double MetresPerDegree = 111_320;

    /// <summary>On a plane through the point: exact enough over a district.</summary>
    public double MetresTo(double longitude, double latitude)
    {
        var east = (longitude - Longitude) * MetresPerDegree * Math.Cos(Latitude * Math.PI / 180);
        var north = (latitude - Latitude) * MetresPerDegree;
        return Math.Sqrt((east * east) + (north * north));
    }

    public (double West, double South, double East, double North) Box(double metres)
    {
        var north = metres / MetresPerDegree;
        var east = north / Math.Cos(Latitude * Math.PI / 180);
        return (Longitude - east, Latitude - north, Longitude + east, Latitude + north);
    }
}

/// <summary>The named places and neighbourhoods of one partnership, and which of them a point belongs to.</summary>
public sealed class PlaceIndex
{
    private readonly Dictionary<string, NamedPlace> bySlug;
    private readonly AreaIndex<NamedArea> areaIndex;

    public PlaceIndex(IEnumerable<NamedPlace> places, IEnumerable<(NamedArea Area, byte[] Boundary)> areas)
    {
        Places = [.. places.OrderBy(p => p.Name, SwedishFolding.Order)];
        bySlug = Places.ToDictionary(p => p.Slug, StringComparer.Ordinal);
        var reader = new WKBReader();
        var shapes = areas.ToDictionary(a => a.Area, a => reader.Read(a.Boundary));
        areaIndex = new(shapes.Keys, a => a.Id.Value.ToString(), a => shapes[a]);
        Areas = [.. shapes.Keys.OrderBy(a => a.Name, SwedishFolding.Order)];
    }

    public IReadOnlyList<NamedPlace> Places { get; }

    public IReadOnlyList<NamedArea> Areas { get; }

    public NamedPlace? Find(string? slug) => slug is null ? null : bySlug.GetValueOrDefault(slug);

    public NamedPlace? Find(PlaceId? id) => id is null ? null : Places.FirstOrDefault(p => p.Id == id);

    public NamedArea? Area(Guid id) => Areas.FirstOrDefault(a => a.Id.Value == id);

    public NamedPlace? Nearest(GeoPoint point, double withinMetres) => Places
        .Select(place => (Place: place, Metres: point.MetresTo(place.Longitude, place.Latitude)))
        .Where(p => p.Metres <= withinMetres).OrderBy(p => p.Metres).Select(p => p.Place).FirstOrDefault();

    public AreaId? AreaAt(GeoPoint point) => areaIndex.Find(point.Longitude, point.Latitude)?.Id;
}

/// <summary>One index per partnership, made anew each minute: a new place is known to the phone soon after.</summary>
public sealed class PlaceIndexes(LyktaStore store, IMemoryCache cache, TimeProvider time)
{
    public Task<PlaceIndex> OfAsync(PartnershipEntry partnership, CancellationToken cancel) =>
        cache.GetOrCreateAsync(("place-index", partnership.Id), entry =>
        {
            entry.AbsoluteExpiration = time.GetUtcNow().AddMinutes(1);
            return store.ReadAsync(LyktaScope.ForSystem(partnership), db => ReadAsync(db, time.Today(), cancel), cancel);
        })!;

    /// <summary>An area has gone: nothing more is placed in it.</summary>
    public void Forget(PartnershipId partnership) => cache.Remove(("place-index", partnership));

    private static async Task<PlaceIndex> ReadAsync(LyktaDbContext db, DateOnly today, CancellationToken cancel)
    {
        var places = await db.Set<Place>().AsNoTracking().Where(p => p.ClosedAt == null)
            .Select(p => new NamedPlace(p.Id, p.Name, p.Slug, p.Longitude, p.Latitude, p.AreaId)).ToListAsync(cancel);
        var areas = await db.Set<Area>().AsNoTracking().Where(a => a.Kind == AreaKind.Neighbourhood).ToListAsync(cancel);
        return new(places, areas.Where(a => a.IsValidOn(today)).Select(a => (new NamedArea(a.Id, a.Name), a.Boundary)));
    }
}
