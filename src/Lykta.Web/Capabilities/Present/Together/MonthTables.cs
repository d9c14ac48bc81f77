using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Present.Together;

/// <summary>The table of finished months, made once per stamp of older numbers.</summary>
public sealed class MonthTables(LyktaDbContext db, LyktaScope scope, IMemoryCache cache, Texts texts, TimeProvider time)
{
    public async Task<MonthTable> ReadAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var stamp = await db.Set<CountStamp>().AsNoTracking().Select(s => new { s.Changes, s.ListChanges }).SingleOrDefaultAsync(cancel);
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var limit = await db.Set<Partnership>().Where(p => p.Id == scope.PartnershipId).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        return (await cache.GetOrCreateAsync(("months", scope.PartnershipId, limit, stamp?.Changes, stamp?.ListChanges, today, english), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(20);
            var months = MonthTable.MonthsBefore(today);
            var counts = await db.SharedWithAllAsync(months[0], months[^1].AddMonths(1).AddDays(-1), cancel);
            var types = await db.Set<EventType>().AsNoTracking().ToListAsync(cancel);
            return MonthTable.Make(today, counts, types, t => t.Name(english), texts["Present.Together.Sum"], limit);
        }))!;
    }
}
