using Lykta.Web.Capabilities.Plans;
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

namespace Lykta.Web.Capabilities.FollowUps.Sheet;

/// <summary>The rows that one may write, to be edited in Excel and read back.</summary>
[Needs(Permission.AnswerFollowUp)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, string format, CancellationToken cancel)
    {
        if (await db.RoundAsync(slug, cancel) is not { SentAt: not null } round)
            return NotFound();
        var rows = await db.RowsOfAsync(round, scope.Viewer, cancel);
        var units = (await db.UnitsAsync(cancel)).ToDictionary(u => u.Id, u => u.Name);
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("round.table.exported", nameof(FollowUpRound), round.Id.Value, ("format", format), ("rows", $"{rows.Count}"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("RoundTableExport", round.Id.Value, format);
        await reads.FlushAsync(cancel);
        var now = time.GetUtcNow();
        var table = RoundTable.Write(round, rows, id => id is { } known ? units.GetValueOrDefault(known) ?? "" : "", now, texts);
        return Download.Of(Download.WriterOf(format)!, table, ExportFileName.For(round.Title, scope.Partnership!.Name, Stockholm.DayOf(now), format));
    }
}
