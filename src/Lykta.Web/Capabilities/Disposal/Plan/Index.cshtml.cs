using System.Text.Json;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal.Plan;

/// <summary>Gallring: what is kept how long and by whose decision, what would go now, and what has gone.</summary>
[Needs(Permission.ManageDisposal)]
public sealed class IndexModel(LyktaStore store, LyktaScope scope, Writes writes, JobWorker worker, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<ErasureRecord> Erased { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    /// <summary>Orders the job for the chosen classes that are decided and not held; any other refuses the whole.</summary>
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

        var outcome = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var job = Job.Order(
                DisposalJob.JobName, JsonSerializer.Serialize(new DisposalOrder([.. klasser.Distinct().Order()])), null, unit.Scope.Viewer.PrimaryMembership,
                (int)Math.Min(int.MaxValue, Lines.Where(l => klasser.Contains(l.Rule.Class)).Sum(l => l.Look.Count)), unit.Now);
            unit.Db.Add(job);
            unit.Audit("disposal.ordered", nameof(Job), job.Id.Value, ("classes", string.Join(' ', klasser)));
            return Task.FromResult($"/{unit.Scope.Partnership!.Slug}/jobb/{job.Id.Value}");
        }, cancel);
        worker.Wake();
        return LocalRedirect(outcome.Outcome);
    }

    // As the system: what is counted is all that is there, not what this reader may see.
    private async Task LoadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await store.ReadAsync(LyktaScope.ForSystem(scope.Partnership!), async db =>
        {
            var lines = new List<Line>();
            foreach (var rule in await db.RetentionRulesAsync(cancel))
                lines.Add(new(rule, rule.Time.IsForever ? DisposalLook.Nothing : await Disposers.LookAsync(db, rule.Class, rule.Time.Before(now), cancel)));
            Lines = lines;
            Erased = await db.Set<ErasureRecord>().AsNoTracking().OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(100).ToListAsync(cancel);
            return true;
        }, cancel);
    }

    public sealed record Line(RetentionRule Rule, DisposalLook Look);
}
