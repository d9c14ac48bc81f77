using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Places.List;

/// <summary>Platser, in Swedish order; the filter is the address.</summary>
[Needs(Permission.SeePlaces)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, AreaLookup areas, TimeProvider time) : PageModel
{
    private const int PageSize = 60;

    public IReadOnlyList<PlaceRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public PlaceFilter Filter { get; private set; } = new();

    public IReadOnlyList<AreaShape> Areas { get; private set; } = [];

    public bool MaySeeMap => scope.Viewer.May(Permission.SeeMap);

    public bool MayManage => scope.Viewer.May(Permission.ManagePlaces);

    /// <summary>The asked page of the list.</summary>
    /// <param name="query">What the address asks for.</param>
    /// <param name="sida">Page of the list.</param>
    /// <param name="cancel">When the reader has gone.</param>
    public async Task OnGetAsync([FromQuery] PlaceListQuery query, [FromQuery] int sida, CancellationToken cancel)
    {
        Filter = query.ToFilter();
        var map = await areas.MapAsync(cancel);
        Areas = [.. map.On(Platform.Time.Stockholm.Today(time)).OrderBy(a => a.Kind)];
        var found = await db.PlacesAsync(Filter, cancel);
        Total = found.Count;
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Clamp(sida, 1, Pages);
        Rows = [.. found.Skip((Number - 1) * PageSize).Take(PageSize)];
    }
}
