using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups.Edit;

/// <summary>The fields of a group's form, which beginning and changing it share.</summary>
public abstract class GroupFields(LyktaDbContext db, LyktaScope scope, GroupWall wall, Texts texts) : PageModel
{
    [BindProperty]
    public GroupInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Councils { get; private set; } = [];

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<GroupKind>().Select(k => new SelectListItem(texts["Groups.Kind." + k], k.ToString()));

    public bool IsWarned => Input.IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is "Input.Name" or "Input.About" or "Input.Goals" or "Input.Trigger");

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    protected async Task FillAsync(CancellationToken cancel) => Councils =
        [new("–", ""), .. await db.Set<Council>().AsNoTracking().OrderBy(c => c.Name).Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(cancel)];

    /// <summary>Null when something is wrong; it then stands on the fields.</summary>
    protected async Task<GroupForm?> ReadAsync(Func<GroupForm, Platform.Errors.Result<WorkGroup>> check, CancellationToken cancel)
    {
        var name = await PassAsync(Input.Name, "Input.Name", WorkGroup.LongestName, GroupErrors.NoName, cancel);
        var goals = await PassAsync(Input.Goals, "Input.Goals", WorkGroup.LongestText, GroupErrors.NoGoals, cancel);
        var about = await PassAsync(Input.About, "Input.About", 160, null, cancel);
        var trigger = await PassAsync(Input.Trigger, "Input.Trigger", 300, null, cancel);
        if (Input.Kind is not { } kind || !Enum.IsDefined(kind))
            ModelState.Add(texts, GroupErrors.NoKind);
        if (!ModelState.IsValid)
            return null;
        Guid? council = Guid.TryParse(Input.Council, out var chosen) && Councils.Any(c => c.Value == Input.Council) ? chosen : null;
        var form = new GroupForm(name!.Value, Input.Kind!.Value, about, goals!.Value) { Trigger = trigger, EndsOn = Input.EndsOn, Council = council };
        ModelState.Add(texts, check(form).Errors);
        return ModelState.IsValid ? form : null;
    }

    private Task<Platform.Privacy.ScreenedText?> PassAsync(string? value, string field, int longest, Platform.Errors.Error? needed, CancellationToken cancel) =>
        wall.PassAsync(ModelState, new(value, field, longest, Input.IsAboutNobody, needed), cancel);
}

public sealed record GroupInput
{
    public string? Name { get; init; }
    public GroupKind? Kind { get; init; }
    public string? About { get; init; }
    public string? Goals { get; init; }
    public string? Trigger { get; init; }
    public DateOnly? EndsOn { get; init; }
    public string? Council { get; init; }
    public bool IsAboutNobody { get; init; }

    public static GroupInput Of(WorkGroup group) => new()
    {
        Name = group.Name,
        Kind = group.Kind,
        About = group.About,
        Goals = group.Goals,
        Trigger = group.Trigger,
        EndsOn = group.EndsOn,
        Council = group.CouncilId?.ToString(),
    };
}
