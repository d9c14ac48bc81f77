using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places;

/// <summary>A place as lists and maps show it.</summary>
public sealed record PlaceRow(
    PlaceId Id, string Name, string Slug, PlaceKind Kind, AreaId? AreaId, string? Area, string? Owner,
    double Longitude, double Latitude, bool IsClosed);

/// <summary>Which places; the state of the list's address.</summary>
public sealed record PlaceFilter(PlaceKind? Kind = null, AreaId? Area = null, string? Text = null, bool IncludesClosed = false);

/// <summary>What pages may ask of places; the context's filter has already applied the partnership.</summary>
public static class PlaceQueries
{
    /// <summary>In Swedish order of names, which neither database sorts by itself.</summary>
    public static async Task<List<PlaceRow>> PlacesAsync(this LyktaDbContext db, PlaceFilter filter, CancellationToken cancel)
    {
        var places = db.Set<Place>().AsNoTracking();
        if (!filter.IncludesClosed)
            places = places.Where(p => p.ClosedAt == null);
        if (filter.Kind is { } kind)
            places = places.Where(p => p.Kind == kind);
        if (filter.Area is { } area)
            places = places.Where(p => p.AreaId == area || db.Set<Area>().Any(a => a.Id == p.AreaId && a.ParentId == area));
        var rows = await places.Select(p => new PlaceRow(
            p.Id, p.Name, p.Slug, p.Kind, p.AreaId,
            db.Set<Area>().Where(a => a.Id == p.AreaId).Select(a => a.Name).FirstOrDefault(),
            db.Set<Organisation>().Where(o => o.Id == p.OwnerId).Select(o => o.Name).FirstOrDefault(),
            p.Longitude, p.Latitude, p.ClosedAt != null)).ToListAsync(cancel);
        var wanted = SwedishFolding.Fold(filter.Text?.Trim() ?? "");
        return [.. rows.Where(r => wanted.Length == 0 || SwedishFolding.Fold(r.Name).Contains(wanted, StringComparison.Ordinal))
            .OrderBy(r => r.Name, SwedishFolding.Order).ThenBy(r => r.Slug, StringComparer.Ordinal)];
    }

    public static Task<Place?> PlaceAsync(this IQueryable<Place> places, string slug, CancellationToken cancel) =>
        places.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancel);
}
