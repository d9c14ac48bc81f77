using System.Text.Json;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Report.App;

/// <summary>Lets the phone install the report form of this partnership as an app that opens on the form.</summary>
[Needs(Permission.Report)]
public sealed class ManifestModel(LyktaScope scope, Texts texts) : PageModel
{
    public IActionResult OnGet()
    {
        var partnership = scope.Partnership!;
        var manifest = new
        {
            name = $"Lykta {partnership.Name}",
            short_name = "Lykta",
            description = texts["Observations.App.Description"].Value,
            lang = ReportForm.IsEnglish ? "en" : "sv",
            id = $"/{partnership.Slug}",
            start_url = $"/{partnership.Slug}/rapportera",
            scope = "/",
            display = "standalone",
            background_color = "#0c1524",
            theme_color = "#14233b",
            icons = new[] { Icon(192, "any"), Icon(512, "any"), Icon(512, "maskable") },
        };
        return Content(JsonSerializer.Serialize(manifest), "application/manifest+json");
    }

    private static object Icon(int size, string purpose) => new
    {
        src = purpose == "any" ? $"/ikoner/lykta-{size}.png" : $"/ikoner/lykta-hel-{size}.png",
        sizes = $"{size}x{size}",
        type = "image/png",
        purpose,
    };
}
