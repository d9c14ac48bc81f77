using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Plan;

/// <summary>Ny plan. The first one brings the city's five priority areas with it.</summary>
[Needs(Permission.ManagePlan)]
public sealed class NewModel(LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public void OnGet()
    {
        var year = time.Today().Year;
        Input = new() { Title = texts["Plans.New.Name", year], From = new(year, 1, 1), To = new(year, 12, 31) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var read = await Input.ReadAsync(wall, time.Today(), cancel);
        if (!read.IsOk)
        {
            ModelState.Add(texts, read.Errors);
            return Page();
        }

        var form = read.Value;
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var plan = ActionPlan.Begin(await unit.NextNumberAsync("plan", token), form.Title, form.Level, form.From, form.To).Value;
            var named = form.Onto(plan);
            if (!named.IsOk)
                return named.Errors[0].Key;
            unit.Db.Add(plan);
            if (!await unit.Db.Set<PriorityList>().AnyAsync(token))
            {
                var (list, areas) = PriorityList.Standard2024(await unit.NextNumberAsync("prioritylist", token), null, unit.Now);
                unit.Db.Add(list);
                unit.Db.AddRange(areas);
            }

            unit.Audit("plan.begun", nameof(ActionPlan), plan.Id.Value, ("level", form.Level.ToString()));
            return $"/{scope.Partnership!.Slug}/atgardsplan/{plan.Number}";
        }, cancel);
        if (done.Outcome.StartsWith('/'))
            return LocalRedirect(done.Outcome);
        ModelState.Add(texts, PlanErrors.TooManyOwnFields);
        return Page();
    }
}
