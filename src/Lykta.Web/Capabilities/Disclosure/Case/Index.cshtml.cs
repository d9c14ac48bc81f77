using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disclosure.Case;

/// <summary>One request: what it covers, with maskings as the receiver would see them; closing erases the work.</summary>
[Needs(Permission.ManageDisclosure)]
public sealed class IndexModel(DisclosureDesk desk, LyktaScope scope, Writes writes, Texts texts) : PageModel
{
    public OpenCase Open { get; private set; } = null!;

    public IReadOnlyList<MaskedRow> Rows { get; private set; } = [];

    public IEnumerable<SelectListItem> Outcomes =>
        Enum.GetValues<DisclosureOutcome>().Select(o => new SelectListItem(texts["Disclosure.Outcome." + o], o.ToString()));

    /// <summary>Why it cannot be closed so; on the question, with the case as it stands.</summary>
    public string? CloseError { get; private set; }

    public async Task<IActionResult> OnGetAsync(int nummer, CancellationToken cancel)
    {
        if (await desk.OpenAsync(nummer, "disclosure", cancel) is not { } open)
            return NotFound();
        Open = open;
        Rows = [.. open.Masked];
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(int nummer, [FromForm] DisclosureOutcome? utfall, CancellationToken cancel)
    {
        if (!ModelState.IsValid || (utfall is { } odd && !Enum.IsDefined(odd)))
            return BadRequest();
        if (utfall is not { } outcome)
            return await AgainAsync(nummer, "Disclosure.Close.Missing", cancel);
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var it = await unit.Db.Set<DisclosureCase>().SingleOrDefaultAsync(c => c.Number == nummer && c.ClosedAt == null, token);
            if (it is null)
                return "gone";
            // Masked words are not disclosed: the register must not say that all was.
            if (outcome is DisclosureOutcome.Disclosed or DisclosureOutcome.NothingFound && await unit.Db.Set<DisclosureMask>().AnyAsync(m => m.CaseId == it.Id, token))
                return "masked";
            await unit.Db.Set<DisclosureMask>().Where(m => m.CaseId == it.Id).ExecuteDeleteAsync(token);
            it.Close(outcome, unit.Now);
            unit.Audit("disclosure.closed", nameof(DisclosureCase), it.Id, ("outcome", outcome.ToString()));
            return "closed";
        }, cancel);
        if (done.Outcome == "gone")
            return NotFound();
        if (done.Outcome == "masked")
            return await AgainAsync(nummer, "Disclosure.Close.Masked", cancel);
        TempData.Flash(texts["Disclosure.Closed", nummer]);
        return Redirect($"/{scope.Partnership!.Slug}/utlamnande");
    }

    private async Task<IActionResult> AgainAsync(int nummer, string key, CancellationToken cancel)
    {
        var page = await OnGetAsync(nummer, cancel);
        CloseError = texts[key];
        return page;
    }
}
