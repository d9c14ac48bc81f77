using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Reports;

/// <summary>One report as it was released; the city reads its districts', a district its own.</summary>
[Needs(Permission.SeeCity)]
public sealed class OneModel(LyktaDbContext db, ReadLog reads) : PageModel
{
    public DistrictReport Report { get; private set; } = null!;

    public ReportContent Said { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<DistrictReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } report)
            return NotFound();
        (Report, Said) = (report, report.Read());
        reads.Note(nameof(DistrictReport), id, "page");
        return Page();
    }
}
