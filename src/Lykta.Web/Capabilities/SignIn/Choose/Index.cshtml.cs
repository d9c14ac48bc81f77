using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.Choose;

/// <summary>Several partnerships: which one now; none: whom to ask.</summary>
[NeedsAccount]
public sealed class IndexModel(StartAddress start) : PageModel
{
    public IReadOnlyList<PartnershipEntry> Partnerships { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Partnerships = await start.PartnershipsAsync(User, cancel);
}
