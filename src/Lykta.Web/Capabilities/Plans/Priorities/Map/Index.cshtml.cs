using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Priorities.Map;

/// <summary>Each area of the list before: one or several of the new, or ordinarie linjearbete and why. It may be saved half done, but not made current.</summary>
[Needs(Permission.ManagePriorities)]
public sealed class IndexModel(PriorityTools tools, Writes writes) : PageModel, IShowsBoth
{
    private PriorityReading known = null!;

    [BindProperty]
    public bool IsAboutNobody { get; set; }

    public PriorityList List { get; private set; } = null!;

    public IReadOnlyList<PriorityArea> Old { get; private set; } = [];

    /// <summary>The new areas and ordinarie linjearbete, as boxes.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public string Root => tools.Root;

    public bool IsWarned => IsAboutNobody || !ModelState.IsValid;

    public static string To(PriorityArea old) => $"To-{old.Id.Value:N}";

    public static string Why(PriorityArea old) => $"Why-{old.Id.Value:N}";

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>Which boxes are ticked: as sent, or as kept.</summary>
    public IReadOnlyList<string> Ticked(PriorityArea old) => Request.HasFormContentType ? [.. Request.Form[To(old)].OfType<string>()] : Kept(old);

    public string? Reason(PriorityArea old) => Request.HasFormContentType ? Request.Form[Why(old)].ToString() : KeptReason(old);

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await ReadAsync(nr, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, cancel))
            return NotFound();
        if (!await tools.MayManageAsync(cancel))
            return Forbid();
        List<MappedTo> rows = [];
        foreach (var old in Old)
            rows.Add(await RowAsync(old, cancel));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var list = WriteUnit.Expect(await unit.Db.Set<PriorityList>().SingleAsync(l => l.Number == nr, token), Request.RowVersion());
            if (list.IsDraft)
                await PriorityDesk.MapAsync(unit, list, rows, token);
            return "";
        }, cancel);
        TempData.Flash(tools.Texts["Priorities.Saved"]);
        return LocalRedirect($"{Root}/{nr}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await ReadAsync(List.Number, cancel)
        ? new(Old.SelectMany(o => new[] { (Key: To(o), Value: (object?)Kept(o)), (Why(o), KeptReason(o)) }).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal), "")
        : null;

    private async Task<MappedTo> RowAsync(PriorityArea old, CancellationToken cancel)
    {
        var ticked = Ticked(old).Where(t => Choices.Any(c => c.Value == t)).Distinct(StringComparer.Ordinal).ToList();
        var isOrdinary = ticked.Remove(PriorityReading.OrdinaryWorkCode);
        var why = await tools.PassAsync(this, Reason(old), Why(old), (AreaMapping.LongestReason, IsAboutNobody), cancel);
        if (isOrdinary && ticked.Count > 0)
            ModelState.Add(tools.Texts, new Error("Priorities.Error.Both", To(old)));
        if (isOrdinary && string.IsNullOrWhiteSpace(Reason(old)))
            ModelState.Add(tools.Texts, new Error("Priorities.Error.Why", Why(old)));
        return new(old.Id, ticked.ConvertAll(t => new PriorityAreaId(Guid.ParseExact(t, "N"))), isOrdinary ? why : null);
    }

    private List<string> Kept(PriorityArea old) => [.. known.Mapped(List, old).Select(m => m.ToId is { } to ? to.Value.ToString("N") : PriorityReading.OrdinaryWorkCode)];

    private string? KeptReason(PriorityArea old) => known.Mapped(List, old).Select(m => m.Reason).FirstOrDefault(r => r is not null);

    private async Task<bool> ReadAsync(int nr, CancellationToken cancel)
    {
        known = await PriorityReading.ReadAsync(tools.Db, cancel);
        List = known.All.FirstOrDefault(l => l.Number == nr && l.IsDraft)!;
        if (List?.BeforeId is null)
            return false;
        Old = known.AreasOf(known.All.First(l => l.Id == List.BeforeId));
        Choices = [.. known.AreasOf(List).Select(a => new SelectListItem(a.Name, a.Id.Value.ToString("N"))), new(tools.Texts["Priorities.OrdinaryWork"], PriorityReading.OrdinaryWorkCode)];
        return true;
    }
}
