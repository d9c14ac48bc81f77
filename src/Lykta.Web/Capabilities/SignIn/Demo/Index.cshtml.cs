using Lykta.Web.Platform;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.Demo;

/// <summary>Signs in as a made-up persona; 404 unless demo mode is on.</summary>
[OpenToAll("The demo's door; there is nothing real behind it.")]
public sealed class IndexModel(SignInManager<Account> signIn, UserManager<Account> accounts, LyktaSettings settings) : PageModel
{
    public IActionResult OnGet() => settings.IsDemo ? Page() : NotFound();

    /// <summary>Signs in and goes to the start page.</summary>
    /// <param name="persona">Key of the persona.</param>
    /// <param name="grannen">Set: the neighbour district's persona of that key.</param>
    public async Task<IActionResult> OnPostAsync(string? persona, bool grannen)
    {
        if (!settings.IsDemo)
            return NotFound();
        var isCity = DemoPersonas.City.Any(p => p.Key == persona);
        // Made-up accounts alone have addresses of this kind: those on the page, and the managers that `lykta seed` makes.
        var account = string.IsNullOrEmpty(persona) ? null : await accounts.FindByEmailAsync((grannen && !isCity ? "norra." : "") + Persona.EmailOf(persona));
        if (account is null)
            return NotFound();
        await signIn.SignInAsync(account, isPersistent: false);
        return LocalRedirect($"/{(isCity ? DemoSeed.CitySlug : grannen ? DemoSeed.NeighbourSlug : DemoSeed.DistrictSlug)}");
    }
}
