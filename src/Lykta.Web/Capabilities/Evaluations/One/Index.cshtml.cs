using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Evaluations.One;

/// <summary>One evaluation: what was measured and what was experienced, each under its own heading.</summary>
[Needs(Permission.SeeEvaluations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, ReadLog reads, Texts texts) : PageModel
{
    public WholeEvaluation Whole { get; private set; } = null!;

    public string Respondents { get; private set; } = "";

    public bool MayManage => scope.Viewer.May(Permission.ManageEvaluations);

    /// <summary>The thing itself is opened by those who may see plans and groups.</summary>
    public bool MayOpen => scope.Viewer.May(Permission.SeePlan) && scope.Viewer.May(Permission.SeeGroups);

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if ((await db.EvaluationsAsync(texts, cancel)).Find(e => e.Evaluation.Number == nr) is not { } whole)
            return NotFound();
        Whole = whole;
        Respondents = (await db.RespondentsAsync(texts, cancel))(whole.Evaluation.Respondents);
        reads.Note(nameof(Evaluation), whole.Evaluation.Id, "page");
        return Page();
    }
}
