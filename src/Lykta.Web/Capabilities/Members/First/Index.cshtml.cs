using System.ComponentModel.DataAnnotations;
using Lykta.Web.Capabilities.SignIn;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;

namespace Lykta.Web.Capabilities.Members.First;

/// <summary>The operator's door: founds a partnership and its first administrator.</summary>
[OpenToAll("The token is the key.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(FirstDoors doors, Founding founding, PartnershipDirectory partnerships, SignInSteps steps, Texts texts) : PageModel
{
    [BindProperty]
    public Fields Input { get; set; } = new();

    public bool IsOpen { get; private set; }

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => await ReadAsync(token, cancel) ? Page() : Closed();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!await ReadAsync(token, cancel))
            return Closed();
        ModelState.Pass(texts, Input.Name, "Input.Name");
        ModelState.Pass(texts, Input.Authority, "Input.Authority");
        ModelState.Pass(texts, Input.Slug?.Replace('-', ' '), "Input.Slug");
        if (!ModelState.IsValid)
            return Page();
        var plan = new FoundingPlan(
            Input.Name!.Trim(), Input.Authority!.Trim(), Input.Slug!, Input.Parent, Input.Email!.Trim(), Input.Way!.Value, Input.Password);
        var founded = await founding.FoundAsync(token, plan, cancel);
        foreach (var error in founded.Errors)
            ModelState.AddModelError(error.Field ?? "", texts[error.Key, error.Arguments]);
        if (!founded.IsOk)
            return Page();
        await steps.GoHalfwayAsync(founded.Value);
        return LocalRedirect("/logga-in/sakra");
    }

    private async Task<bool> ReadAsync(string token, CancellationToken cancel)
    {
        IsOpen = await doors.IsOpenAsync(token, cancel);
        Parents = [.. (await partnerships.AllAsync(cancel)).Where(p => p.ParentId is null)
            .OrderBy(p => p.Name, MemberQueries.Swedish).Select(p => new SelectListItem(p.Name, p.Slug))];
        return IsOpen;
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
        [Required(ErrorMessage = "Members.First.Name.Missing"), StringLength(120, ErrorMessage = "Members.First.Name.Missing")]
        public string? Name { get; init; }

        [Required(ErrorMessage = "Members.First.Authority.Missing"), StringLength(160, ErrorMessage = "Members.First.Authority.Missing")]
        public string? Authority { get; init; }

        [Required(ErrorMessage = "Members.First.Slug.Missing"), StringLength(60, ErrorMessage = "Members.First.Slug.Missing")]
        [RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$", ErrorMessage = "Members.First.Slug.Missing")]
        public string? Slug { get; init; }

        public string? Parent { get; init; }

        [Required(ErrorMessage = "SignIn.Email.Missing"), EmailAddress(ErrorMessage = "SignIn.Email.Odd"), StringLength(200, ErrorMessage = "SignIn.Email.Odd")]
        public string? Email { get; init; }

        [Required(ErrorMessage = "Members.Way.Missing")]
        public AccountWay? Way { get; init; }

        [StringLength(PasswordRules.LongestLength, ErrorMessage = "SignIn.Password.Long")]
        public string? Password { get; init; }
    }
}
