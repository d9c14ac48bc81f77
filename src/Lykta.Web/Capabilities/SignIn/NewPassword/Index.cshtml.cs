using System.ComponentModel.DataAnnotations;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.SignIn.NewPassword;

/// <summary>Nytt lösenord: ends every session that the account has, and begins none.</summary>
[OpenToAll("The token is the key.")]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(UserManager<Account> accounts, DoorLog doors, Texts texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public bool IsOpen { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid account, [FromRoute] string token) =>
        await FindAsync(account, token) is null ? Closed() : Page();

    public async Task<IActionResult> OnPostAsync([FromRoute] Guid account, [FromRoute] string token)
    {
        if (await FindAsync(account, token) is not { } found)
            return Closed();
        if (ModelState.IsValid && PasswordRules.Fault(Input.New!, found.Email) is { } fault)
            ModelState.AddModelError("Input.New", texts[fault]);
        if (!ModelState.IsValid)
            return Page();
        if (!(await accounts.ResetPasswordAsync(found, PasswordResets.Unpack(token)!, Input.New!)).Succeeded)
            return Closed();
        doors.Changed(found.Id, "password-by-link");
        IsDone = true;
        return Page();
    }

    private async Task<Account?> FindAsync(Guid id, string token)
    {
        var account = await accounts.FindByIdAsync(id.ToString());
        IsOpen = account is { PasswordHash: not null, IsDisabled: false } && PasswordResets.Unpack(token) is { } key
            && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, key);
        return IsOpen ? account : null;
    }

    private PageResult Closed()
    {
        IsOpen = false;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "SignIn.Password.Missing"), StringLength(PasswordRules.LongestLength, ErrorMessage = "SignIn.Password.Long")]
        public string? New { get; init; }
    }
}
