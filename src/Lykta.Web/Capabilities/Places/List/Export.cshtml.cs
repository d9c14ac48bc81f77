using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.List;

/// <summary>The list of places as a file, with the same filter.</summary>
[Needs(Permission.SeePlaces)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, [FromQuery] PlaceListQuery query, CancellationToken cancel)
    {
        var filter = query.ToFilter();
        var rows = await db.PlacesAsync(filter, cancel);
        var now = time.GetUtcNow();
        var name = ExportFileName.For(texts["Places.List.Title"], scope.Partnership!.Name, Stockholm.DayOf(now), format);
        var title = $"{texts["Places.List.Title"]} – {scope.Partnership.Name}";
        if (format == "geojson")
            return Download.Of(new FeatureDocument(title, FeaturesAsync(rows, await ShapesAsync(filter, cancel)), now), name);
        return Download.Of(Download.WriterOf(format)!, new TableDocument(title, Columns(), RowsAsync(rows), now), name);
    }

    private Task<Dictionary<PlaceId, byte[]>> ShapesAsync(PlaceFilter filter, CancellationToken cancel) => db.Set<Place>()
        .Where(p => filter.IncludesClosed || p.ClosedAt == null).Select(p => new { p.Id, p.Shape }).ToDictionaryAsync(p => p.Id, p => p.Shape, cancel);

    private IReadOnlyList<TableColumn> Columns() =>
    [
        new(texts["Places.Column.Name"]), new(texts["Places.Column.Kind"]), new(texts["Places.Column.Area"]), new(texts["Places.Column.Owner"]),
        new(texts["Places.Column.Latitude"], ColumnKind.Decimal), new(texts["Places.Column.Longitude"], ColumnKind.Decimal),
        new(texts["Places.Column.Closed"]), new(texts["Places.Column.Url"], ColumnKind.Url),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(List<PlaceRow> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return
            [
                row.Name, texts[row.Kind.TextKey()].Value, row.Area, row.Owner, row.Latitude, row.Longitude,
                row.IsClosed ? texts["Places.Closed"].Value : null, Address(row.Slug),
            ];
    }

    private async IAsyncEnumerable<MapFeature> FeaturesAsync(List<PlaceRow> rows, Dictionary<PlaceId, byte[]> shapes)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return new(
                Wkb.Read(shapes[row.Id]),
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["namn"] = row.Name,
                    ["typ"] = row.Kind.Code(),
                    ["omrade"] = row.Area,
                    ["agare"] = row.Owner,
                    ["stangd"] = row.IsClosed,
                    ["url"] = Address(row.Slug),
                },
                row.Slug);
    }

    private string Address(string slug) => $"{Request.PublicRoot()}/{scope.Partnership!.Slug}/platser/{slug}";
}
