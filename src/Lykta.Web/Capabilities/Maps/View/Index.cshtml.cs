using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Maps.View;

/// <summary>Karta: the list is the primary control, the map beside it shows the same; the address is the filter.</summary>
[Needs(Permission.SeeMap)]
public sealed class IndexModel(MapReader reader, MapWords words, MapSettings settings, LyktaScope scope, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public MapFilter Filter { get; private set; } = null!;

    public MapContent Shown { get; private set; } = null!;

    public MapSettings Background => settings;

    public MapWords Words => words;

    /// <summary>The entry that the address opens (<c>?plats=</c>).</summary>
    public string? Open { get; private set; }

    public IEnumerable<EventType> Types => Shown.Types.Values.Where(t => t.Precision != PlacePrecision.Never).OrderBy(t => t.Name(MapWords.IsEnglish), SwedishFolding.Order);

    public bool MayExport => scope.Viewer.May(Permission.ExportObservations);

    /// <summary>The filter as a query for the data.</summary>
    public string DataQuery => new QueryBuilder(Request.Query.Where(q => q.Key is not ("plats" or "vy"))
        .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? ""))).ToString();

    /// <summary>The map and its list.</summary>
    /// <param name="query">The filter.</param>
    /// <param name="cancel">When the reader has gone.</param>
    public async Task<IActionResult> OnGetAsync([FromQuery] MapQuery query, CancellationToken cancel)
    {
        Filter = MapFilter.Read(query, time.GetUtcNow());
        if (Filter.Fault is { } fault)
            ModelState.Add(texts, fault);
        // A fault is told instead of showing something else than was asked for.
        Shown = await reader.ReadAsync(Filter, Filter.Fault is null ? MapDepth.Notes : MapDepth.Ground, cancel);
        if (!Shown.Knows(Filter))
            ModelState.Add(texts, new Error("Maps.Error.Code", "typ"));
        reads.Note(nameof(Observation), Shown.Told(arePointsAlone: false), "map");
        Open = query.Plats is { Length: > 0 } place ? "p-" + place : null;
        // Days that are not filled in yet are a form on its way; a choice that does not exist is a faulty address.
        if (!ModelState.IsValid && Filter.Fault?.Field != "fran")
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public string With(string name, string? value)
    {
        var query = new QueryBuilder(Request.Query.Where(q => q.Key != name && q.Key != "plats")
            .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")));
        if (value is not null)
            query.Add(name, value);
        return Request.Path + query.ToString();
    }

    public MapSketch Sketch()
    {
        var areas = Shown.Areas.Count > 0
            ? Shown.Areas.Select(a => new SketchArea(a.Area.Name, a.Area.Boundary, Filter.IsShaded ? a.Shade : null, a.Area.Id == Filter.Area) { IsNamed = true })
            : Shown.Districts.Select(d => new SketchArea(d.Name, d.Boundary) { IsNamed = true });
        var marks = Filter.IsShaded ? [] : Shown.Items.Where(i => i.At is not null)
            .Select(i => new SketchMark(words.NameOf(i), i.At!.Value.Longitude, i.At.Value.Latitude, i.Type is null ? 5 + (2.5 * MapFeatures.SizeOf(i.Count)) : 4, i.Key == Open) { IsPoint = i.Type is not null });
        return new(texts["Maps.Title"], words.FilterText(Filter, Shown), [.. areas], [.. marks]);
    }
}
