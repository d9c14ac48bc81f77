using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Sharing;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Share;

/// <summary>Dela åtgärden: which named partnerships read it, exactly what they read, and withdrawing it.</summary>
[Needs(Permission.ManagePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, ShareDesk desk, ReadLog reads, Texts texts) : PageModel
{
    public Measure Measure { get; private set; } = null!;

    public string Lead { get; private set; } = "";

    public IReadOnlyList<Partnership> Beside { get; private set; } = [];

    public IReadOnlyDictionary<PartnershipId, SharedMeasure> Shared { get; private set; } = new Dictionary<PartnershipId, SharedMeasure>();

    public bool MayLeave => SharingGate.MayReachOthers(Measure);

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        reads.Note(nameof(Measure), Measure.Id.Value, "share");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, Guid to, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (Beside.All(p => p.Id.Value != to))
            return NotFound();
        if (await desk.ShareAsync(nr, new(to), cancel) is { } error)
        {
            ModelState.Add(texts, error);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return Told(nr, "Plans.Share.Done");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(int nr, Guid to, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (Beside.All(p => p.Id.Value != to) && !Shared.ContainsKey(new(to)))
            return NotFound();
        await desk.WithdrawAsync(nr, new(to), cancel);
        return Told(nr, "Plans.Share.Withdrawn");
    }

    private LocalRedirectResult Told(int nr, string key)
    {
        TempData.Flash(texts[key]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/atgarder/A-{nr}/dela");
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Measure = (await db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Number == nr, cancel))!;
        if (Measure is null)
            return false;
        var id = Measure.Id;
        Lead = await db.LeadAsync(Measure, cancel);
        Beside = await db.BesideAsync(cancel);
        Shared = await db.Set<SharedMeasure>().AsNoTracking().Where(s => s.MeasureId == id).ToDictionaryAsync(s => s.ToPartnershipId, cancel);
        return true;
    }
}
