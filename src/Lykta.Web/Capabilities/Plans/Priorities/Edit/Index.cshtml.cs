using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Priorities.Edit;

/// <summary>The name and the areas of a draft. An emptied line takes its area away; what was mapped to it is then unmapped.</summary>
[Needs(Permission.ManagePriorities)]
public sealed class IndexModel(PriorityTools tools, Writes writes) : PageModel, IShowsBoth
{
    private const int MostAreas = 20;

    [BindProperty]
    public ListInput Input { get; set; } = new();

    public PriorityList List { get; private set; } = null!;

    public IReadOnlyList<PriorityArea> Areas { get; private set; } = [];

    public string Root => tools.Root;

    public bool IsWarned => Input.IsAboutNobody || !ModelState.IsValid;

    public static string FieldOf(PriorityArea area) => $"Area-{area.Id.Value:N}";

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>What was typed, or what is kept.</summary>
    public string Typed(PriorityArea area) => Request.HasFormContentType && Request.Form.ContainsKey(FieldOf(area)) ? Request.Form[FieldOf(area)].ToString() : area.Name;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, cancel))
            return NotFound();
        Input = new() { Name = List.Name };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, cancel))
            return NotFound();
        if (!await tools.MayManageAsync(cancel))
            return Forbid();
        if (await FormAsync(cancel) is not { } form)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var list = WriteUnit.Expect(await unit.Db.Set<PriorityList>().SingleAsync(l => l.Number == nr, token), Request.RowVersion());
            if (list.IsDraft)
                await PriorityDesk.SaveAsync(unit, list, form, token);
            return "";
        }, cancel);
        TempData.Flash(tools.Texts["Priorities.Saved"]);
        return LocalRedirect($"{Root}/{nr}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(List.Number, cancel))
            return null;
        var fields = Areas.ToDictionary(FieldOf, a => (object?)a.Name, StringComparer.Ordinal);
        fields["Input.Name"] = List.Name;
        return new(fields, "");
    }

    private async Task<DraftForm?> FormAsync(CancellationToken cancel)
    {
        var name = await PassAsync(Input.Name, "Input.Name", PriorityList.LongestName, cancel);
        if (name is null && ModelState.IsValid)
            ModelState.Add(tools.Texts, PlanErrors.Needed("Input.Name"));
        Dictionary<PriorityAreaId, ScreenedText?> areas = [];
        foreach (var area in Areas)
            areas[area.Id] = await PassAsync(Typed(area), FieldOf(area), PriorityArea.LongestName, cancel);
        List<ScreenedText> added = [];
        foreach (var line in (Input.Added ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (await PassAsync(line, "Input.Added", PriorityArea.LongestName, cancel) is { } passed)
                added.Add(passed);
        }

        var names = areas.Values.OfType<ScreenedText>().Concat(added).Select(n => n.Value).ToList();
        if (names.Distinct(StringComparer.CurrentCultureIgnoreCase).Count() < names.Count)
            ModelState.Add(tools.Texts, new Platform.Errors.Error("Priorities.Error.Twice", "Input.Added"));
        if (names.Count > MostAreas)
            ModelState.Add(tools.Texts, new Platform.Errors.Error("Priorities.Error.Many", "Input.Added", MostAreas));
        return ModelState.IsValid ? new(name!.Value, areas, added) : null;
    }

    private Task<ScreenedText?> PassAsync(string? text, string field, int longest, CancellationToken cancel) =>
        tools.PassAsync(this, text, field, (longest, Input.IsAboutNobody), cancel);

    private async Task<bool> ReadAsync(int nr, CancellationToken cancel)
    {
        var known = await PriorityReading.ReadAsync(tools.Db, cancel);
        List = known.All.FirstOrDefault(l => l.Number == nr && l.IsDraft)!;
        Areas = known.AreasOf(List);
        return List is not null;
    }
}

public sealed record ListInput
{
    public string? Name { get; init; }
    public string? Added { get; init; }
    public bool IsAboutNobody { get; init; }
}
