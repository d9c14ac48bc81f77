using System.Globalization;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Places.Import.Undo;

/// <summary>Takes an import of areas back after a question: what goes, what gets its border back, and what stays and why.</summary>
[Needs(Permission.ManagePlaces)]
public sealed class IndexModel(
    LyktaDbContext db, LyktaScope scope, Writes writes, AreaLookup areas, PlaceIndexes index, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public AreaImportRecord Record { get; private set; } = null!;

    public AreaImportLook Look { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid import, CancellationToken cancel) => await FindAsync(import, cancel) ? Page() : NotFound();

    /// <summary>Takes back what the page said, or nothing when it would be something else by now.</summary>
    /// <param name="import">Which.</param>
    /// <param name="seen">What the page said, in short.</param>
    /// <param name="cancel">When the user has gone.</param>
    public async Task<IActionResult> OnPostAsync(Guid import, [FromForm] string? seen, CancellationToken cancel)
    {
        if (await db.AreaImportAsync(import, cancel) is not { } record)
            return NotFound();
        Record = record;
        var version = Request.RowVersion();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, token) => TakeAsync(unit, import, (seen, version), token), cancel);
        areas.Forget();
        index.Forget(scope.PartnershipId);
        var numbers = done.Outcome.Split('/');
        TempData.Flash(texts["Places.Undo.Done", numbers[0], numbers[1], numbers[2]]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/omraden/importer/{import}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(Record.Id.Value, cancel)
        ? new(new { seen = Look.Seal }, "") { Said = texts["Places.Undo.Meanwhile"] }
        : null;

    // Worked out anew inside the unit; if it is no longer what was read, nobody has said yes to it.
    private async Task<string> TakeAsync(WriteUnit unit, Guid import, (string? Seal, int? Version) seen, CancellationToken cancel)
    {
        var record = WriteUnit.Expect(await unit.Db.AreaImportAsync(import, cancel) ?? throw new ChangedMeanwhileException(), seen.Version);
        var undo = await AreaImportUndo.ReadAsync(unit.Db, record, time.Today(), cancel);
        var look = undo.Look(0);
        if (!look.TakesAny || look.Seal != seen.Seal)
            throw new ChangedMeanwhileException();
        var (gone, restored, left) = await AreaImportTakeBack.SaveAsync(unit, record, undo, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{gone}/{restored}/{left}");
    }

    private async Task<bool> FindAsync(Guid import, CancellationToken cancel)
    {
        if (await db.AreaImportAsync(import, cancel) is not { } record)
            return false;
        (Record, Look) = (record, await AreaImportLook.OfAsync(db, record, time.Today(), cancel));
        return true;
    }
}
