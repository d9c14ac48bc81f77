using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.KeptPages;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Maps.View;

/// <summary>
/// What the map in the browser draws. The same question from the same reader gives the same bytes: no clock and no
/// hidden row leaves a trace in them.
/// </summary>
[Needs(Permission.SeePlaces), Kept]
public sealed class DataModel(MapReader reader, MapWords words, LyktaScope scope, ReadLog reads, TimeProvider time) : PageModel
{
    /// <summary>The features of the filter.</summary>
    /// <param name="query">The filter.</param>
    /// <param name="cancel">When the reader has gone.</param>
    public async Task<IActionResult> OnGetAsync([FromQuery] MapQuery query, CancellationToken cancel)
    {
        var filter = MapFilter.Read(query, time.GetUtcNow());
        if (filter.Fault is not null)
            return BadRequest();
        var content = await reader.ReadAsync(filter, query.Tid == "inget" ? MapDepth.Ground : MapDepth.Marks, cancel);
        if (!content.Knows(filter))
            return BadRequest();
        reads.Note("Observation", content.Told(arePointsAlone: true), "map");
        return Download.Of(new FeatureDocument(scope.Partnership!.Name, MapFeatures.Of(content, words), null));
    }
}
