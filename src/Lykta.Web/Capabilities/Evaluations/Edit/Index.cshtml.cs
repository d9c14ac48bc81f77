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

namespace Lykta.Web.Capabilities.Evaluations.Edit;

/// <summary>Changes an evaluation; what became of its recommendation is written here too.</summary>
[Needs(Permission.ManageEvaluations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts) : EvaluationFields(db, scope, wall, texts), IShowsBoth
{
    private readonly LyktaDbContext db = db;
    private readonly Texts texts = texts;
    private WholeEvaluation whole = null!;
    private Evaluated of = null!;

    public Evaluation Evaluation => whole.Evaluation;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        Input = EvaluationInput.Read(whole, of);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        if (await FormAsync(cancel) is not { } form)
            return Wrong();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var known = WriteUnit.Expect(await unit.Db.Set<Evaluation>().SingleAsync(e => e.Number == nr, token), Request.RowVersion());
            known.Describe(form);
            // The findings alone may have changed: the next who saves must have seen them.
            unit.Db.Entry(known).Property(e => e.Title).IsModified = true;
            unit.Db.RemoveRange(await unit.Db.Set<EvaluationFinding>().Where(f => f.EvaluationId == known.Id).ToListAsync(token));
            unit.Db.AddRange(EvaluationFinding.Of(known.Id, form));
            unit.Audit("evaluation.changed", nameof(Evaluation), known.Id, ("fate", known.Fate.ToString()));
            return "";
        }, cancel);
        TempData.Flash(texts["Plans.Edit.SavedOne"]);
        return LocalRedirect($"{Root}/{nr}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(Evaluation.Number, cancel) ? new(EvaluationInput.Read(whole, of)) : null;

    private async Task<bool> FindAsync(int nr, CancellationToken cancel)
    {
        if ((await db.EvaluationsAsync(texts, cancel)).Find(e => e.Evaluation.Number == nr) is not { } found)
            return false;
        whole = found;
        await FillAsync(cancel);
        var e = found.Evaluation;
        of = new(e.Subject, e.SubjectId ?? Guid.Empty, found.Of, found.Path ?? "");
        Keep(of);
        return true;
    }
}
