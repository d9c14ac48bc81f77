using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Maps.Background;

/// <summary>The background map in one file, read by ranges.</summary>
[OpenToAll("A map of streets and water holds nothing of any partnership.")]
public sealed class FileModel(MapSettings settings) : PageModel
{
    public IActionResult OnGet() => settings.PmTiles is { } path
        ? new PhysicalFileResult(path, "application/octet-stream") { EnableRangeProcessing = true }
        : NotFound();
}
