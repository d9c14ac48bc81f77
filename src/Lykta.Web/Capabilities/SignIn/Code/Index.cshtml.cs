using System.ComponentModel.DataAnnotations;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.SignIn.Code;

/// <summary>The second step: the app's code, or one of the recovery codes.</summary>
[OpenToAll("Between the password and the session.")]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(SignInSteps steps, StartAddress start, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    [BindProperty(Name = "till", SupportsGet = true)]
    public string? Next { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await steps.HalfwayAsync() is null ? RedirectToPage("/SignIn/Index", new { till = Next }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await steps.HalfwayAsync() is not { TwoFactorEnabled: true } account)
            return RedirectToPage("/SignIn/Index", new { till = Next });
        if (!ModelState.IsValid)
            return Page();
        var answer = await steps.TryCodeAsync(account, Input.Code!, cancel);
        if (answer.Outcome == PasswordOutcome.Code)
        {
            var principal = await steps.CompleteAsync(account, "mfa");
            return LocalRedirect(Url.IsLocalUrl(Next) ? Next : await start.OfAsync(principal, cancel));
        }

        if (answer.Outcome == PasswordOutcome.Braked)
            this.TellBraked(texts, answer.BrakedUntil!.Value, time);
        else
            ModelState.AddModelError("Input.Code", texts["SignIn.Code.Wrong"]);
        return Page();
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "SignIn.Code.Missing"), StringLength(40, ErrorMessage = "SignIn.Code.Wrong")]
        public string? Code { get; init; }
    }
}
