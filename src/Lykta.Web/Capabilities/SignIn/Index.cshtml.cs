using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>Logga in: e-mail and password here, the second step on the next page; or a passkey, which is both.</summary>
[OpenToAll("The door.")]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(SignInSteps steps, StartAddress start, Passkeys passkeys, LyktaSettings settings, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    /// <summary>Where one was going; only addresses of our own are followed.</summary>
    [BindProperty(Name = "till", SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>Signed in already, but asked to show it once more.</summary>
    [BindProperty(Name = "igen", SupportsGet = true)]
    public bool IsAgain { get; set; }

    public bool IsDemo => settings.IsDemo;

    public async Task<IActionResult> OnGetAsync(string? fel, CancellationToken cancel)
    {
        if (!IsAgain && User.LyktaKind() == PrincipalKind.Account && User.AccountId() != default)
            return LocalRedirect(Url.IsLocalUrl(Next) ? Next : await start.OfAsync(User, cancel));
        if (fel == "utifran")
            ModelState.AddModelError("", texts["SignIn.Outside.Failed"]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return Page();
        var answer = await steps.TryPasswordAsync(Input.Email!, Input.Password!, cancel);
        var next = Url.IsLocalUrl(Next) ? Next : null;
        switch (answer.Outcome)
        {
            case PasswordOutcome.Code:
                return RedirectToPage("/SignIn/Code/Index", new { till = next });
            case PasswordOutcome.Secure:
                return RedirectToPage("/SignIn/Secure/Index", new { till = next });
            case PasswordOutcome.Braked:
                this.TellBraked(texts, answer.BrakedUntil!.Value, time);
                return Page();
            default:
                ModelState.AddModelError("", texts["SignIn.Wrong"]);
                return Page();
        }
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestOptionsAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await passkeys.VerifyAsync(credential) is not { } account)
        {
            ModelState.AddModelError("", texts["SignIn.Passkey.Failed"]);
            return Page();
        }

        var principal = await steps.CompleteAsync(account, "hwk");
        return LocalRedirect(Url.IsLocalUrl(Next) ? Next : await start.OfAsync(principal, cancel));
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "SignIn.Email.Missing"), EmailAddress(ErrorMessage = "SignIn.Email.Odd"), StringLength(256, ErrorMessage = "SignIn.Email.Odd")]
        public string? Email { get; init; }

        [Required(ErrorMessage = "SignIn.Password.Missing"), StringLength(PasswordRules.LongestLength, ErrorMessage = "SignIn.Password.Long")]
        public string? Password { get; init; }
    }
}

internal static class BrakedPages
{
    /// <summary>429 with the time when one may try again, in words and in Retry-After.</summary>
    public static void TellBraked(this PageModel page, Texts texts, DateTimeOffset until, TimeProvider time)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling((until - time.GetUtcNow()).TotalSeconds));
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        page.ModelState.AddModelError("", texts["SignIn.Braked", Stockholm.Local(until).ToString("HH:mm", CultureInfo.InvariantCulture)]);
    }
}
