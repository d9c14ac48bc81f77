using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.City.Indicators.Detail;

/// <summary>One indicator with its definitions and released figures as a file.</summary>
[Needs(Permission.CompileCity)]
public sealed class ExportModel(IndicatorFile file) : PageModel
{
    public Task<IActionResult> OnGetAsync(int nr, string format, CancellationToken cancel) => file.OfAsync(nr, format, cancel);
}
