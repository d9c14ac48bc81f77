using System.Globalization;
using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Jobs;

/// <summary>One's own long work: how far it has come, how it ended, the file it made; seen only by the one who ordered it.</summary>
[Needs(Permission.SeeJobs)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes) : PageModel
{
    public Job Job { get; private set; } = null!;

    public object[] Arguments => Job.OutcomeArguments is null ? [] : [.. JsonSerializer.Deserialize<string[]>(Job.OutcomeArguments)!];

    public string Percent => Job.Total == 0 ? "0" : (100 * Math.Min(Job.Done, Job.Total) / Job.Total).ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) =>
        await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancel) =>
        await FindAsync(id, cancel) && Job.Result is { } file
            ? File(file, "application/octet-stream", Job.ResultName)
            : NotFound();

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var job = await unit.Db.Set<Job>().SingleAsync(j => j.Id == JobId.From(id), token);
            if (!job.IsOver)
                job.RequestCancel();
            unit.Audit("job.cancel-requested", nameof(Job), id);
            return "";
        }, cancel);
        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        var job = await db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == JobId.From(id), cancel);
        if (job?.OrderedBy is not { } owner || !scope.Viewer.Memberships.Contains(owner))
            return false;
        Job = job;
        return true;
    }
}
