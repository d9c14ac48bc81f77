using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Capabilities.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Mine;

/// <summary>Mina rapporter: what I have reported and what it led to.</summary>
[Needs(Permission.SeeOwnReports)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    private const int PageSize = 30;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public int Current { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task<IActionResult> OnGetAsync(int? sida, CancellationToken cancel)
    {
        var mine = scope.Viewer.Memberships.ToList();
        var own = db.Set<Observation>().AsNoTracking().Where(o => o.WrittenBy != null && mine.Contains(o.WrittenBy.Value));
        Pages = Math.Max(1, (await own.CountAsync(cancel) + PageSize - 1) / PageSize);
        Current = Math.Clamp(sida ?? 1, 1, Pages);
        var english = ReportForm.IsEnglish;
        var rows = await (
            from observation in own.OrderByDescending(o => o.ReceivedAt).ThenByDescending(o => o.Number).Skip((Current - 1) * PageSize).Take(PageSize)
            join type in db.Set<EventType>() on observation.TypeId equals type.Id
            join place in db.Set<Place>() on observation.PlaceId equals place.Id into places
            from place in places.DefaultIfEmpty()
            join area in db.Set<Area>() on observation.AreaId equals area.Id into areas
            from area in areas.DefaultIfEmpty()
            orderby observation.ReceivedAt descending, observation.Number descending
            select new { observation, Type = english ? type.NameEn : type.NameSv, Place = (string?)place.Name, Area = (string?)area.Name }).ToListAsync(cancel);
        var ids = rows.Select(r => r.observation.Id).ToList();
        var photos = (await db.Set<ObservationPhoto>().Where(p => ids.Contains(p.ObservationId))
            .Select(p => new { p.ObservationId, p.Id, p.ReleasedAt }).ToListAsync(cancel)).ToLookup(p => p.ObservationId);
        Rows = [.. rows.Select(r => new Row(
            r.observation, r.Type, r.Place ?? r.Area, r.observation.MayCorrectAt(time.GetUtcNow()),
            [.. photos[r.observation.Id].Select(p => new Picture(p.Id, p.ReleasedAt is not null))]))];
        return Page();
    }

    public sealed record Row(Observation Seen, string Type, string? Place, bool MayCorrect, IReadOnlyList<Picture> Photos);

    public sealed record Picture(Guid Id, bool IsReleased);
}
