using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Evaluations.List;

/// <summary>One that is evaluated every year.</summary>
public sealed record Yearly(string Kind, string Name, string Path, DateOnly? EvaluatedOn, bool IsLate);

/// <summary>Utvärderingar: what was found and what became of it, and which councils and groups are due for their year's.</summary>
[Needs(Permission.SeeEvaluations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<WholeEvaluation> Rows { get; private set; } = [];

    public IReadOnlyList<Yearly> Yearly { get; private set; } = [];

    public Func<int?, string> Respondents { get; private set; } = _ => "–";

    public bool MayManage => scope.Viewer.May(Permission.ManageEvaluations);

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rows = await db.EvaluationsAsync(texts, cancel);
        Respondents = await db.RespondentsAsync(texts, cancel);
        var today = time.Today();
        if (scope.Viewer.May(Permission.SeePlan))
            Yearly = [.. (await db.Set<Council>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancel)).Select(c => new Yearly("Council", c.Name, "rad", c.EvaluatedOn, c.IsEvaluationLate(today)))];
        if (scope.Viewer.May(Permission.SeeGroups))
            Yearly = [.. Yearly, .. (await db.Set<WorkGroup>().AsNoTracking().Where(g => g.ClosedOn == null).OrderBy(g => g.Name).ToListAsync(cancel)).Select(g => new Yearly("Group", g.Name, $"grupper/{g.Number}", g.EvaluatedOn, g.IsEvaluationLate(today)))];
    }
}
