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

namespace Lykta.Web.Capabilities.AuditTrail;

/// <summary>The log with the page's filter as a file; that it was taken out is itself in the log before the first byte goes.</summary>
[Needs(Permission.ReadAudit)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery] TrailQuery query, string format, CancellationToken cancel)
    {
        if (Download.WriterOf(format) is not { } writer || !ModelState.IsValid)
            return NotFound();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("audit.exported", "Audit", default, ("log", query.Chain.ToString()), ("format", writer.Extension));
            return Task.FromResult(true);
        }, cancel);
        var functions = await db.FunctionsAsync(cancel);
        var table = new TableDocument(texts["AuditTrail.Title"], Columns(query), RowsAsync(query, functions), time.GetUtcNow())
        {
            Source = texts["AuditTrail.Source"],
            Language = System.Globalization.CultureInfo.CurrentUICulture,
        };
        return Download.Of(writer, table, ExportFileName.For("spar", scope.Partnership!.Slug, time.Today(), writer.Extension));
    }

    private List<TableColumn> Columns(TrailQuery query) =>
    [
        new(texts["AuditTrail.Number"], ColumnKind.Integer), new(texts["AuditTrail.When"], ColumnKind.Instant), new(texts["AuditTrail.Who"]),
        new(texts["AuditTrail.Actor"]), new(texts[query.Chain == ChainKind.Reads ? "AuditTrail.Channel" : "AuditTrail.Action"]),
        new(texts["AuditTrail.Kind"]), new("Id"), new(texts["AuditTrail.Codes"]),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(TrailQuery query, Dictionary<string, string> functions)
    {
        await foreach (var row in db.Trail(query).AsAsyncEnumerable())
        {
            yield return
            [
                row.Sequence, row.At, texts.Who(functions, row), row.ActorKey, row.Action, row.SubjectKind,
                row.SubjectId == default ? null : row.SubjectId.ToString(), row.Codes,
            ];
        }
    }
}
