using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements.List;

/// <summary>Överenskommelser: with whom, for what, and when each is to be revised.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public IReadOnlyList<CollaborationAgreement> Agreements { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public DateOnly Today => time.Today();

    public async Task OnGetAsync(CancellationToken cancel) =>
        Agreements = [.. (await db.Set<CollaborationAgreement>().AsNoTracking().ToListAsync(cancel)).OrderBy(a => a.EndedOn is not null).ThenBy(a => a.ReviseBy)];
}
