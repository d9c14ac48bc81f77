using System.Globalization;
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

namespace Lykta.Web.Capabilities.Evaluations.List;

/// <summary>The evaluations that the reader sees as Excel, CSV and Word.</summary>
[Needs(Permission.SeeEvaluations)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, DocumentFiles files, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancel)
    {
        var rows = await db.EvaluationsAsync(texts, cancel);
        var made = new EvaluationFiles(rows, await db.RespondentsAsync(texts, cancel), texts);
        var partnership = scope.Partnership!;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("evaluations.exported", nameof(Evaluation), partnership.Id.Value, ("format", format), ("rows", rows.Count.ToString(CultureInfo.InvariantCulture)));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("EvaluationsExport", partnership.Id.Value, format);
        await reads.FlushAsync(cancel);
        var (now, title) = (time.GetUtcNow(), texts["Evaluations.Nav"].Value);
        var name = ExportFileName.For(title, partnership.Name, Stockholm.DayOf(now), format);
        if (Download.WriterOf(format) is { } writer)
            return Download.Of(writer, new(title, made.Columns(), made.RowsAsync(), now) { Source = texts["Evaluations.Source"], Language = CultureInfo.CurrentUICulture }, name);
        var file = (await files.MakeAsync(format, made.Document(partnership.Name, now), cancel))!;
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }
}
