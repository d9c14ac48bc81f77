using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Auth.Oidc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.Provider;

/// <summary>Sends the browser to the organisation's own sign-in; an invitation travels along in the sealed state.</summary>
[OpenToAll("Leads to the provider's door.")]
public sealed class IndexModel(OidcProviders providers, ILogger<IndexModel> log) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int number, string? till, string? inbjudan)
    {
        if (providers.Find(number) is not { } provider)
            return NotFound();
        var properties = new AuthenticationProperties { RedirectUri = "/logga-in/utifran" };
        if (Url.IsLocalUrl(till))
            properties.Items[External.IndexModel.NextItem] = till;
        if (inbjudan is { Length: 32 })
            properties.Items[External.IndexModel.InvitationItem] = inbjudan;
        try
        {
            await HttpContext.ChallengeAsync(provider.Scheme, properties);
            return new EmptyResult();
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or AuthenticationFailureException or TaskCanceledException or IOException)
        {
            log.LogWarning(failure, "The provider {Scheme} does not answer", provider.Scheme);
            return LocalRedirect("/logga-in?fel=utifran");
        }
    }
}
