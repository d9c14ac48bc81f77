using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Share;

/// <summary>Delat med oss: what other partnerships let this one read of their measures.</summary>
[Needs(Permission.SeePlan)]
public sealed class ReceivedModel(LyktaDbContext db, LyktaScope scope, ReadLog reads) : PageModel
{
    public IReadOnlyList<(SharedMeasure Shared, string From)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var own = scope.PartnershipId;
        var rows = await (from s in db.Set<SharedMeasure>().AsNoTracking()
                          where s.ToPartnershipId == own
                          join p in db.Set<Partnership>() on s.PartnershipId equals p.Id
                          orderby p.Name, s.Number
                          select new { Shared = s, From = p.Name }).ToListAsync(cancel);
        Rows = rows.ConvertAll(r => (r.Shared, r.From));
        foreach (var row in rows)
            reads.Note(nameof(SharedMeasure), row.Shared.Id, "list");
    }
}
