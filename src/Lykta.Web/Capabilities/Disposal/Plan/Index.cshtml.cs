using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal.Plan;

/// <summary>Gallring: what is kept how long and by whose decision, what would go now, and what has gone.</summary>
[Needs(Permission.ManageDisposal)]
public sealed class IndexModel(LyktaStore store, LyktaScope scope, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<DisposalLine> Lines { get; private set; } = [];

    public IReadOnlyList<ErasureRecord> Erased { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    /// <summary>Asks once more about the chosen classes; one that is undecided or held refuses the whole.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] RetentionClass[] klasser, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!ModelState.IsValid || klasser.Any(k => Lines.All(l => l.Rule.Class != k || !l.Rule.IsActive)))
            return BadRequest();
        if (klasser.Length == 0)
        {
            ModelState.AddModelError("klasser", texts["Disposal.Error.None"]);
            return Page();
        }

        return Redirect($"/{scope.Partnership!.Slug}/gallring/bekrafta?{string.Join('&', klasser.Distinct().Order().Select(k => $"klasser={k}"))}");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Lines = await store.DisposalLinesAsync(scope.Partnership!, time.GetUtcNow(), cancel);
        Erased = await store.ReadAsync(LyktaScope.ForSystem(scope.Partnership!), db => db.Set<ErasureRecord>().AsNoTracking()
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(100).ToListAsync(cancel), cancel);
    }
}
