using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements.Edit;

/// <summary>Changes an agreement; its areas are rows of their own.</summary>
[Needs(Permission.ManagePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts) : AgreementFields(db, scope, wall, texts), IShowsBoth
{
    private readonly LyktaDbContext db = db;
    private readonly Texts texts = texts;

    public CollaborationAgreement Agreement { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        Input = AgreementInput.Of(Agreement);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel) || !IsReplacedKnown)
            return NotFound();
        if (await FormAsync(cancel) is not { } form)
            return Wrong();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var known = WriteUnit.Expect(await unit.Db.Set<CollaborationAgreement>().SingleAsync(a => a.Number == nr, token), Request.RowVersion());
            if (known.Describe(form).IsOk)
            {
                await EndReplacedAsync(unit.Db, known, token);
                unit.Audit("agreement.registered", nameof(CollaborationAgreement), known.Id);
            }

            return "";
        }, cancel);
        TempData.Flash(texts["Agreements.Saved"]);
        return LocalRedirect($"{Root}/{nr}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(Agreement.Number, cancel) ? new(AgreementInput.Of(Agreement)) : null;

    private async Task<bool> FindAsync(int nr, CancellationToken cancel)
    {
        if (await db.AgreementAsync(nr, cancel) is not { } known)
            return false;
        Agreement = known;
        await OthersAsync(nr, cancel);
        return true;
    }
}
