using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Photo;

/// <summary>A photo: until it is released only for its writer and for those who release; then for those who see its observation.</summary>
[Needs(Permission.SeeObservations, Permission.SeeOwnReports, Permission.ReleasePhotos, Permission.SeeTonight)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        // The observation passes tenant and sharing filters: a photo never reaches further than its row.
        var found = await (
            from photo in db.Set<ObservationPhoto>().AsNoTracking()
            join observation in db.Set<Observation>() on photo.ObservationId equals observation.Id
            where photo.Id == id
            select new { photo.Content, photo.ContentType, photo.ReleasedAt, observation.WrittenBy }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return NotFound();
        var isOwn = found.WrittenBy is { } writer && scope.Viewer.Memberships.Contains(writer);
        if (!isOwn && found.ReleasedAt is null && !scope.Viewer.May(Permission.ReleasePhotos))
            return NotFound();
        if (!isOwn)
        {
            await writes.RunAsync((unit, _) =>
            {
                unit.Audit("photo.read", nameof(ObservationPhoto), id);
                return Task.FromResult(true);
            }, cancel);
        }

        Response.Headers.ContentDisposition = "inline; filename=\"foto\"";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(found.Content, found.ContentType);
    }
}
