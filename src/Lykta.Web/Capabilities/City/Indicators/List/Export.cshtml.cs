using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.City.Indicators.List;

/// <summary>All indicators with their definitions and released figures as one file.</summary>
[Needs(Permission.CompileCity)]
public sealed class ExportModel(IndicatorFile file) : PageModel
{
    public Task<IActionResult> OnGetAsync(string format, CancellationToken cancel) => file.OfAsync(null, format, cancel);
}
