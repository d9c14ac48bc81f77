using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Tonight;

/// <summary>I kväll: what somebody out on a shift needs, on one screen; the phone keeps it until the shift is over.</summary>
[Needs(Permission.SeeTonight)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, BriefingAudiences audiences, ReadLog reads, TimeProvider time) : PageModel
{
    public IReadOnlyList<(string Slug, string Name)> Places { get; private set; } = [];

    public SharedSheet? Shared { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public string Root => "/" + scope.Partnership!.Slug;

    public string Who => scope.Viewer.FunctionTitle;

    /// <summary>Telling what one saw is offered when the pass has begun.</summary>
    public bool MayTell => Shared is not null && Now >= Shared.Sheet.StartsAt;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Now = time.GetUtcNow();
        var places = await db.Set<Place>().AsNoTracking().Where(p => p.ClosedAt == null).Select(p => new { p.Slug, p.Name }).ToListAsync(cancel);
        Places = [.. places.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => (p.Slug, p.Name))];
        if (await db.SharedTonightAsync(Now, cancel) is { } sheet)
            Shared = await db.VersionAsync(sheet, await audiences.CurrentAsync(cancel), cancel);
        if (Shared is null)
            return;
        reads.Note(nameof(BriefingVersion), Shared.Version.Id, "tonight");
        Response.KeepUntil(Shared.Sheet.EndsAt.AddHours(3), scope);
    }
}
