using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Template;

/// <summary>The plan in Brå's six columns, as a page.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, ReadLog reads, Texts texts) : PageModel
{
    public TemplateTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel) is not { IsStrategy: false } plan)
            return NotFound();
        Table = await TemplateTable.ReadAsync(db, plan, texts, cancel);
        reads.Note(nameof(ActionPlan), plan.Id.Value, "template");
        return Page();
    }
}
