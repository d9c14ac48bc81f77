using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements.One;

/// <summary>One agreement: its areas with the findings they rest on, the gaps, and what has become of the predecessor's areas.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public CollaborationAgreement Agreement { get; private set; } = null!;

    public CollaborationAgreement? Before { get; private set; }

    public IReadOnlyList<AgreementArea> Areas { get; private set; } = [];

    public IReadOnlyList<SucceededArea> Succeeded { get; private set; } = [];

    public PriorityReading Priorities { get; private set; } = null!;

    public int Gaps => Areas.Count(a => a.IsGap);

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public DateOnly Today => time.Today();

    public string Root => $"/{scope.Partnership!.Slug}/overenskommelser";

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (await db.AgreementAsync(nr, cancel) is not { } agreement)
            return NotFound();
        Agreement = agreement;
        Areas = await db.AgreementAreasAsync(agreement.Id, cancel);
        Priorities = await PriorityReading.ReadAsync(db, cancel);
        Before = await db.Set<CollaborationAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == agreement.ReplacesId, cancel);
        if (Before is not null)
            Succeeded = AgreementQueries.Succeeded(await db.AgreementAreasAsync(Before.Id, cancel), Areas, Priorities, agreement.ValidFrom);
        return Page();
    }
}
