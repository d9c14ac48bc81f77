using System.Globalization;
using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>The names that lists, filters and files put for ids.</summary>
public sealed record ObservationNames(
    IReadOnlyDictionary<EventTypeId, EventType> Types, IReadOnlyDictionary<PlaceId, NamedPlace> Places, IReadOnlyList<NamedArea> Areas,
    IReadOnlyDictionary<OrganisationId, string> Units, IReadOnlyList<OwnField> Fields, IReadOnlyList<UnsafetyScale> Scales)
{
    private readonly Dictionary<AreaId, string> areaNames = Areas.ToDictionary(a => a.Id, a => a.Name);

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static async Task<ObservationNames> ReadAsync(LyktaDbContext db, CancellationToken cancel) => new(
        await db.Set<EventType>().AsNoTracking().ToDictionaryAsync(t => t.Id, cancel),
        await db.Set<Place>().AsNoTracking().Select(p => new NamedPlace(p.Id, p.Name, p.Slug, p.Longitude, p.Latitude, p.AreaId, p.ClosedAt != null)).ToDictionaryAsync(p => p.Id, cancel),
        await db.Set<Area>().AsNoTracking().Select(a => new NamedArea(a.Id, a.Name, a.ParentId)).ToListAsync(cancel),
        await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name, cancel),
        await db.OwnFieldsAsync(cancel), await db.UnsafetyScalesAsync(cancel));

    /// <summary>As <see cref="ReadAsync"/>, kept in memory for all readers of the partnership until one of the names changes.</summary>
    public static async Task<ObservationNames> KeptAsync(LyktaDbContext db, IMemoryCache cache, CancellationToken cancel)
    {
        var changes = await db.Set<CountStamp>().AsNoTracking().Select(s => (long?)s.ListChanges).SingleOrDefaultAsync(cancel) ?? 0;
        return (await cache.GetOrCreateAsync((nameof(ObservationNames), db.Scope.PartnershipId, changes), entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromMinutes(20);
            return ReadAsync(db, cancel);
        }))!;
    }

    public string TypeName(EventTypeId id) => Types.GetValueOrDefault(id)?.Name(IsEnglish) ?? "";

    /// <summary>The place's name, unless events of the type are placed nowhere.</summary>
    public NamedPlace? PlaceOf(EventTypeId type, PlaceId? place) =>
        place is { } id && Types.GetValueOrDefault(type)?.Precision is PlacePrecision.Point or PlacePrecision.NamedPlace ? Places.GetValueOrDefault(id) : null;

    public string? AreaName(EventTypeId type, AreaId? area) =>
        area is { } id && Types.GetValueOrDefault(type)?.Precision != PlacePrecision.Never ? areaNames.GetValueOrDefault(id) : null;

    public string? UnsafetyName(int? step, int version, Texts texts) => step is not { } value ? null
        : Scales.LabelsOf(version, IsEnglish)?.ElementAtOrDefault(value) ?? texts[$"Observations.List.Unsafety.{value}"].Value;

    public IEnumerable<NamedPlace> OpenPlaces => Places.Values.Where(p => !p.IsClosed).OrderBy(p => p.Name, SwedishFolding.Order);

    /// <summary>The newest version of each type in use, in the list's own order.</summary>
    public IEnumerable<EventType> CurrentTypes => Types.Values.Where(t => t.RetiredAt == null).OrderBy(t => t.Order).ThenBy(t => t.Code, StringComparer.Ordinal);
}

public sealed record NamedPlace(PlaceId Id, string Name, string Slug, double Longitude, double Latitude, AreaId? AreaId, bool IsClosed);

public sealed record NamedArea(AreaId Id, string Name, AreaId? ParentId);
