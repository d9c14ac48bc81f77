using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>
/// Works out what of an import of areas can be taken back: all that is as the import left it and that nothing holds. What was placed
/// in an area that goes is placed by the map as it then is.
/// </summary>
internal sealed class AreaImportUndo
{
    private readonly DateOnly today;
    private readonly Dictionary<AreaId, AreaShape> now;
    private readonly Dictionary<AreaId, AreaStay> staying;
    private readonly Dictionary<PlaceId, Place> places;
    private readonly IReadOnlyList<Observation> observations;
    private readonly bool isBusy;
    private AreaMap before = new([]);

    private AreaImportUndo(State state)
    {
        (today, Areas, Changes, places) = (state.Today, state.Areas, state.Changes, state.Places);
        (staying, observations, isBusy) = (state.Held, state.Observations, state.IsBusy);
        now = Areas.Values.Select(AreaLookup.ShapeOf).ToDictionary(a => a.Id);
        Settle();
    }

    public IReadOnlyDictionary<AreaId, Area> Areas { get; }

    /// <summary>What the import did and has not been taken back; an area that has gone since is left out.</summary>
    public IReadOnlyDictionary<AreaId, AreaImportChange> Changes { get; }

    public IReadOnlyList<(Observation Observation, AreaId? To)> Moves { get; private set; } = [];

    public IReadOnlyList<(Place Place, AreaId? To)> PlaceMoves { get; private set; } = [];

    public IEnumerable<AreaImportChange> Going => Taken.Where(c => c.IsNew);

    public IEnumerable<AreaImportChange> Restored => Taken.Where(c => !c.IsNew);

    private IEnumerable<AreaImportChange> Taken => Changes.Values.Where(c => !staying.ContainsKey(c.AreaId));

    public static async Task<AreaImportUndo> ReadAsync(LyktaDbContext db, AreaImportRecord record, DateOnly today, CancellationToken cancel)
    {
        var areas = await db.Set<Area>().ToDictionaryAsync(a => a.Id, cancel);
        var changes = (await db.Set<AreaImportChange>().Where(c => c.ImportId == record.Id && c.TakenBackAt == null).ToListAsync(cancel))
            .Where(c => areas.ContainsKey(c.AreaId)).ToDictionary(c => c.AreaId);
        var same = changes.Values.Where(c => c.IsStill(areas[c.AreaId])).ToList();
        var holds = new AreaImportHolds(db, record);
        foreach (var changed in changes.Values.Except(same))
            holds.Held[changed.AreaId] = AreaStay.Changed;
        foreach (var orphan in same.Where(c => c.FormerParentId is { } parent && !areas.ContainsKey(parent)))
            holds.Held[orphan.AreaId] = AreaStay.NoDistrict;
        await holds.ReadAsync(
            [.. same.Where(c => c.IsNew).Select(c => c.AreaId)], [.. same.Where(c => c.FormerBoundary is not null).Select(c => c.AreaId)], cancel);
        return new(new(
            today, areas, changes, await db.Set<Place>().ToDictionaryAsync(p => p.Id, cancel), holds.Held, holds.Observations,
            await db.Set<Job>().AnyAsync(j => j.Kind == ObservationImport.JobName && j.EndedAt == null, cancel)));
    }

    public AreaImportLook Look(int seen) => new(
        [.. Going], [.. Restored],
        [.. Changes.Values.Where(c => staying.ContainsKey(c.AreaId)).Select(c => (c, staying[c.AreaId])).OrderBy(s => s.Item2).ThenBy(s => s.c.Name, SwedishFolding.Order)],
        seen, seen < Moves.Count, PlaceMoves.Count, isBusy);

    // An area that stays holds its district, and may be where an observation belongs: until nothing more stays.
    private void Settle()
    {
        var current = new AreaMap(now.Values);
        for (var held = -1; held != staying.Count;)
        {
            held = staying.Count;
            before = new([.. now.Values.Select(Before).OfType<AreaShape>()]);
            foreach (var area in Going.Where(c => before.All.Any(a => a.ParentId == c.AreaId)).ToList())
                staying[area.AreaId] = AreaStay.HasParts;
            PlaceMoves = [.. places.Values.Select(p => (p, To: PlaceBefore(p, current))).Where(m => m.p.AreaId != m.To)];
            Moves = [.. observations.Select(o => (o, To: ObservationBefore(o, current))).Where(m => m.o.AreaId != m.To)];
            foreach (var (observation, _) in Moves.Where(m => m.To is null && m.Observation.PlaceId is null))
                staying.TryAdd(observation.AreaId!.Value, AreaStay.Unplaced);
        }
    }

    private AreaShape? Before(AreaShape area) => !Changes.TryGetValue(area.Id, out var change) || staying.ContainsKey(area.Id) ? area
        : change.IsNew ? null
        : area with { ParentId = change.FormerParentId, Boundary = change.FormerBoundary is { } border ? Wkb.Read(border) : area.Boundary };

    private AreaId? PlaceBefore(Place place, AreaMap current)
    {
        if (place.AreaId is not { } area || !Changes.ContainsKey(area) || staying.ContainsKey(area))
            return place.AreaId;
        var here = before.At(place.Longitude, place.Latitude, today)?.Id;
        return before[area] is null || current.At(place.Longitude, place.Latitude, today)?.Id == area ? here : area;
    }

    // Where a writer chose another area than the map's, the choice stands for as long as the area does.
    private AreaId? ObservationBefore(Observation observation, AreaMap current)
    {
        if (observation.AreaId is not { } area || !Changes.ContainsKey(area) || staying.ContainsKey(area))
            return observation.AreaId;
        var here = Lookup(observation, before, p => PlaceBefore(p, current));
        if (before[area] is null)
            return here;
        return here is not null && Lookup(observation, current, p => p.AreaId) == area ? here : area;
    }

    // In the order of a report: the place's area, the area around the place, the one around the point.
    private AreaId? Lookup(Observation observation, AreaMap map, Func<Place, AreaId?> areaOf)
    {
        if (observation.PlaceId is { } id && places.TryGetValue(id, out var place)
            && (areaOf(place) ?? map.At(place.Longitude, place.Latitude, today, AreaKind.Neighbourhood)?.Id) is { } around)
            return around;
        return observation is { Longitude: { } x, Latitude: { } y } ? map.At(x, y, today, AreaKind.Neighbourhood)?.Id : null;
    }

    private sealed record State(
        DateOnly Today, Dictionary<AreaId, Area> Areas, Dictionary<AreaId, AreaImportChange> Changes, Dictionary<PlaceId, Place> Places,
        Dictionary<AreaId, AreaStay> Held, IReadOnlyList<Observation> Observations, bool IsBusy);
}
