using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Continuity.Contacts;

/// <summary>Kontakter by function: whom one turns to about what, and when. No names.</summary>
[Needs(Permission.SeeContacts)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts) : PageModel
{
    public IReadOnlyList<(FunctionContact Contact, string Unit)> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageBriefings);

    [BindProperty]
    public Fields Input { get; set; } = new();

    public bool IsWarned => Input.IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0);

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        await ShowAsync(cancel);
        var function = await PassAsync(Input.Function, "Input.Function", 120, true, cancel);
        var topic = await PassAsync(Input.Topic, "Input.Topic", 160, false, cancel);
        var way = await PassAsync(Input.Way, "Input.Way", 60, false, cancel);
        var hours = await PassAsync(Input.Hours, "Input.Hours", 80, false, cancel);
        if (!Guid.TryParse(Input.Unit, out var unitId) || Units.All(u => u.Value != Input.Unit))
            ModelState.Add(texts, new Error("Continuity.Error.Unit", "Input.Unit"));
        if (!ModelState.IsValid)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var contact = FunctionContact.Of(new(function!.Value.Value, OrganisationId.From(unitId), topic?.Value, way?.Value, hours?.Value));
            unit.Db.Add(contact);
            unit.Audit("contact.added", nameof(FunctionContact), contact.Id);
            return Task.FromResult("");
        }, cancel);
        TempData.Flash(texts["Continuity.Contacts.Saved"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await db.Set<FunctionContact>().AnyAsync(c => c.Id == id, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await unit.Db.Set<FunctionContact>().Where(c => c.Id == id).ExecuteDeleteAsync(token);
            unit.Audit("contact.removed", nameof(FunctionContact), id);
            return "";
        }, cancel);
        TempData.Flash(texts["Continuity.Contacts.Removed"]);
        return RedirectToPage();
    }

    private async Task<ScreenedText?> PassAsync(string? value, string field, int longest, bool isDemanded, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(value, field, "contact") { MaxLength = longest, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        if (isDemanded && passed.IsOk && passed.Value is null)
            ModelState.Add(texts, new Error("Continuity.Error.Function", field));
        return passed.IsOk ? passed.Value : null;
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var rows = await (
            from contact in db.Set<FunctionContact>().AsNoTracking()
            join unit in db.Set<Organisation>() on contact.UnitId equals unit.Id
            select new { contact, unit.Name }).ToListAsync(cancel);
        Rows = [.. rows.Select(r => (r.contact, r.Name)).OrderBy(r => r.contact.Function, StringComparer.CurrentCulture)];
        var units = await db.Set<Organisation>().AsNoTracking().Where(o => o.ClosedAt == null).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        Units = [.. units.OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => new SelectListItem(u.Name, u.Id.Value.ToString()))];
    }

    public sealed record Fields
    {
        public string? Function { get; init; }

        public string? Unit { get; init; }

        public string? Topic { get; init; }

        public string? Way { get; init; }

        public string? Hours { get; init; }

        public bool IsAboutNobody { get; init; }
    }
}
