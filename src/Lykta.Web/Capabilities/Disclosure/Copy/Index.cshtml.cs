using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Disclosure.Copy;

/// <summary>The masked copy to print: what is masked is not in the page at all.</summary>
[Needs(Permission.ManageDisclosure)]
public sealed class IndexModel(DisclosureDesk desk, LyktaScope scope, Writes writes) : PageModel
{
    public DisclosureCase Case { get; private set; } = null!;

    public IReadOnlyList<MaskedRow> Rows { get; private set; } = [];

    public string Authority { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int nummer, CancellationToken cancel)
    {
        if (await desk.OpenAsync(nummer, "disclosure", cancel) is not { } open)
            return NotFound();
        (Case, Rows, Authority) = (open.It, [.. open.Masked], scope.Partnership!.Name);
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("disclosure.copied", nameof(DisclosureCase), Case.Id, ("format", "html"));
            return Task.FromResult(true);
        }, cancel);
        return Page();
    }
}
