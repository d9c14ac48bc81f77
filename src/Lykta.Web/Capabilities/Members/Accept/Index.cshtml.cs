using System.ComponentModel.DataAnnotations;
using Lykta.Web.Capabilities.SignIn;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.Members.Accept;

/// <summary>Ta emot en inbjudan: with a new account, or as the one that one has.</summary>
[OpenToAll("The token is the key.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(
    Invitations invitations, NewAccounts newAccounts, UserManager<Account> accounts, SignInSteps steps, Texts texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public Links.Door? Door { get; private set; }

    public Invitation Invitation { get; private set; } = null!;

    public string? SignedInAs { get; private set; }

    /// <summary>The address has an account: it must sign in, so that an invitation opens nobody's account.</summary>
    public bool MustSignIn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) =>
        await ReadAsync(token, cancel) ? Page() : Closed();

    /// <summary>As the signed-in account.</summary>
    public async Task<IActionResult> OnPostJoinAsync(string token, CancellationToken cancel)
    {
        if (!await ReadAsync(token, cancel) || SignedInAs is null)
            return Closed();
        if (!User.MayEnter(Door!.Partnership.Id.Value) || !await invitations.TakeAsync(Door, User.AccountId(), cancel))
            return Closed();
        return LocalRedirect("/" + Door.Partnership.Slug);
    }

    /// <summary>With a new account, which then gets its second step.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await ReadAsync(token, cancel) || SignedInAs is not null || MustSignIn)
            return Closed();
        if (!ModelState.IsValid)
            return Page();
        var made = await newAccounts.MakeAsync(Invitation.Email, Input.Way!.Value, Input.Password, Door!.Partnership.Id, cancel);
        foreach (var error in made.Errors)
            ModelState.AddModelError(error.Field ?? "", texts[error.Key, error.Arguments]);
        if (!made.IsOk)
            return Page();
        if (!await invitations.TakeAsync(Door!, made.Value.Id, cancel))
            return Closed();
        await steps.GoHalfwayAsync(made.Value);
        return LocalRedirect("/logga-in/sakra");
    }

    private async Task<bool> ReadAsync(string token, CancellationToken cancel)
    {
        if (await invitations.FindAsync(token, cancel) is not { } found)
            return false;
        (Door, Invitation) = found;
        if (User.LyktaKind() == PrincipalKind.Account && User.AccountId() != default)
            SignedInAs = (await accounts.FindByIdAsync(User.AccountId().ToString()))?.Email;
        MustSignIn = SignedInAs is null && await newAccounts.IsTakenAsync(Invitation.Email, Door.Partnership.Id, cancel);
        return true;
    }

    private PageResult Closed()
    {
        Door = null;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "Members.Way.Missing")]
        public AccountWay? Way { get; init; }

        [StringLength(PasswordRules.LongestLength, ErrorMessage = "SignIn.Password.Long")]
        public string? Password { get; init; }
    }
}
