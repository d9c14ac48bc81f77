using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Disposal.Confirm;

/// <summary>The last question before gallring, which nothing takes back: what goes, how much, and by whose decision.</summary>
[Needs(Permission.ManageDisposal)]
public sealed class IndexModel(LyktaStore store, LyktaScope scope, Writes writes, JobWorker worker, TimeProvider time) : PageModel
{
    public IReadOnlyList<DisposalLine> Chosen { get; private set; } = [];

    public int Count => (int)Math.Min(int.MaxValue, Chosen.Sum(l => l.Look.Count));

    public async Task<IActionResult> OnGetAsync([FromQuery] RetentionClass[] klasser, CancellationToken cancel)
    {
        if (!await ChooseAsync(klasser, cancel))
            return BadRequest();
        return Chosen.Count > 0 ? Page() : Redirect($"/{scope.Partnership!.Slug}/gallring");
    }

    /// <summary>Orders the job for the chosen classes that are decided and not held; any other refuses the whole.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] RetentionClass[] klasser, CancellationToken cancel)
    {
        if (!await ChooseAsync(klasser, cancel) || Chosen.Count == 0)
            return BadRequest();
        var outcome = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var job = Job.Order(
                DisposalJob.JobName, JsonSerializer.Serialize(new DisposalOrder([.. klasser.Distinct().Order()])), null, unit.Scope.Viewer.PrimaryMembership,
                Count, unit.Now);
            unit.Db.Add(job);
            unit.Audit("disposal.ordered", nameof(Job), job.Id.Value, ("classes", string.Join(' ', klasser)));
            return Task.FromResult($"/{unit.Scope.Partnership!.Slug}/jobb/{job.Id.Value}");
        }, cancel);
        worker.Wake();
        return LocalRedirect(outcome.Outcome);
    }

    private async Task<bool> ChooseAsync(RetentionClass[] classes, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return false;
        var lines = await store.DisposalLinesAsync(scope.Partnership!, time.GetUtcNow(), cancel);
        Chosen = [.. lines.Where(l => classes.Contains(l.Rule.Class) && l.Rule.IsActive)];
        return Chosen.Count == classes.Distinct().Count();
    }
}
