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

namespace Lykta.Web.Capabilities.City.Compile;

/// <summary>A compilation as Word, in the city and in its districts.</summary>
[Needs(Permission.SeeCity)]
public sealed class WordModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<CityCompilation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } compilation)
            return NotFound();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("compilation.exported", nameof(CityCompilation), id, ("format", "docx"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("CompilationExport", id, "docx");
        await reads.FlushAsync(cancel);
        var document = CompilationDocument.Make(compilation, compilation.Read(), texts);
        return new Download(DocxWriter.MediaType, ExportFileName.For(document.Title, scope.Partnership!.Name, time.Today(), "docx"), (to, token) => DocxWriter.WriteAsync(document, to, token));
    }
}
