using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Plans.Decide;

/// <summary>A numbered version as Word and PDF, with the lines that it was signed on.</summary>
[Needs(Permission.SeePlan)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, DocumentFiles files, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, int version, string format, CancellationToken cancel)
    {
        if (await PlanVersion.ReadAsync(db, nr, version, isLeaving: true, cancel) is not { } found)
            return NotFound();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("plan.versionExported", nameof(ActionPlan), found.Plan.Id.Value, ("format", format), ("version", $"{version}"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("PlanVersionExport", found.Plan.Id.Value, format);
        await reads.FlushAsync(cancel);
        var partnership = scope.Partnership!;
        if (await files.MakeAsync(format, VersionDocument.Make(found, partnership.Name, texts), cancel) is not { } file)
        {
            TempData.Flash(texts[DocumentFiles.WhyAbsent(format)], FlashTone.Warning);
            return LocalRedirect($"/{partnership.Slug}/atgardsplan/{nr}/version/{version}");
        }

        var name = ExportFileName.For($"{found.Frozen.Title} v{version}", partnership.Name, Stockholm.DayOf(time.GetUtcNow()), file.Extension);
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }
}
