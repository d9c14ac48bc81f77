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

    /// <summary>Areas of each agreement, by number.</summary>
    public ILookup<Guid, AgreementArea> Areas { get; private set; } = Enumerable.Empty<AgreementArea>().ToLookup(a => a.AgreementId);

    /// <summary>Areas of agreements in force that rest on no finding.</summary>
    public int Gaps => Agreements.Where(a => a.StateOn(Today) != AgreementState.Ended).Sum(a => Areas[a.Id].Count(r => r.IsGap));

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public DateOnly Today => time.Today();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Agreements = [.. (await db.Set<CollaborationAgreement>().AsNoTracking().ToListAsync(cancel)).OrderBy(a => a.EndedOn is not null).ThenBy(a => a.ReviseBy)];
        Areas = (await db.Set<AgreementArea>().AsNoTracking().OrderBy(a => a.Number).ToListAsync(cancel)).ToLookup(a => a.AgreementId);
    }
}
