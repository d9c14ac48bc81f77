using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disclosure.Refusal;

/// <summary>A written refusal to print and sign, with how to appeal (OSL 6 kap. 3 and 7 §§).</summary>
[Needs(Permission.ManageDisclosure)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Texts texts, TimeProvider time) : PageModel
{
    public DisclosureCase Case { get; private set; } = null!;

    public IReadOnlyList<Statute> Statutes { get; private set; } = [];

    public bool IsPartly { get; private set; }

    public string Authority { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(int nummer, [FromQuery] Statute[] lagrum, [FromQuery] bool delvis, [FromQuery] bool saknas, CancellationToken cancel)
    {
        if (await db.Set<DisclosureCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == nummer && c.ClosedAt == null, cancel) is not { } found)
            return NotFound();
        if (!ModelState.IsValid || !lagrum.All(Enum.IsDefined))
            return BadRequest();
        // A decision states why; that nothing is kept is said only by the one who has looked.
        if (lagrum.Length == 0 == !saknas)
        {
            TempData.Flash(texts[saknas ? "Disclosure.Refuse.Both" : "Disclosure.Refuse.Choose"], FlashTone.Warning);
            return Redirect($"/{scope.Partnership!.Slug}/utlamnande/{nummer}");
        }

        (Case, Statutes, IsPartly, Today) = (found, [.. lagrum.Distinct().Order()], delvis, time.Today());
        var id = scope.PartnershipId;
        Authority = await db.Set<Partnership>().Where(p => p.Id == id).Select(p => p.AuthorityName).SingleAsync(cancel);
        return Page();
    }
}
