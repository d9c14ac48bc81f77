using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Browser.Tests.EveryPage;

internal static class Routes
{
    /// <summary>Addresses that answer with no page of their own, and why.</summary>
    public static readonly Dictionary<string, string> NotPages = new()
    {
        [""] = "sends on to the start",
        ["{partnership}"] = "sends on to the start",
        ["logga-in/leverantor/{number:int}"] = "sends on to the outside provider",
        ["logga-in/utifran"] = "the outside provider's answer",
        ["{partnership}/rapportera/ta-emot"] = "the phone's queue, JSON",
        ["{partnership}/rapportera/liknande"] = "part of the form",
        ["{partnership}/platser/sok"] = "part of the form",
        ["{partnership}/rapportera/app.webmanifest"] = "JSON",
        ["{partnership}/karta/data.geojson"] = "GeoJSON",
        ["{partnership}/kalender/{token}.ics"] = "a calendar",
        ["{partnership}/grupper/{nr:int}/moten/{mote:int}.ics"] = "a calendar",
        ["{partnership}/lampa.css"] = "a style sheet",
        ["{partnership}/utsattning/{key}.ics"] = "a calendar",
        ["{partnership}/utsattning/{key}/fil"] = "a file; sends on to the page of sharing",
        ["{partnership}/atgarder/A-{nr:int}/del"] = "part of a measure's form",
        ["{partnership}/foto/{id:guid}"] = "a picture",
        ["oppet/kartbakgrund/karta.pmtiles"] = "a file",
    };

    /// <summary>Each Razor page that is a page to read: no file in another format, no tile, nothing of the style book.</summary>
    public static IReadOnlyList<string> Pages(LyktaHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => !r.Contains(".{format", StringComparison.Ordinal) && !r.StartsWith("oppet/kartbakgrund/{", StringComparison.Ordinal)
                && !r.StartsWith("_stil", StringComparison.Ordinal) && !NotPages.ContainsKey(r))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
