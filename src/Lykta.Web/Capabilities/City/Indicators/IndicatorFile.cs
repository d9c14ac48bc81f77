using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>The released figures as a table: a row for each indicator, period and district, with its definition; a missing one is a row too.</summary>
public sealed class IndicatorFile(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Writes writes, ReadLog reads, Texts texts, TimeProvider time)
{
    public async Task<IActionResult> OfAsync(int? number, string format, CancellationToken cancel)
    {
        var districts = await directory.DistrictsAsync(scope.PartnershipId, cancel);
        var tables = districts.Count == 0 ? [] : await db.IndicatorTablesAsync(scope.PartnershipId, districts, time.Today(), cancel);
        if (number is { } one)
            tables = tables.FindAll(t => t.Indicator.Head.Number == one);
        if (tables.Count == 0)
            return new NotFoundResult();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("indicators.exported", nameof(CommonIndicator), scope.PartnershipId.Value, ("format", format), ("indicators", $"{tables.Count}"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("IndicatorExport", scope.PartnershipId.Value, format);
        await reads.FlushAsync(cancel);
        var now = time.GetUtcNow();
        var title = number is null ? texts["Indicators.Title"].Value : tables[0].Indicator.Latest.Name;
        var table = new TableDocument(title, Columns(), RowsAsync(tables), now)
        {
            Subtitle = texts["Indicators.Export.Rule"],
            Source = texts["Indicators.Export.Source", scope.Partnership!.Name, Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)],
            Language = CultureInfo.CurrentUICulture,
        };
        return Download.Of(Download.WriterOf(format)!, table, ExportFileName.For(title, scope.Partnership.Name, Stockholm.DayOf(now), format));
    }

    private IReadOnlyList<TableColumn> Columns() =>
    [
        new(texts["Indicators.Name"]), new(texts["Indicators.Period"]), new(texts["City.District"]), new(texts["Indicators.Value"], ColumnKind.Decimal), new(texts["Indicators.Unit"]),
        new(texts["Indicators.Base"], ColumnKind.Integer), new(texts["Indicators.BaseMeaning"]), new(texts["Indicators.State"]), new(texts["Indicators.WhyNot"]), new(texts["Indicators.Note"]),
        new(texts["Indicators.ReleasedOn"], ColumnKind.Day), new(texts["Indicators.Evidence"]), new(texts["Indicators.Definition"], ColumnKind.Integer), new(texts["Indicators.Meaning"]),
        new(texts["Indicators.Source"]), new(texts["Indicators.Computation"]), new(texts["Indicators.Direction"]), new(texts["Indicators.ValidFrom"], ColumnKind.Day),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(List<IndicatorTable> tables)
    {
        await Task.CompletedTask;
        foreach (var table in tables)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                foreach (var row in table.Rows)
                    yield return Cells(table, table.Columns[i], row.District.Name, row.Cells[i]);
            }
        }
    }

    private IReadOnlyList<object?> Cells(IndicatorTable table, IndicatorColumn column, string district, IndicatorRelease? cell)
    {
        var under = cell is null ? column.Under : table.Indicator.Numbered(cell.Definition);
        return
        [
            under.Name, column.Period.Label, district, cell?.Value, under.Unit, cell?.Base, under.BaseMeaning,
            texts[cell is null ? "City.Missing" : $"Indicators.State.{cell.State}"].Value, cell?.WhyNot, cell?.Note, cell?.ReleasedOn,
            texts[$"Indicators.Evidence.{under.Evidence}"].Value, under.Number, under.Meaning, under.Source, under.Computation, texts[$"Indicators.Direction.{under.Direction}"].Value, under.ValidFrom,
        ];
    }
}
