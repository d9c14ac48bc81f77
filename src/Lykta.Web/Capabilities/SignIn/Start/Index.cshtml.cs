using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.Start;

/// <summary>The bare address leads to sign-in, or to where one begins.</summary>
[OpenToAll("Leads to the door or inside.")]
public sealed class IndexModel(StartAddress start, LinkHome links) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => User.LyktaKind() switch
    {
        PrincipalKind.Account when User.AccountId() != default => LocalRedirect(await start.OfAsync(User, cancel)),
        PrincipalKind.Shift or PrincipalKind.Unit when await links.OfAsync(User, cancel) is { } home => LocalRedirect(home),
        _ => LocalRedirect("/logga-in"),
    };
}
