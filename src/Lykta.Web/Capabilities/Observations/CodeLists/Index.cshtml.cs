using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Capabilities.Shared.TagHelpers;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.CodeLists;

/// <summary>Kodlistor: event types, own fields and the scale of unsafety, as the partnership wants them.</summary>
[Needs(Permission.ManageCodeLists)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, CodeListDesk desk, CategoryDesk categories, ReturnDesk returns, Texts texts) : PageModel, IShowsBoth
{
    // Each form binds its own part, so that one form's errors are not the other's.
    public TypeInput Input { get; private set; } = new();

    public FieldInput Field { get; private set; } = new();

    public CategoryInput Category { get; private set; } = new();

    public ScaleInput Scale { get; private set; } = new();

    public IReadOnlyList<EventType> Types { get; private set; } = [];

    public IReadOnlyList<EventType> Retired { get; private set; } = [];

    /// <summary>Those of the retired that can be taken back: no later version of them is in use.</summary>
    public IReadOnlySet<EventTypeId> Returnable { get; private set; } = new HashSet<EventTypeId>();

    public IReadOnlyList<ReporterCategory> RetiredCategories { get; private set; } = [];

    public IReadOnlyList<OwnField> RetiredFields { get; private set; } = [];

    /// <summary>Which of the page's forms was sent, and stands open when it comes back.</summary>
    public string Sent { get; private set; } = "";

    public IReadOnlyList<ReporterCategory> Categories { get; private set; } = [];

    public IReadOnlyList<OwnField> Fields { get; private set; } = [];

    public int ScaleVersion { get; private set; } = 1;

    public string Root => $"/{scope.Partnership!.Slug}";

    public static IEnumerable<SelectListItem> Icons(Texts texts) =>
        IconSprite.Names.Select(n => new SelectListItem(texts[$"CodeLists.Icon.{n}"], n)).OrderBy(i => i.Text, StringComparer.CurrentCulture);

    public static IEnumerable<SelectListItem> Precisions(Texts texts) =>
        Enum.GetValues<PlacePrecision>().Select(p => new SelectListItem(texts[$"CodeLists.Precision.{p}"], p.ToString()));

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<OwnFieldKind>().Select(k => new SelectListItem(texts[$"CodeLists.Field.Kind.{k}"], k.ToString()));

    public string OfferedTo(EventType type, bool english) => type.OfferedTo.Length == 0
        ? texts["CodeLists.OfferedTo.All"]
        : string.Join(", ", type.OfferedTo.Split(' ').Select(c => Categories.NameOf(c, english)));

    public Task OnGetAsync(CancellationToken cancel) => OpenAsync(cancel);

    public async Task<IActionResult> OnPostAddTypeAsync([Bind(Prefix = "Input")] TypeInput input, CancellationToken cancel)
    {
        (Input, Sent) = (input, nameof(Input));
        return await AfterAsync(ModelState.IsValid ? await desk.AddTypeAsync(input, Request.SubmissionKey(), cancel) : [], "CodeLists.Type.Added", cancel);
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, int step, CancellationToken cancel)
    {
        await desk.MoveTypeAsync(id, step, Request.SubmissionKey(), cancel);
        return LocalRedirect(Root + "/kodlistor");
    }

    public async Task<IActionResult> OnPostRetireTypeAsync(Guid id, CancellationToken cancel)
    {
        await desk.RetireTypeAsync(id, Request.SubmissionKey(), cancel);
        return await AfterAsync([], "CodeLists.Type.Retired", cancel);
    }

    public async Task<IActionResult> OnPostReturnTypeAsync(Guid id, CancellationToken cancel) =>
        Returned(await returns.TypeAsync(id, Request.SubmissionKey(), cancel), "CodeLists.Type.Returned");

    public async Task<IActionResult> OnPostAddCategoryAsync([Bind(Prefix = "Category")] CategoryInput category, CancellationToken cancel)
    {
        (Category, Sent) = (category, nameof(Category));
        return await AfterAsync(ModelState.IsValid ? await categories.AddAsync(category, Request.SubmissionKey(), cancel) : [], "CodeLists.Category.Added", cancel);
    }

    public async Task<IActionResult> OnPostRetireCategoryAsync(Guid id, CancellationToken cancel)
    {
        await categories.RetireAsync(id, Request.SubmissionKey(), cancel);
        return await AfterAsync([], "CodeLists.Category.Retired", cancel);
    }

    public async Task<IActionResult> OnPostReturnCategoryAsync(Guid id, CancellationToken cancel) =>
        Returned(await returns.CategoryAsync(id, Request.SubmissionKey(), cancel), "CodeLists.Category.Returned");

    public async Task<IActionResult> OnPostAddFieldAsync([Bind(Prefix = "Field")] FieldInput field, CancellationToken cancel)
    {
        (Field, Sent) = (field, nameof(Field));
        return await AfterAsync(ModelState.IsValid ? await desk.AddFieldAsync(field, Request.SubmissionKey(), cancel) : [], "CodeLists.Field.Added", cancel);
    }

    public async Task<IActionResult> OnPostRetireFieldAsync(Guid id, CancellationToken cancel)
    {
        await desk.RetireFieldAsync(id, Request.SubmissionKey(), cancel);
        return await AfterAsync([], "CodeLists.Field.Retired", cancel);
    }

    public async Task<IActionResult> OnPostReturnFieldAsync(Guid id, CancellationToken cancel) =>
        Returned(await returns.FieldAsync(id, Request.SubmissionKey(), cancel), "CodeLists.Field.Returned");

    public async Task<IActionResult> OnPostScaleAsync([Bind(Prefix = "Scale")] ScaleInput scale, CancellationToken cancel)
    {
        (Scale, Sent) = (scale, nameof(Scale));
        return await AfterAsync(await desk.ChangeScaleAsync(scale, Request.RowVersion(), Request.SubmissionKey(), cancel), "CodeLists.Scale.Changed", cancel);
    }

    /// <summary>Only the scale is changed here; the others have pages of their own.</summary>
    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        var typed = Scale;
        await OpenAsync(cancel);
        (var stored, Scale) = (Scale, typed);
        return new(stored, "Scale.");
    }

    private LocalRedirectResult Returned(IReadOnlyList<Error> errors, string doneKey)
    {
        if (errors.Count == 0)
            TempData.Flash(texts[doneKey]);
        else
            TempData.Flash(texts[errors[0].Key, errors[0].Arguments], FlashTone.Warning);
        return LocalRedirect(Root + "/kodlistor");
    }

    private async Task<IActionResult> AfterAsync(IReadOnlyList<Error> errors, string doneKey, CancellationToken cancel)
    {
        if (errors.Count == 0 && ModelState.IsValid)
        {
            TempData.Flash(texts[doneKey]);
            return LocalRedirect(Root + "/kodlistor");
        }

        var typed = Scale;
        await OpenAsync(cancel);
        if (typed.Sv0 is not null)
            Scale = typed;
        ModelState.Add(texts, errors);
        return Page();
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        var all = await db.Set<EventType>().AsNoTracking().OrderBy(t => t.Order).ThenBy(t => t.Code).ToListAsync(cancel);
        (Types, Retired) = ([.. all.Where(t => t.RetiredAt == null)], [.. all.Where(t => t.RetiredAt != null)]);
        Returnable = all.Returnable().Select(t => t.Id).ToHashSet();
        Fields = await db.OwnFieldsAsync(cancel);
        RetiredFields = await db.Set<OwnField>().AsNoTracking().Where(f => f.RetiredAt != null).OrderBy(f => f.Order).ThenBy(f => f.Id).ToListAsync(cancel);
        RetiredCategories = [.. (await db.Set<ReporterCategory>().AsNoTracking().ToListAsync(cancel)).Returnable().OrderBy(c => c.NameSv, Members.MemberQueries.Swedish)];
        Categories = await db.ReporterCategoriesAsync(cancel);
        ViewData["Categories"] = Categories;
        var scales = await db.UnsafetyScalesAsync(cancel);
        ScaleVersion = scales.Count == 0 ? 1 : scales[^1].ScaleVersion;
        string Label(int step, bool english) => scales.LabelsOf(ScaleVersion, english)?[step] ?? TextCatalogue.Embedded[english ? "en" : "sv"][$"Observations.List.Unsafety.{step}"];
        Scale = new()
        {
            Sv0 = Label(0, false),
            Sv1 = Label(1, false),
            Sv2 = Label(2, false),
            Sv3 = Label(3, false),
            En0 = Label(0, true),
            En1 = Label(1, true),
            En2 = Label(2, true),
            En3 = Label(3, true),
        };
    }
}
