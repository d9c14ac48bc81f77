using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
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

namespace Lykta.Web.Capabilities.Maps.View;

/// <summary>What the map shows, as a file that leaves: the same gate and precision, counts with the small ones hidden, no texts. Logged.</summary>
[Needs(Permission.ExportObservations)]
public sealed class ExportModel(MapReader reader, MapWords words, LyktaScope scope, ReadLog reads, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, [FromQuery] MapQuery query, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var filter = MapFilter.Read(query, now);
        if (filter.Fault is not null)
            return BadRequest();
        var content = await reader.ReadAsync(filter, MapDepth.Marks, cancel);
        if (!content.Knows(filter))
            return BadRequest();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("map.exported", nameof(Partnership), scope.PartnershipId.Value,
                ("format", format), ("from", Iso(filter.FirstDay)), ("to", Iso(filter.LastDay)));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("Observation", content.Told(arePointsAlone: true), "map." + format);
        await reads.FlushAsync(cancel);
        var name = ExportFileName.For(texts["Maps.FileName"], scope.Partnership!.Name, Stockholm.DayOf(now), format);
        var title = $"{texts["Maps.Title"]} – {scope.Partnership.Name}";
        if (format == "geojson")
            return Download.Of(new FeatureDocument(title, MapFeatures.Of(content, words), now) { Subtitle = words.FilterText(filter, content), Source = texts["Maps.Source"] }, name);
        var table = new TableDocument(title, Columns(), RowsAsync(content), now) { Subtitle = words.FilterText(filter, content), Source = texts["Maps.Source"] };
        return Download.Of(Download.WriterOf(format)!, table, name);
    }

    private IReadOnlyList<TableColumn> Columns() =>
    [
        new(texts["Maps.Column.What"]), new(texts["Maps.Column.Place"]), new(texts["Maps.Column.Area"]), new(texts["Maps.Column.Count"]),
        new(texts["Maps.Column.Latest"], ColumnKind.Instant), new(texts["Places.Column.Latitude"], ColumnKind.Decimal), new(texts["Places.Column.Longitude"], ColumnKind.Decimal),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(MapContent content)
    {
        await Task.CompletedTask;
        foreach (var item in content.Items)
            yield return
            [
                words.NameOf(item), item.Place?.Name, item.Area, item.Type is null ? words.Said(item.Count) : "1", item.LastAt, item.At?.Latitude, item.At?.Longitude,
            ];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
