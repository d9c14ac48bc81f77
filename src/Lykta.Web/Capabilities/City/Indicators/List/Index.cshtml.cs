using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.City.Indicators.List;

/// <summary>Gemensamma indikatorer: what the city measures alike in every district, and who has released its figure.</summary>
[Needs(Permission.CompileCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, TimeProvider time) : PageModel
{
    public IReadOnlyList<IndicatorTable> Tables { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageCity);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var districts = await directory.DistrictsAsync(scope.PartnershipId, cancel);
        if (districts.Count == 0)
            return NotFound();
        Tables = await db.IndicatorTablesAsync(scope.PartnershipId, districts, time.Today(), cancel);
        return Page();
    }
}
