using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import.Past;

/// <summary>How an import of areas went: what it added and changed, and what has been taken back.</summary>
[Needs(Permission.ManagePlaces)]
public sealed class IndexModel(LyktaDbContext db) : PageModel
{
    public AreaImportRecord Record { get; private set; } = null!;

    public IReadOnlyList<AreaImportChange> Changes { get; private set; } = [];

    public int Left => Changes.Count(c => c.TakenBackAt is null);

    public async Task<IActionResult> OnGetAsync(Guid import, CancellationToken cancel)
    {
        if (await db.AreaImportAsync(import, cancel) is not { } record)
            return NotFound();
        Record = record;
        var changes = await db.Set<AreaImportChange>().AsNoTracking().Where(c => c.ImportId == record.Id).ToListAsync(cancel);
        Changes = [.. changes.OrderBy(c => c.IsNew).ThenBy(c => c.Name, SwedishFolding.Order)];
        return Page();
    }
}
