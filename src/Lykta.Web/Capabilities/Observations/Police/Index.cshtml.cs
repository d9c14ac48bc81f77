using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Capabilities.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Police;

/// <summary>Polisens publika händelser: a list with links out, never points, never counted.</summary>
[Needs(Permission.SeeObservations)]
[RequestSizeLimit(4 * 1024 * 1024)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts) : PageModel
{
    public IReadOnlyList<PoliceEvent> Rows { get; private set; } = [];

    public bool MayImport => scope.Viewer.May(Permission.ImportObservations);

    [BindProperty]
    public Upload Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancel) =>
        Rows = await db.Set<PoliceEvent>().AsNoTracking().OrderByDescending(e => e.OccurredAt).Take(200).ToListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayImport)
            return Forbid();
        if (Input.File is not { Length: > 0 } file)
            return await RefusedAsync([new("Import.File.Missing", "Input.File")], cancel);
        await using var stream = file.OpenReadStream();
        var read = await PoliceEventFile.ReadAsync(stream, cancel);
        if (!read.IsOk)
            return await RefusedAsync(read.Errors, cancel);
        var outcome = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, token) => StoreAsync(unit, read.Value, token), cancel);
        TempData.Flash(texts["Police.Done", outcome.Outcome.Split(' ')]);
        return RedirectToPage();
    }

    private static async Task<string> StoreAsync(WriteUnit unit, List<PoliceEvent> events, CancellationToken cancel)
    {
        var ids = events.ConvertAll(e => e.EventId);
        var known = (await unit.Db.Set<PoliceEvent>().Where(e => ids.Contains(e.EventId)).Select(e => e.EventId).ToListAsync(cancel)).ToHashSet();
        var added = events.Where(e => known.Add(e.EventId)).ToList();
        unit.Db.AddRange(added);
        unit.Audit("police-events.imported", "Partnership", unit.Scope.PartnershipId.Value, ("rows", $"{added.Count}"));
        return $"{added.Count} {events.Count - added.Count}";
    }

    private async Task<PageResult> RefusedAsync(IReadOnlyList<Platform.Errors.Error> errors, CancellationToken cancel)
    {
        foreach (var error in errors.Take(20))
            ModelState.AddModelError("Input.File", texts[error.Key, error.Arguments]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(cancel);
        return Page();
    }

    public sealed class Upload
    {
        public IFormFile? File { get; set; }
    }
}
