using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.CodeLists.Edit;

/// <summary>One event type: other words for the same, or a new version with another meaning.</summary>
[Needs(Permission.ManageCodeLists)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, CodeListDesk desk, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public TypeInput Input { get; set; } = new();

    public EventType Type { get; private set; } = null!;

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(id, cancel))
            return NotFound();
        Input = Shown();
        return Page();
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(Type.Id.Value, cancel))
            return null;
        Input.Version = Type.Version;
        return new(Shown());
    }

    private TypeInput Shown() => new()
    {
        NameSv = Type.NameSv,
        NameEn = Type.NameEn,
        Icon = Type.Icon,
        Precision = Type.Precision,
        IsSensitive = Type.IsSensitive,
        OfferedTo = Type.OfferedTo.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Version = Type.Version,
    };

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) =>
        SaveAsync(id, () => desk.RewordTypeAsync(id, Input, Request.SubmissionKey(), cancel), "CodeLists.Type.Reworded", cancel);

    public Task<IActionResult> OnPostVersionAsync(Guid id, CancellationToken cancel) =>
        SaveAsync(id, () => desk.NewVersionAsync(id, Input, Request.SubmissionKey(), cancel), "CodeLists.Type.Versioned", cancel);

    private async Task<IActionResult> SaveAsync(Guid id, Func<Task<IReadOnlyList<Error>>> save, string doneKey, CancellationToken cancel)
    {
        if (!await OpenAsync(id, cancel))
            return NotFound();
        var errors = ModelState.IsValid ? await save() : [];
        if (ModelState.IsValid && errors.Count == 0)
        {
            TempData.Flash(texts[doneKey]);
            return LocalRedirect(Root + "/kodlistor");
        }

        ModelState.Add(texts, errors);
        return Page();
    }

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancel)
    {
        var type = await db.Set<EventType>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == EventTypeId.From(id) && t.RetiredAt == null, cancel);
        if (type is null)
            return false;
        Type = type;
        ViewData["Categories"] = await db.ReporterCategoriesAsync(cancel);
        return true;
    }
}
