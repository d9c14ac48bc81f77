using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Present;

/// <summary>Who is out tonight, as far as shift links tell.</summary>
public static class Tonight
{
    public static async Task<List<Shift>> ShiftsTonightAsync(this LyktaDbContext db, DateTimeOffset now, CancellationToken cancel)
    {
        // The night belongs to the evening before.
        var evening = Stockholm.DayOf(now.AddHours(-6));
        var (start, end) = (Stockholm.Instant(evening.ToDateTime(new(18, 0))), Stockholm.Instant(evening.AddDays(1).ToDateTime(new(3, 0))));
        var links = await (
            from link in db.Set<AccessLink>().AsNoTracking()
            join unit in db.Set<Organisation>() on link.UnitId equals unit.Id
            where link.Kind == AccessLinkKind.Shift && link.RevokedAt == null && link.ExpiresAt != null && link.ExpiresAt > start && link.CreatedAt < end
            orderby unit.Name, link.CreatedAt
            select new { unit.Name, link.Label, link.CreatedAt, link.ExpiresAt }).Take(12).ToListAsync(cancel);
        double Hour(DateTimeOffset at) => (at - start).TotalHours + 18;
        return [.. links.Select(l => new Shift(l.Name, Math.Max(18, Hour(l.CreatedAt)), Math.Min(27, Hour(l.ExpiresAt!.Value)), l.Label))];
    }
}
