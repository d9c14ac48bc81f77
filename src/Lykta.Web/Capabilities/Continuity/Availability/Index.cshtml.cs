using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Continuity.Availability;

/// <summary>Tillgänglighet: which functions are reached by day, evening and night, and when nobody is.</summary>
[Needs(Permission.SeeContacts)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope) : PageModel
{
    public IReadOnlyList<FunctionContact> Rows { get; private set; } = [];

    /// <summary>What is reached by anybody.</summary>
    public Reach Together => Rows.Aggregate(default(Reach), (all, row) => all.Or(row.Reach));

    /// <summary>Functions that have said nothing: they may be reached, nobody knows.</summary>
    public int Unanswered => Rows.Count(r => !r.Reach.IsStated);

    public bool MayManage => scope.Viewer.May(Permission.ManageBriefings);

    public string Root => $"/{scope.Partnership!.Slug}/tillganglighet";

    public string Contacts => $"/{scope.Partnership!.Slug}/kontakter";

    public async Task OnGetAsync(CancellationToken cancel) =>
        Rows = [.. (await db.Set<FunctionContact>().AsNoTracking().ToListAsync(cancel)).OrderBy(c => c.Function, SwedishFolding.Order)];
}
