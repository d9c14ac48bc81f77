using System.Globalization;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.List;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Links.Manage;

/// <summary>Länkar: twelve hours with a PIN for a shift, and QR codes for units that report without accounts.</summary>
[Needs(Permission.ManageLinks)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, ViewerDirectory viewers, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ShiftUnits { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ReportingUnits { get; private set; } = [];

    public Shown? Made { get; private set; }

    public string Address => $"/{scope.Partnership!.Slug}/lankar";

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostShiftAsync(Guid unitId, CancellationToken cancel) => MakeAsync(AccessLinkKind.Shift, unitId, cancel);

    public Task<IActionResult> OnPostUnitAsync(Guid unitId, CancellationToken cancel) => MakeAsync(AccessLinkKind.Unit, unitId, cancel);

    public Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancel) => ChangeAsync(id, (link, unit) =>
    {
        link.Revoke(unit.Now);
        unit.Audit("link.revoked", nameof(AccessLink), link.Id.Value);
        return "Links.Revoked";
    }, cancel);

    public Task<IActionResult> OnPostTextAsync(Guid id, bool open, CancellationToken cancel) => ChangeAsync(id, (link, unit) =>
    {
        link.OpenText(open && link.Kind == AccessLinkKind.Unit);
        unit.Audit("link.text", nameof(AccessLink), link.Id.Value, ("open", open.ToString()));
        return open ? "Links.Text.Opened" : "Links.Text.Closed";
    }, cancel);

    private async Task<IActionResult> MakeAsync(AccessLinkKind kind, Guid unitId, CancellationToken cancel)
    {
        var id = OrganisationId.From(unitId);
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.ClosedAt == null, cancel);
        if (organisation is null || (kind == AccessLinkKind.Unit ? organisation.ReporterCategory is null : !MayOpen(organisation.Category)))
        {
            ModelState.AddModelError(kind == AccessLinkKind.Shift ? "shift-unit" : "report-unit", texts["Links.Unit.Missing"]);
            await ShowAsync(cancel);
            return Page();
        }

        NewLink? made = null;
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            made = Doors.Make(unit, kind, organisation.Id, organisation.Name);
            if (kind == AccessLinkKind.Shift)
                unit.Audit("link.shift-version", nameof(AccessLink), made.Id.Value, ("version", BriefingAudiences.Of(organisation.Category).ToString()));
            return Task.FromResult(made.Id.Value.ToString("N"));
        }, cancel);
        if (done.IsReplay || made is null)
        {
            TempData.Flash(texts["Links.ShownOnce"], FlashTone.Warning);
            return RedirectToPage();
        }

        Made = new(kind, organisation.Name, organisation.ReporterCategory, $"{Request.PublicRoot()}/t/{made.Token}", made.Pin, time.GetUtcNow() + Doors.Shift);
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<AccessLink, WriteUnit, string> change, CancellationToken cancel)
    {
        var linkId = AccessLinkId.From(id);
        var key = await writes.RunAsync(async (unit, token) =>
        {
            var link = await unit.Db.Set<AccessLink>().SingleOrDefaultAsync(l => l.Id == linkId && l.Kind != AccessLinkKind.Invitation && l.RevokedAt == null, token);
            return link is null ? null : change(link, unit);
        }, cancel);
        if (key is null)
            return NotFound();
        viewers.Forget($"shift:{id:N}", scope.PartnershipId);
        viewers.Forget($"unit:{id:N}", scope.PartnershipId);
        TempData.Flash(texts[key]);
        return RedirectToPage();
    }

    // A shift phone reads its unit's version of the sheet: who may not read the widest one does not open it to a phone either.
    private bool MayOpen(OrganisationCategory category) =>
        scope.Viewer.May(Permission.SeeTonight) || BriefingAudiences.Of(category) != BriefingAudience.PoliceAndMunicipality;

    private async Task ShowAsync(CancellationToken cancel)
    {
        var units = await db.Set<Organisation>().AsNoTracking().Where(o => o.ClosedAt == null)
            .Select(o => new { o.Id, o.Name, o.ReporterCategory, o.Category }).ToListAsync(cancel);
        units = [.. units.OrderBy(u => u.Name, StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), CompareOptions.None))];
        var categories = await db.ReporterCategoriesAsync(cancel);
        var english = ObservationNames.IsEnglish;
        ShiftUnits = [.. units.Where(u => MayOpen(u.Category)).OrderByDescending(u => u.Category is OrganisationCategory.Guards or OrganisationCategory.Volunteers)
            .Select(u => new SelectListItem(u.Name, u.Id.Value.ToString()))];
        ReportingUnits = [.. units.Where(u => u.ReporterCategory is not null)
            .Select(u => new SelectListItem($"{u.Name} ({categories.NameOf(u.ReporterCategory!, english)})", u.Id.Value.ToString()))];
        var now = time.GetUtcNow();
        var links = await db.Set<AccessLink>().AsNoTracking()
            .Where(l => l.Kind != AccessLinkKind.Invitation && l.RevokedAt == null && (l.ExpiresAt == null || l.ExpiresAt > now))
            .OrderByDescending(l => l.CreatedAt).Take(200).ToListAsync(cancel);
        Rows = [.. links.Select(l => new Row(l.Id.Value, l.Kind, l.Label, l.CreatedAt, l.ExpiresAt, l.MayWriteText, l.FailedPins >= Doors.MostPins))];
    }

    public sealed record Row(Guid Id, AccessLinkKind Kind, string Unit, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, bool MayWriteText, bool IsDead);

    public sealed record Shown(AccessLinkKind Kind, string Unit, string? Category, string Address, string? Pin, DateTimeOffset Until);
}
