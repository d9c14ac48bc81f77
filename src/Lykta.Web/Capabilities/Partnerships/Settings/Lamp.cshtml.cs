using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Partnerships.Settings;

/// <summary>The partnership's own lamp as a stylesheet.</summary>
[NeedsMember]
public sealed class LampModel(LyktaScope scope) : PageModel
{
    public IActionResult OnGet() => scope.Partnership!.LampColour is { } colour && new LampTheme(colour) is { IsReadable: true } lamp
        ? Content(lamp.ToCss(), "text/css; charset=utf-8")
        : NotFound();
}
