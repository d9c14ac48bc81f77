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

namespace Lykta.Web.Capabilities.Observations.CodeLists.Category;

/// <summary>One reporter category: other words for the same, or a new version with another meaning.</summary>
[Needs(Permission.ManageCodeLists)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, CategoryDesk desk, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty(Name = "Category")]
    public CategoryInput Category { get; set; } = new();

    public ReporterCategory Kept { get; private set; } = null!;

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(id, cancel))
            return NotFound();
        Category = new() { NameSv = Kept.NameSv, NameEn = Kept.NameEn, Version = Kept.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync([FromRoute] Guid id, CancellationToken cancel) =>
        SaveAsync(id, () => desk.RewordAsync(id, Category, Request.SubmissionKey(), cancel), "CodeLists.Category.Reworded", cancel);

    public Task<IActionResult> OnPostVersionAsync([FromRoute] Guid id, CancellationToken cancel) =>
        SaveAsync(id, () => desk.NewVersionAsync(id, Category, Request.SubmissionKey(), cancel), "CodeLists.Category.Versioned", cancel);

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

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(Kept.Id.Value, cancel))
            return null;
        Category.Version = Kept.Version;
        return new(new { Kept.NameSv, Kept.NameEn }, "Category.");
    }

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancel)
    {
        var which = ReporterCategoryId.From(id);
        var category = await db.Set<ReporterCategory>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == which && c.RetiredAt == null, cancel);
        if (category is null)
            return false;
        Kept = category;
        return true;
    }
}
