using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Capabilities.Evaluations.Edit;

/// <summary>A new evaluation, shared with the whole partnership unless its writer keeps it closer.</summary>
[Needs(Permission.ManageEvaluations)]
public sealed class NewModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts) : EvaluationFields(db, scope, wall, texts)
{
    private readonly LyktaDbContext db = db;
    private readonly Texts texts = texts;

    public Task OnGetAsync(CancellationToken cancel) => FillAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        if (await FormAsync(cancel) is not { } form)
            return Wrong();
        var owner = await db.OwnerAsync(cancel);
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var made = Evaluation.Register(await unit.NextNumberAsync("evaluation", token), form, owner, unit.Now);
            unit.Db.Add(made);
            unit.Db.AddRange(EvaluationFinding.Of(made.Id, form));
            unit.Audit("evaluation.written", nameof(Evaluation), made.Id, ("subject", made.Subject.ToString()));
            return $"{Root}/{made.Number}";
        }, cancel);
        TempData.Flash(texts["Plans.Edit.SavedOne"]);
        return LocalRedirect(done.Outcome);
    }
}
