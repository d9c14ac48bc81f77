using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Indicators.Mine;

/// <summary>A period of an indicator here: what the city sees, and whether something else has been entered since.</summary>
public sealed record OwnLine(IndicatorPeriod Period, IndicatorDefinition Under, IndicatorRelease? Released, bool IsDraft);

/// <summary>The city's indicators in a district. What is entered but not released is for those who enter it alone.</summary>
[Needs(Permission.SeeCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, TimeProvider time) : PageModel
{
    private const int MostPeriods = 6;

    public IReadOnlyList<(DefinedIndicator Indicator, IReadOnlyList<OwnLine> Lines)> Indicators { get; private set; } = [];

    public string City { get; private set; } = "";

    public DateOnly Today => time.Today();

    public bool MayEnter => scope.Viewer.May(Permission.ManageFollowUp);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (scope.Partnership!.ParentId is not { } city || await directory.FindAsync(city, cancel) is not { } parent)
            return scope.Viewer.May(Permission.CompileCity) && (await directory.DistrictsAsync(scope.PartnershipId, cancel)).Count > 0
                ? LocalRedirect($"/{scope.Partnership.Slug}/staden/indikatorer") : Page();
        City = parent.Name;
        var released = (await db.ReleasesAsync([scope.PartnershipId], cancel)).ToDictionary(r => (r.IndicatorId, r.Period));
        var drafts = !MayEnter ? [] : (await db.Set<IndicatorValue>().AsNoTracking().Where(v => v.ReleasedAt == null).ToListAsync(cancel)).Select(v => (v.IndicatorId, v.Period)).ToHashSet();
        Indicators = [.. (await db.IndicatorsAsync(city, cancel)).Select(i => (i, (IReadOnlyList<OwnLine>)[.. i.Begun(Today).Reverse().Take(MostPeriods)
            .Select(p => new OwnLine(p, i.Under(p)!, released.GetValueOrDefault((i.Head.Id, p)), drafts.Contains((i.Head.Id, p))))]))];
        return Page();
    }
}
