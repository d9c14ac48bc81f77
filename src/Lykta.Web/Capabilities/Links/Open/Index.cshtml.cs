using System.ComponentModel.DataAnnotations;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.Links.Open;

/// <summary>What a QR code or a shift link leads to: the PIN for a shift, straight to the report for a unit.</summary>
[OpenToAll("The token is the key.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(Doors doors, LinkSignIn signIn, Texts texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public Door? Door { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        Door = await doors.FindAsync(token, cancel);
        return Door?.Link.Kind switch
        {
            null => Closed(),
            AccessLinkKind.Row => LocalRedirect($"/t/{token}/rad"),
            AccessLinkKind.Invitation => LocalRedirect("/inbjudan/" + token),
            // A link must not swap a signed-in person for a unit without a press.
            AccessLinkKind.Unit when User.LyktaKind() != PrincipalKind.Account => await EnterAsync(Door),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        Door = await doors.FindAsync(token, cancel);
        if (Door is null)
            return Closed();
        if (Door.Link.Kind == AccessLinkKind.Unit)
            return await EnterAsync(Door);
        if (Door.Link.Kind != AccessLinkKind.Shift)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        if (await doors.TryPinAsync(Door, Input.Pin!, cancel))
            return await EnterAsync(Door);
        if (await doors.FindAsync(token, cancel) is null)
            return Closed();
        ModelState.AddModelError("Input.Pin", texts["Links.Pin.Wrong"]);
        return Page();
    }

    private async Task<IActionResult> EnterAsync(Door door)
    {
        await signIn.EnterAsync(door);
        return LocalRedirect($"/{door.Partnership.Slug}/{(door.Link.Kind == AccessLinkKind.Shift ? "ikvall" : "rapportera")}");
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
        [Required(ErrorMessage = "Links.Pin.Missing"), RegularExpression("^[0-9]{6}$", ErrorMessage = "Links.Pin.Missing")]
        public string? Pin { get; init; }
    }
}
