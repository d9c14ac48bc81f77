using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Links.Tonight;

/// <summary>I kväll: what somebody out on a shift needs, on one screen.</summary>
[Needs(Permission.SeeTonight)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope) : PageModel
{
    public IReadOnlyList<(string Slug, string Name)> Places { get; private set; } = [];

    public string Root => "/" + scope.Partnership!.Slug;

    public string Who => scope.Viewer.FunctionTitle;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var places = await db.Set<Place>().AsNoTracking().Where(p => p.ClosedAt == null).Select(p => new { p.Slug, p.Name }).ToListAsync(cancel);
        Places = [.. places.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => (p.Slug, p.Name))];
    }
}
