using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disclosure.Row;

/// <summary>Masks words or whole fields of one row; each choice names its provision.</summary>
[Needs(Permission.ManageDisclosure)]
public sealed class IndexModel(DisclosureDesk desk, LyktaScope scope, Writes writes, Texts texts) : PageModel
{
    public OpenCase Open { get; private set; } = null!;

    public DisclosedRow Shown { get; private set; } = null!;

    public MaskedRow Masked { get; private set; } = null!;

    public IReadOnlyList<DisclosureMask> Masks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int nummer, int rad, CancellationToken cancel) =>
        await FindAsync(nummer, rad, cancel) ? Page() : NotFound();

    /// <summary>Words are given as field:start:length; what is not a word of the row refuses the whole.</summary>
    public async Task<IActionResult> OnPostMaskAsync(
        int nummer, int rad, [FromForm] DisclosureField[] hela, [FromForm] string[] ord, [FromForm] Statute? lagrum, CancellationToken cancel)
    {
        if (!await FindAsync(nummer, rad, cancel))
            return NotFound();
        if (!ModelState.IsValid || Made(hela, ord, lagrum ?? default) is not { } masks)
            return BadRequest();
        if (masks.Count == 0 || lagrum is null)
        {
            ModelState.Add(texts, new Error(masks.Count == 0 ? "Disclosure.Error.NothingMasked" : "Disclosure.Error.Statute", "lagrum"));
            return Page();
        }

        return await SaveAsync(unit =>
        {
            unit.Db.AddRange(masks);
            unit.Audit("disclosure.masked", nameof(DisclosureCase), Open.It.Id,
                ("statute", lagrum.Value.ToString()), ("count", masks.Count.ToString(CultureInfo.InvariantCulture)));
            return Task.CompletedTask;
        }, cancel);
    }

    public async Task<IActionResult> OnPostUnmaskAsync(int nummer, int rad, [FromForm] Guid mask, CancellationToken cancel)
    {
        if (!await FindAsync(nummer, rad, cancel) || Masks.All(m => m.Id != mask))
            return NotFound();
        return await SaveAsync(async unit =>
        {
            await unit.Db.Set<DisclosureMask>().Where(m => m.Id == mask).ExecuteDeleteAsync(cancel);
            unit.Audit("disclosure.unmasked", nameof(DisclosureCase), Open.It.Id);
        }, cancel);
    }

    private async Task<IActionResult> SaveAsync(Func<WriteUnit, Task> work, CancellationToken cancel)
    {
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, _) =>
        {
            await work(unit);
            return "";
        }, cancel);
        return Redirect($"/{scope.Partnership!.Slug}/utlamnande/{Open.It.Number}/rad/{Shown.Number}");
    }

    private async Task<bool> FindAsync(int number, int row, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, "disclosure", cancel, row) is not { Rows.Count: 1 } open)
            return false;
        (Open, Shown) = (open, open.Rows[0]);
        Masks = [.. open.Masks[Shown.Id]];
        Masked = MaskedRow.Of(Shown, Masks);
        return true;
    }

    private List<DisclosureMask>? Made(DisclosureField[] whole, string[] words, Statute statute)
    {
        var masks = new List<DisclosureMask>();
        foreach (var field in whole.Distinct())
        {
            if (field != DisclosureField.Row && !Shown.Fields.ContainsKey(field))
                return null;
            masks.Add(DisclosureMask.Whole(Open.It.Id, Shown.Id, field, statute));
        }

        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            var parts = word.Split(':');
            if (parts.Length != 3 || !Enum.TryParse<DisclosureField>(parts[0], out var field) || Shown.Fields.GetValueOrDefault(field) is not { } text
                || Word.In(text).FirstOrDefault(w => $"{w.Start}:{w.Length}" == $"{parts[1]}:{parts[2]}") is not { } found)
                return null;
            masks.Add(DisclosureMask.Part(Open.It.Id, Shown.Id, field, found.Start, found.Length, text, statute));
        }

        return masks;
    }
}
