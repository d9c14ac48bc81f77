using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.Start;

/// <summary>The partnership's bare address leads to the first page of one's role.</summary>
[NeedsMember]
public sealed class PartnershipModel(LyktaScope scope) : PageModel
{
    public IActionResult OnGet() => LocalRedirect($"/{scope.Partnership!.Slug}/{StartAddress.Inside(scope.Viewer.Roles)}");
}
