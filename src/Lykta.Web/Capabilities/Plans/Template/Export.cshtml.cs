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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Template;

/// <summary>The plan in Brå's six columns as Word, Excel, CSV and PDF.</summary>
[Needs(Permission.SeePlan)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, DocumentFiles files, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, string format, CancellationToken cancel)
    {
        if (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel) is not { IsStrategy: false } plan)
            return NotFound();
        var table = await TemplateTable.ReadAsync(db, plan, texts, cancel);
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("measures.exported", nameof(ActionPlan), plan.Id.Value, ("format", "template." + format), ("rows", $"{table.Rows.Count}"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("PlanTemplateExport", plan.Id.Value, format);
        await reads.FlushAsync(cancel);
        var (now, partnership) = (time.GetUtcNow(), scope.Partnership!);
        if (Download.WriterOf(format) is { } writer)
            return Download.Of(writer, TemplateDocument.Sheet(table, now, texts), ExportFileName.For(plan.Title, partnership.Name, Stockholm.DayOf(now), format));
        if (await files.MakeAsync(format, TemplateDocument.Make(table, partnership.Name, now, texts), cancel) is not { } file)
        {
            TempData.Flash(texts[DocumentFiles.WhyAbsent(format)], FlashTone.Warning);
            return LocalRedirect($"/{partnership.Slug}/atgardsplan/{nr}/mall");
        }

        return new Download(file.MediaType, ExportFileName.For(plan.Title, partnership.Name, Stockholm.DayOf(now), file.Extension), (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }
}
