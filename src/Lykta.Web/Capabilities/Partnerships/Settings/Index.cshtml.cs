using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Partnerships.Settings;

/// <summary>Inställningar: what the partnership decides for itself.</summary>
[Needs(Permission.ManageSettings)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, LyktaScope scope, PartnershipDirectory partnerships, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public int? Version { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Input = await ShownAsync(cancel);

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => new(await ShownAsync(cancel));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var colour = string.IsNullOrWhiteSpace(Input.LampColour) ? null : Input.LampColour.Trim().ToLowerInvariant();
        if (colour is not null && !new LampTheme(colour).IsReadable)
            ModelState.AddModelError("Input.LampColour", texts["Settings.Lamp.Unreadable"]);
        if (!ModelState.IsValid)
        {
            await ShownAsync(cancel);
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var own = WriteUnit.Expect(await unit.Db.Set<Partnership>().SingleAsync(p => p.Id == unit.Scope.PartnershipId, token), Request.RowVersion());
            var before = own.SmallNumberLimit;
            own.SetSmallNumberLimit(Input.SmallNumberLimit!.Value);
            own.SetLampColour(colour);
            unit.Audit("partnership.changed", nameof(Partnership), own.Id.Value,
                ("small-from", before.ToString(CultureInfo.InvariantCulture)), ("small-to", own.SmallNumberLimit.ToString(CultureInfo.InvariantCulture)),
                ("lamp", colour ?? "own"));
            return "saved";
        }, cancel);
        partnerships.Forget();
        TempData.Flash(texts["Settings.Saved"]);
        return RedirectToPage();
    }

    private async Task<Fields> ShownAsync(CancellationToken cancel)
    {
        var own = await db.Set<Partnership>().AsNoTracking().SingleAsync(p => p.Id == scope.PartnershipId, cancel);
        Version = own.Version;
        return new() { SmallNumberLimit = own.SmallNumberLimit, LampColour = own.LampColour };
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "Settings.Small.Range"), Range(Partnership.LeastSmallNumberLimit, Partnership.MostSmallNumberLimit, ErrorMessage = "Settings.Small.Range")]
        public int? SmallNumberLimit { get; init; }

        [StringLength(7, ErrorMessage = "Settings.Lamp.Unreadable")]
        public string? LampColour { get; init; }
    }
}
