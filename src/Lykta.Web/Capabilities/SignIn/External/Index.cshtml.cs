using System.Security.Claims;
using Lykta.Web.Capabilities.Members;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Auth.Oidc;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.SignIn.External;

/// <summary>
/// Back from an organisation's own sign-in. The person is issuer and subject together, never the e-mail;
/// one who is not known here needs an invitation.
/// </summary>
[OpenToAll("Between the provider and the session.")]
public sealed class IndexModel(
    UserManager<Account> accounts, SignInSteps steps, StartAddress start, OidcProviders providers, PartnershipDirectory partnerships,
    Invitations invitations, NewAccounts newAccounts) : PageModel
{
    public const string NextItem = "lykta-till";
    public const string InvitationItem = "lykta-inbjudan";

    public OidcProvider? Provider { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var outside = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (outside.Principal is null || outside.Properties is null)
            return LocalRedirect("/logga-in");
        outside.Properties.Items.TryGetValue(".AuthScheme", out var scheme);
        Provider = providers.Find(scheme);
        var (issuer, subject) = (outside.Principal.FindFirstValue("iss"), outside.Principal.FindFirstValue(ClaimTypes.NameIdentifier));
        if (Provider is null || issuer is null || subject is null
            || await partnerships.FindAsync(Provider.Partnership, cancel) is not { } partnership)
            return Refuse();
        outside.Properties.Items.TryGetValue(InvitationItem, out var invitation);
        var account = await accounts.FindByLoginAsync(issuer, subject);
        if (invitation is not null)
            account = await RedeemAsync(invitation, account, new(issuer, subject, Provider.Name), partnership, cancel);
        if (account is null or { IsDisabled: true })
            return Refuse();
        var principal = await steps.CompleteAsync(account, "oidc", Claims(partnership, issuer, outside.Principal.FindFirstValue("sid")));
        outside.Properties.Items.TryGetValue(NextItem, out var next);
        return LocalRedirect(Url.IsLocalUrl(next) ? next : await start.OfAsync(principal, cancel));
    }

    private static IEnumerable<Claim> Claims(PartnershipEntry partnership, string issuer, string? session)
    {
        yield return new(Principals.OnlyPartnershipClaim, partnership.Id.Value.ToString("N"));
        if (session is not null)
            yield return new(Principals.ProviderSessionClaim, OidcProvider.SessionKey(issuer, session));
    }

    private async Task<Account?> RedeemAsync(
        string token, Account? account, UserLoginInfo login, PartnershipEntry partnership, CancellationToken cancel)
    {
        if (await invitations.FindAsync(token, cancel) is not { } found || found.Door.Partnership.Id != partnership.Id)
            return account;
        if (account is null)
        {
            // The address belongs to somebody who signs in otherwise: this provider's word does not open that account.
            if (await newAccounts.IsTakenAsync(found.Invitation.Email, partnership.Id, cancel))
                return null;
            var made = await newAccounts.MakeAsync(found.Invitation.Email, AccountWay.Passkey, null, partnership.Id, cancel);
            if (!made.IsOk || !(await accounts.AddLoginAsync(made.Value, login)).Succeeded)
                return null;
            account = made.Value;
        }

        await invitations.TakeAsync(found.Door, account.Id, cancel);
        return account;
    }

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
