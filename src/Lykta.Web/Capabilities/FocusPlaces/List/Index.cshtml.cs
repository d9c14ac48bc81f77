using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FocusPlaces.List;

/// <summary>Fokusplatser: where each team keeps to now, next and earlier, with what has been reported there.</summary>
[Needs(Permission.SeeFocus)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, ReadLog reads, TimeProvider time) : PageModel
{
    private const int MonthsShown = 12;

    [FromQuery(Name = "visa")]
    public string? Shown { get; set; }

    public IReadOnlyList<FocusTeam> Teams { get; private set; } = [];

    public IReadOnlySet<OrganisationId> Own { get; private set; } = new HashSet<OrganisationId>();

    public DateOnly Today { get; private set; }

    public bool ShowsAll => Shown == "alla";

    public string Root => $"/{scope.Partnership!.Slug}/fokusplatser";

    public string Places => $"/{scope.Partnership!.Slug}/platser";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Today = time.Today();
        Teams = await db.FocusTeamsAsync(ShowsAll ? DateOnly.MinValue : Today.AddMonths(-MonthsShown), Today, cancel);
        if (scope.Viewer.May(Permission.ManageFocus))
            Own = await db.OwnTeams().Select(t => t.Id).ToHashSetAsync(cancel);
        reads.Note(nameof(FocusPeriod), Teams.SelectMany(t => t.Periods).Select(p => p.Period.Id.Value), "list");
    }
}
