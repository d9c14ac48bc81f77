using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Reports;

/// <summary>Rapporter: what has been released, and the city's compilations that have come back.</summary>
[Needs(Permission.SeeCity)]
public sealed class IndexModel(LyktaDbContext db, PartnershipDirectory directory) : PageModel
{
    public IReadOnlyList<(DistrictReport Report, string District)> Reports { get; private set; } = [];

    public IReadOnlyList<CityCompilation> Compilations { get; private set; } = [];

    public IReadOnlyList<CityPlanDecision> Plans { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var names = (await directory.AllAsync(cancel)).ToDictionary(p => p.Id, p => p.Name);
        Reports = [.. (await db.Set<DistrictReport>().AsNoTracking().OrderByDescending(r => r.ReportedAt).Take(200).ToListAsync(cancel)).Select(r => (r, names.GetValueOrDefault(r.PartnershipId) ?? ""))];
        Plans = await db.ReturnedPlansAsync(cancel);
        Compilations = await db.Set<CityCompilation>().AsNoTracking().OrderByDescending(c => c.SentAt).Take(50).ToListAsync(cancel);
    }
}
