using System.Globalization;
using Lykta.Web.Capabilities.Groups.Plan;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups.Need;

/// <summary>A need opens a series of three meetings in a group; when the third has been held it is closed by itself.</summary>
[Needs(Permission.ManageGroups)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, Writes writes, Texts texts) : PageModel, IMeetingPage
{
    private const int MostWeeks = 12;

    public IReadOnlyList<SelectListItem> Groups { get; private set; } = [];

    [BindProperty]
    public Fields Input { get; set; } = new() { From = new(13, 0), To = new(14, 30) };

    MeetingInput IMeetingPage.Input => Input;

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    public IEnumerable<SelectListItem> Categories => Enum.GetValues<OrganisationCategory>().Select(c => new SelectListItem(texts["Agreements.Category." + c], c.ToString()));

    public async Task OnGetAsync([FromQuery(Name = "grupp")] int? group, CancellationToken cancel)
    {
        ModelState.Clear();
        await FillAsync(cancel);
        Input = Input with { Group = group?.ToString(CultureInfo.InvariantCulture) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        var text = await wall.PassAsync(ModelState, new(Input.Text, "Input.Text", GroupNeed.LongestText, Input.IsAboutNobody, GroupErrors.NoNeed), cancel);
        if (Groups.All(g => g.Value != Input.Group))
            ModelState.Add(texts, GroupErrors.NoGroup);
        if (Input.Weeks is < 1 or > MostWeeks)
            ModelState.Add(texts, GroupErrors.Weeks with { Arguments = [MostWeeks] });
        if (await Input.ReadAsync(ModelState, wall, texts, cancel) is not { } when)
            return Page();
        var number = int.Parse(Input.Group!, CultureInfo.InvariantCulture);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var group = await unit.Db.Set<WorkGroup>().SingleAsync(g => g.Number == number, token);
            var need = GroupNeed.Raise(group.Id, await unit.NextNumberAsync("group-need", token), text!.Value, Input.RaisedBy, Stockholm.DayOf(unit.Now));
            unit.Db.Add(need);
            unit.Audit("group.need-raised", nameof(GroupNeed), need.Id, ("by", need.RaisedBy.ToString()));
            for (var i = 0; i < GroupNeed.Meetings; i++)
            {
                var meeting = await MeetingDesk.PlanAsync(unit, group.Id, when.After(i * Input.Weeks), need.Id, token);
                if (i > 0)
                    continue;
                // On the first agenda; until it is done it goes on to the next two by itself.
                unit.Db.Add(AgendaItem.On(meeting, 0, text.Value));
                await CarryOver.ToNewAsync(unit, meeting, token);
            }

            return "";
        }, cancel);
        TempData.Flash(texts["Groups.Need.Raised", GroupNeed.Meetings]);
        return Redirect($"{Root}/{number}");
    }

    private async Task FillAsync(CancellationToken cancel) =>
        Groups = [.. (await db.Set<WorkGroup>().AsNoTracking().Where(g => g.ClosedOn == null).OrderBy(g => g.Name).Select(g => new { g.Name, g.Number }).ToListAsync(cancel))
            .Select(g => new SelectListItem(g.Name, g.Number.ToString(CultureInfo.InvariantCulture)))];

    public sealed record Fields : MeetingInput
    {
        public string? Text { get; init; }
        public string? Group { get; init; }
        public OrganisationCategory RaisedBy { get; init; }
        public int Weeks { get; init; } = 4;
    }
}
