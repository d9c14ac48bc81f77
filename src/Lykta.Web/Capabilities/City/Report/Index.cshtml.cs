using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Report;

/// <summary>Rapportera: what leaves is shown, and one press makes both reports with today's date.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, MailDesk mail, Texts texts, TimeProvider time) : PageModel
{
    public ReportContent Said { get; private set; } = null!;

    public IReadOnlyList<DistrictReport> Earlier { get; private set; } = [];

    public bool MayReport => scope.Viewer.May(Permission.ManageFollowUp);

    public bool MailIsOn => mail.IsOn;

    public bool HasRows => Said.Areas.Any(a => a.Measures > 0);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await OpenAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!MayReport)
            return Forbid();
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        if (!HasRows)
        {
            ModelState.AddModelError("", texts["City.Error.NothingSentIn"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var round = await unit.Db.Set<FollowUpRound>().SingleAsync(r => r.Slug == slug, token);
            foreach (var to in Enum.GetValues<ReportTo>())
            {
                var report = DistrictReport.Of(unit.Scope.PartnershipId, to, Said, time.Today(), scope.Viewer.PrimaryMembership, unit.Now);
                unit.Db.Add(report);
                unit.Audit("round.reported", nameof(FollowUpRound), round.Id.Value, ("to", to.ToString()), ("hash", report.Hash));
                if (to == ReportTo.LocalSteering)
                    await mail.OrderToAllAsync(unit, ReportMail.Kind, report.Id, Role.Steering, token);
            }

            return "";
        }, cancel);
        TempData.Flash(texts["City.Report.Done", time.Today().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/rapporter");
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel)
    {
        Said = (await db.ReportAsync(slug, scope.Partnership!, texts, cancel))!;
        if (Said is null)
            return false;
        var own = scope.PartnershipId;
        Earlier = await db.Set<DistrictReport>().AsNoTracking().Where(r => r.PartnershipId == own && r.Year == Said.Year && r.IsStrategy == Said.IsStrategy).OrderByDescending(r => r.ReportedAt).Take(20).ToListAsync(cancel);
        return true;
    }
}
