using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Import.Undo;

/// <summary>Takes an import back after a question: how many rows go, and how many are kept and why.</summary>
[Needs(Permission.ImportObservations)]
public sealed class IndexModel(LyktaDbContext db, Writes writes, JobWorker worker) : PageModel
{
    public PastImport Import { get; private set; } = null!;

    public ImportUndoLook Look { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid import, CancellationToken cancel) => await FindAsync(import, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid import, CancellationToken cancel)
    {
        if (!await FindAsync(import, cancel))
            return NotFound();
        if (Look.Going == 0)
            return Page();
        var outcome = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var job = Job.Order(
                ImportUndoJob.JobName, JsonSerializer.Serialize(new ImportUndoOrder(import, Import.At)), null, unit.Scope.Viewer.PrimaryMembership, Look.Going, unit.Now);
            unit.Db.Add(job);
            unit.Audit("import.undo-ordered", nameof(Job), import, ("rows", $"{Look.Going}"));
            return Task.FromResult($"/{unit.Scope.Partnership!.Slug}/jobb/{job.Id.Value}");
        }, cancel);
        worker.Wake();
        return LocalRedirect(outcome.Outcome);
    }

    private async Task<bool> FindAsync(Guid import, CancellationToken cancel)
    {
        if (await db.PastImportAsync(JobId.From(import), cancel) is not { } found)
            return false;
        (Import, Look) = (found, await ImportUndo.LookAsync(db, found, cancel));
        return true;
    }
}
