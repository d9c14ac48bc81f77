using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Present.Together;

/// <summary>The suppressed table as a file: what is hidden on the page is hidden here.</summary>
[Needs(Permission.SeeAggregates)]
public sealed class ExportModel(MonthTables tables, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancel)
    {
        var table = await tables.ReadAsync(cancel);
        var now = time.GetUtcNow();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("aggregates.exported", nameof(MonthTable), scope.PartnershipId.Value, ("format", format));
            return Task.FromResult(true);
        }, cancel);
        var name = ExportFileName.For(texts["Present.Together.Title"], scope.Partnership!.Name, Stockholm.DayOf(now), format);
        var columns = table.Months.Select(m => new TableColumn(m.ToString("yyyy-MM", CultureInfo.InvariantCulture), ColumnKind.Integer));
        return Download.Of(Download.WriterOf(format)!, new TableDocument(
            $"{texts["Present.Together.Title"]} – {scope.Partnership.Name}",
            [new(texts["Present.Together.Type"]), .. columns, new(texts["Present.Together.Year"], ColumnKind.Integer), new(texts["Present.Together.Note"])],
            RowsAsync(table), now)
        { Source = texts["Present.Together.Source"], Language = CultureInfo.CurrentUICulture }, name);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(MonthTable table)
    {
        await Task.CompletedTask;
        foreach (var row in table.Sensitive.Concat(table.Open))
        {
            var isHiding = row.Months.Append(row.Sum).Any(m => m is null);
            yield return [row.Name, .. row.Months.Select(m => (object?)m), row.Sum, isHiding ? texts["Present.Together.Note.Hidden", table.Limit].Value : null];
        }
    }
}
