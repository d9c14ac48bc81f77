using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.SignOut;

/// <summary>Logga ut: this device's session ends at once; a copied cookie is dead with it.</summary>
[OpenToAll("Leaving needs no right.")]
public sealed class IndexModel(SignInManager<Account> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return LocalRedirect("/logga-in");
    }
}
