using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Compile;

/// <summary>A compilation as it was sent: the city's own, or, in a district, the one that came back.</summary>
[Needs(Permission.SeeCity)]
public sealed class OneModel(LyktaDbContext db, LyktaScope scope, ReadLog reads) : PageModel
{
    public CityCompilation Compilation { get; private set; } = null!;

    public CompilationContent Said { get; private set; } = null!;

    /// <summary>The sources are links where they may be read: in the city, and for a district's own report.</summary>
    public bool MayFollow(CompiledSentence sentence) => Compilation.PartnershipId == scope.PartnershipId || sentence.District == scope.Partnership!.Name;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<CityCompilation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } found)
            return NotFound();
        (Compilation, Said) = (found, found.Read());
        reads.Note(nameof(CityCompilation), id, "page");
        return Page();
    }
}
