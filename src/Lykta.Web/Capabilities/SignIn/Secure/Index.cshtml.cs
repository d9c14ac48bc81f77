using System.ComponentModel.DataAnnotations;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.SignIn.Secure;

/// <summary>Before its first use an account gets a second step: an app that shows codes, or a passkey.</summary>
[OpenToAll("Between the password and the session.")]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(SignInSteps steps, UserManager<Account> accounts, StartAddress start, Passkeys passkeys, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    [BindProperty(Name = "till", SupportsGet = true)]
    public string? Next { get; set; }

    public Authenticator? App { get; private set; }

    public bool HasPasskey { get; private set; }

    public bool HasPassword { get; private set; }

    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public string? Onward { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await HalfwayAsync() is { } account ? await ShowAsync(account) : ToSignIn();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await HalfwayAsync() is not { PasswordHash: not null } account || (await accounts.GetPasskeysAsync(account)).Count > 0)
            return ToSignIn();
        if (!ModelState.IsValid)
            return await ShowAsync(account);
        var answer = await steps.TryCodeAsync(account, Input.Code!, cancel);
        if (answer.Outcome != PasswordOutcome.Code)
        {
            if (answer.Outcome == PasswordOutcome.Braked)
                this.TellBraked(texts, answer.BrakedUntil!.Value, time);
            else
                ModelState.AddModelError("Input.Code", texts["SignIn.Code.Wrong"]);
            return await ShowAsync(account);
        }

        await accounts.SetTwoFactorEnabledAsync(account, true);
        RecoveryCodes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!];
        var principal = await steps.CompleteAsync(account, "mfa");
        Onward = Url.IsLocalUrl(Next) ? Next : await start.OfAsync(principal, cancel);
        return Page();
    }

    /// <summary>An account begun with a passkey in mind may take a password instead.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(string? password)
    {
        if (await HalfwayAsync() is not { PasswordHash: null } account || (await accounts.GetPasskeysAsync(account)).Count > 0)
            return ToSignIn();
        ModelState.Clear();
        var added = await accounts.AddPasswordAsync(account, password ?? "");
        if (!added.Succeeded)
            ModelState.AddModelError("password", texts[PasswordRules.Fault(password ?? "", account.Email) ?? "SignIn.Password.Common"]);
        return await ShowAsync(account);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => await HalfwayAsync() is { } account
        ? Content(await passkeys.CreationOptionsAsync(account), "application/json")
        : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancel)
    {
        if (await HalfwayAsync() is not { } account || (await accounts.GetPasskeysAsync(account)).Count > 0)
            return ToSignIn();
        ModelState.Clear();
        if (!await passkeys.AddAsync(account, credential, texts["SignIn.Passkey.First"]))
        {
            ModelState.AddModelError("", texts["SignIn.Passkey.Failed"]);
            return await ShowAsync(account);
        }

        var principal = await steps.CompleteAsync(account, "hwk");
        return LocalRedirect(Url.IsLocalUrl(Next) ? Next : await start.OfAsync(principal, cancel));
    }

    private async Task<Account?> HalfwayAsync() => await steps.HalfwayAsync() is { TwoFactorEnabled: false } account ? account : null;

    private RedirectToPageResult ToSignIn() => RedirectToPage("/SignIn/Index", new { till = Next });

    private async Task<IActionResult> ShowAsync(Account account)
    {
        HasPasskey = (await accounts.GetPasskeysAsync(account)).Count > 0;
        HasPassword = account.PasswordHash is not null;
        if (HasPassword && !HasPasskey)
            App = await Authenticator.OfAsync(accounts, account);
        return Page();
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "SignIn.Code.Missing"), RegularExpression("^[0-9 ]{6,8}$", ErrorMessage = "SignIn.Code.Wrong")]
        public string? Code { get; init; }
    }
}
