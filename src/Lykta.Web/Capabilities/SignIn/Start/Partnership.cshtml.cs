using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.Start;

/// <summary>The partnership's bare address leads to the first page of one's role.</summary>
[NeedsMember]
public sealed class PartnershipModel(LyktaScope scope, PartnershipDirectory directory) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // A city's analyst begins with the districts; in a district there are none below.
        var isCity = scope.Viewer.May(Permission.CompileCity) && (await directory.AllAsync(cancel)).Any(p => p.ParentId == scope.PartnershipId);
        return LocalRedirect($"/{scope.Partnership!.Slug}/{(isCity ? "staden" : StartAddress.Inside(scope.Viewer.Roles))}");
    }
}
