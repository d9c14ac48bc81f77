using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Partnerships.Collaborations.Detail;

/// <summary>A collaboration and its month report: only what the partnerships have released, in the areas of that month.</summary>
[Needs(Permission.SeeCollaborations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory partnerships, ReadLog reads, TimeProvider time) : PageModel
{
    public CollaborationView View { get; private set; } = null!;

    public CollaborationStatus Status { get; private set; }

    public IReadOnlyDictionary<PartnershipId, string> Names { get; private set; } = new Dictionary<PartnershipId, string>();

    /// <summary>2005-03.</summary>
    public string Month { get; private set; } = "";

    public IReadOnlyList<CollaborationScope> AreasThen { get; private set; } = [];

    public IReadOnlyList<CountRow> Counts { get; private set; } = [];

    public IReadOnlyList<ObservationRow> Observations { get; private set; } = [];

    public bool MayEdit => View.It.MayEdit(scope);

    public bool MayRelease => scope.Viewer.May(Permission.ManageCollaborations);

    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery] string? manad, CancellationToken cancel)
    {
        if (await db.CollaborationAsync(slug, cancel) is not { } view)
            return NotFound();
        View = view;
        Status = view.It.StatusOn(time.Today());
        Names = (await partnerships.AllAsync(cancel)).ToDictionary(p => p.Id, p => p.Name);
        var month = Read(manad) ?? time.Today();
        Month = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await ReportAsync(Weeks.Month(month.Year, month.Month), cancel);
        return Page();
    }

    private async Task ReportAsync((DateOnly First, DateOnly Last) month, CancellationToken cancel)
    {
        AreasThen = [.. View.Scopes.Where(s => s.Overlaps(month.First, month.Last))];
        var released = await db.ReleasedAsync(View.It.Id, month.First, month.Last, cancel);
        reads.Note(nameof(CollaborationRelease), released.Where(r => r.PartnershipId != scope.PartnershipId).Select(r => r.Id), "page");
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        Counts =
        [
            .. from release in released
               from count in release.Counts
               where AreasThen.Any(s => s.Covers(count.Area, count.District))
               select new CountRow(Names[release.PartnershipId], release.Week, count.Area, english ? count.NameEn : count.NameSv, count.Count),
        ];
        Observations =
        [
            .. from release in released
               from one in release.Observations
               where AreasThen.Any(s => s.Covers(one.Area, one.District))
               select new ObservationRow(Names[release.PartnershipId], release.Week, one.Area, one.Place, english ? one.NameEn : one.NameSv),
        ];
    }

    private static DateOnly? Read(string? month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 1900 and < 9000 ? first : null;

    public sealed record CountRow(string Partnership, DateOnly Week, string Area, string Type, long? Count);

    public sealed record ObservationRow(string Partnership, DateOnly Week, string Area, string? Place, string Type);
}
