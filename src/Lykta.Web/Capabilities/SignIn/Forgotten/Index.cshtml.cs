using System.ComponentModel.DataAnnotations;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.SignIn.Forgotten;

/// <summary>Glömt lösenord: one field, and the same answer to everybody.</summary>
[OpenToAll("Before the door.")]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(PasswordResets resets, MailDesk desk) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public bool HasMail => desk.IsOn;

    public bool IsSent { get; private set; }

    public IActionResult OnPost()
    {
        if (!HasMail || !ModelState.IsValid)
            return Page();
        resets.Ask(Input.Email!.Trim());
        IsSent = true;
        return Page();
    }

    public sealed record Fields
    {
        [Required(ErrorMessage = "SignIn.Email.Missing"), EmailAddress(ErrorMessage = "SignIn.Email.Odd"), StringLength(256, ErrorMessage = "SignIn.Email.Odd")]
        public string? Email { get; init; }
    }
}
