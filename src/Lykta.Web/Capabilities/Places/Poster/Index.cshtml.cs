using System.Globalization;
using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Lykta.Web.Capabilities.Places.Poster;

/// <summary>A poster to print and put up: the report form opened with the place filled in.</summary>
[Needs(Permission.SeePlaces)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope) : PageModel
{
    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.Set<Place>().PlaceAsync(slug, cancel) is not { ClosedAt: null } place)
            return NotFound();
        Name = place.Name;
        Address = $"{Request.PublicRoot()}/{scope.Partnership!.Slug}/rapportera?plats={place.Slug}";
        return Page();
    }

    /// <summary>The address as one path, black on white whatever the theme: a reader needs the contrast.</summary>
    public HtmlString Code()
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new($"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" aria-hidden=\"true\" focusable=\"false\" shape-rendering=\"crispEdges\"><rect fill=\"#fff\" width=\"{size}\" height=\"{size}\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }
}
