using System.Globalization;
using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Page;

/// <summary>One place: what is there, and what the reader may see of the last four weeks.</summary>
[Needs(Permission.SeePlaces)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, AreaLookup areas, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    private const int Shown = 50;

    public Place Place { get; private set; } = null!;

    public string? Area { get; private set; }

    public string? Owner { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public SmallCount Count { get; private set; }

    public MapSketch Map { get; private set; } = null!;

    public bool MayManage => scope.Viewer.May(Permission.ManagePlaces);

    public bool MayReport => scope.Viewer.May(Permission.Report);

    public bool MaySeeObservations => scope.Viewer.May(Permission.SeeObservations);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.Set<Place>().PlaceAsync(slug, cancel) is not { } place)
            return NotFound();
        Place = place;
        Owner = await db.Set<Organisation>().Where(o => o.Id == place.OwnerId).Select(o => o.Name).FirstOrDefaultAsync(cancel);
        var map = await areas.MapAsync(cancel);
        Area = map[place.AreaId]?.Name;
        Map = Sketch(map);
        if (MaySeeObservations)
            await ReadObservationsAsync(cancel);
        return Page();
    }

    private async Task ReadObservationsAsync(CancellationToken cancel)
    {
        var since = Stockholm.StartOf(time.Today().AddDays(-27));
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        // What may only be told by area, or not at all, is not told here.
        var here =
            from o in db.Set<Observation>().AsNoTracking()
            join t in db.Set<EventType>() on o.TypeId equals t.Id
            where o.PlaceId == Place.Id && o.OccurredFrom >= since && o.Status != ObservationStatus.Duplicate
                && (t.Precision == PlacePrecision.Point || t.Precision == PlacePrecision.NamedPlace)
            select new { o, t };
        var limit = await db.Set<Partnership>().Where(p => p.Id == scope.PartnershipId).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        Count = new(await here.CountAsync(x => !x.t.IsSensitive, cancel), await here.CountAsync(x => x.t.IsSensitive, cancel), limit);
        Rows = await here.OrderByDescending(x => x.o.OccurredFrom).ThenByDescending(x => x.o.Id).Take(Shown)
            .Select(x => new Row(x.o.Number, x.o.OccurredFrom, english ? x.t.NameEn : x.t.NameSv, x.o.Text, x.o.Sharing) { Id = x.o.Id }).ToListAsync(cancel);
        reads.Note(nameof(Observation), Rows.Where(r => r.Sharing != SharingLevel.Open).Select(r => r.Id.Value), "place");
    }

    private MapSketch Sketch(AreaMap map)
    {
        var shape = Wkb.Read(Place.Shape);
        var mine = map[Place.AreaId];
        var drawn = map.On(time.Today()).Where(a => a.Kind != AreaKind.District || mine is null)
            .Select(a => new SketchArea(a.Name, a.Boundary, IsChosen: a.Id == mine?.Id) { IsNamed = true }).ToList();
        if (shape is NetTopologySuite.Geometries.IPolygonal)
            drawn.Add(new(Place.Name, shape, Shade: 3));
        return new(
            texts["Places.Page.Map", Place.Name], mine is null ? Place.Name : texts["Places.Page.MapIn", Place.Name, mine.Name], drawn,
            [new(Place.Name, Place.Longitude, Place.Latitude, 8, IsNamed: true)])
        {
            Width = 430,
            Focus = mine is null ? [] : [mine.Boundary],
        };
    }

    public sealed record Row(int Number, DateTimeOffset At, string Type, string? Text, SharingLevel Sharing)
    {
        public ObservationId Id { get; init; }
    }
}
