using System.Globalization;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Maps.Background;

/// <summary>One tile of a background map kept as files; the numbers of its address are all that makes the path.</summary>
[OpenToAll("A map of streets and water holds nothing of any partnership.")]
public sealed class TileModel(MapSettings settings) : PageModel
{
    private static readonly (string Suffix, string Type)[] Pictures = [(".png", "image/png"), (".webp", "image/webp"), (".jpg", "image/jpeg")];
    private static readonly (string Suffix, string Type)[] Vectors = [(".pbf", "application/x-protobuf"), (".mvt", "application/x-protobuf")];

    public IActionResult OnGet(string kind, int z, int x, int y)
    {
        var (folder, types) = kind == "raster" ? (settings.Raster, Pictures) : (settings.Vector, Vectors);
        if (folder is null)
            return NotFound();
        var stem = Path.Combine(folder, Text(z), Text(x), Text(y));
        foreach (var (suffix, type) in types)
        {
            if (!System.IO.File.Exists(stem + suffix))
                continue;
            Response.Headers.CacheControl = "public, max-age=86400";
            return PhysicalFile(stem + suffix, type);
        }

        // An empty answer, not an error: the map simply has nothing there.
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
