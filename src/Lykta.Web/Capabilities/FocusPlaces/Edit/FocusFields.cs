using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FocusPlaces.Edit;

/// <summary>The fields of a period's form, which planning and changing it share.</summary>
public abstract class FocusFields(LyktaDbContext db, LyktaScope scope, TextWall wall, Texts texts) : PageModel
{
    private IReadOnlyList<Organisation> teams = [];
    private IReadOnlyList<PlaceRow> places = [];

    [BindProperty]
    public FocusInput Input { get; set; } = new();

    /// <summary>Null where the team is chosen.</summary>
    public string? TeamName { get; protected set; }

    public string Root => $"/{scope.Partnership!.Slug}/fokusplatser";

    public bool IsWarned => Input.IsAboutNobody || ModelState["Input.Reason"]?.Errors.Count > 0;

    /// <summary>Nobody's own team is guessed where there are several.</summary>
    public IEnumerable<SelectListItem> Teams =>
        [.. teams.Count > 1 ? (SelectListItem[])[new("–", "")] : [], .. teams.Select(t => new SelectListItem(t.Name, t.Id.Value.ToString()))];

    public IEnumerable<SelectListItem> Places => [new("–", ""), .. places.Select(p => new SelectListItem(p.Name, p.Slug))];

    public IEnumerable<SelectListItem> Reaches => FocusForm.Reaches.Select(r => new SelectListItem(texts["Focus.Reach." + r], r.ToString()));

    protected Organisation? Team(string? id) => teams.FirstOrDefault(t => t.Id.Value.ToString() == id);

    protected string? SlugOf(PlaceId id) => places.FirstOrDefault(p => p.Id == id)?.Slug;

    /// <summary>False when there is no team whose periods the viewer plans.</summary>
    protected async Task<bool> FillAsync(CancellationToken cancel)
    {
        teams = [.. (await db.OwnTeams().ToListAsync(cancel)).OrderBy(t => t.Name, SwedishFolding.Order)];
        places = await db.PlacesAsync(new(), cancel);
        return teams.Count > 0;
    }

    /// <summary>Null when something is wrong; it then stands on the fields.</summary>
    protected async Task<FocusForm?> ReadAsync(FocusPeriod? before, CancellationToken cancel)
    {
        var reason = await PassAsync(cancel);
        var team = Team(Input.Team)?.Id ?? before?.TeamId;
        if (team is null)
            ModelState.Add(texts, FocusErrors.NoTeam);
        if (Input.From is null)
            ModelState.Add(texts, FocusErrors.NoFrom);
        if (Input.To is null)
            ModelState.Add(texts, FocusErrors.NoTo);
        var chosen = Input.Chosen.Select(slug => places.FirstOrDefault(p => p.Slug == slug)?.Id).OfType<PlaceId>().Distinct().ToList();
        if (chosen.Count == 0)
            ModelState.Add(texts, FocusErrors.NoPlace);
        if (!ModelState.IsValid)
            return null;
        var sharing = FocusForm.Reaches.Contains(Input.Sharing) ? Input.Sharing : SharingLevel.Organisation;
        var form = new FocusForm(team!.Value, Input.From!.Value, Input.To!.Value, reason!.Value, chosen, sharing);
        ModelState.Add(texts, form.Check());
        if (ModelState.IsValid && await db.IsTakenAsync(form, before?.Id, cancel))
            ModelState.Add(texts, FocusErrors.Overlaps);
        return ModelState.IsValid ? form : null;
    }

    private async Task<ScreenedText?> PassAsync(CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(Input.Reason?.ReplaceLineEndings(" "), "Input.Reason", "focus") { MaxLength = FocusPeriod.LongestReason, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        if (passed.IsOk && passed.Value is null)
            ModelState.Add(texts, FocusErrors.NoReason);
        return passed.IsOk ? passed.Value : null;
    }
}

public sealed record FocusInput
{
    public string? Team { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Reason { get; init; }
    public string? Place1 { get; init; }
    public string? Place2 { get; init; }
    public string? Place3 { get; init; }
    public string? Place4 { get; init; }
    public string? Place5 { get; init; }
    public string? Place6 { get; init; }
    public SharingLevel Sharing { get; init; } = SharingLevel.Partnership;
    public bool IsAboutNobody { get; init; }

    public IReadOnlyList<string?> Chosen => [Place1, Place2, Place3, Place4, Place5, Place6];

    public FocusInput With(IReadOnlyList<string?> places)
    {
        string? At(int index) => index < places.Count ? places[index] : null;
        return this with { Place1 = At(0), Place2 = At(1), Place3 = At(2), Place4 = At(3), Place5 = At(4), Place6 = At(5) };
    }
}
