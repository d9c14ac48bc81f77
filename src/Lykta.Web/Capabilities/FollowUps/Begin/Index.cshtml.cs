using System.Globalization;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Begin;

/// <summary>Ny runda: everything is filled in from the last one; look, change a date, send.</summary>
[Needs(Permission.ManageFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    private List<Measure> measures = [];
    private List<NamedUnit> units = [];

    [BindProperty]
    public RoundInput Input { get; set; } = new();

    public FollowUpRound? Last { get; private set; }

    public IReadOnlyList<SelectListItem> Plans { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<(string Unit, int Rows)> Recipients { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery] int? plan, CancellationToken cancel)
    {
        if (await db.CurrentPlanAsync(time.Today(), plan, cancel) is not { } current)
            return LocalRedirect($"/{scope.Partnership!.Slug}/atgardsplan/ny");
        Last = await LastAsync(current, cancel);
        Input = RoundInput.After(Last, current.Number, time.Today(), texts);
        if (current.IsStrategy)
            Input.Title = $"{current.Title[..Math.Min(current.Title.Length, 150)]}. {Input.Title}";
        var own = await db.OwnUnitsAsync(scope.Viewer, cancel);
        Input.Fallback = own.Count > 0 ? own.First().Value.ToString("N") : null;
        await OpenAsync(current, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] bool send, CancellationToken cancel)
    {
        if (await db.CurrentPlanAsync(time.Today(), Input.Plan, cancel) is not { } plan)
            return NotFound();
        Last = await LastAsync(plan, cancel);
        await OpenAsync(plan, cancel);
        var form = await Input.ReadAsync(wall, plan, cancel);
        ModelState.Add(texts, form.Errors);
        if (form.IsOk && form.Value.WhyNotInOrder is { } error)
            ModelState.Add(texts, error);
        if (form.IsOk && await db.RoundAsync(form.Value.Slug, cancel) is not null)
            ModelState.Add(texts, FollowUpErrors.AlreadyThere);
        if (!ModelState.IsValid)
            return Page();
        OrganisationId? fallback = Guid.TryParseExact(Input.Fallback, "N", out var id) && units.Any(u => u.Id.Value == id) ? new(id) : null;
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, token) => BeginAsync(unit, plan, form.Value, fallback, send, token), cancel);
        TempData.Flash(texts[send ? "FollowUps.Begin.Sent" : "FollowUps.Begin.Kept", form.Value.Title.Value]);
        return LocalRedirect(done.Outcome);
    }

    private async Task<string> BeginAsync(WriteUnit unit, ActionPlan plan, RoundForm form, OrganisationId? fallback, bool send, CancellationToken cancel)
    {
        var round = FollowUpRound.Begin(plan.Id, form, Last?.Id).Value;
        unit.Db.Add(round);
        var before = Last is null ? [] : await unit.Db.Set<FollowUpEntry>().Where(e => e.RoundId == Last.Id).ToDictionaryAsync(e => e.MeasureId, cancel);
        var order = 0;
        foreach (var measure in measures.OrderBy(m => before.GetValueOrDefault(m.Id)?.Order ?? int.MaxValue).ThenBy(m => m.Number))
            unit.Db.Add(FollowUpEntry.For(round, measure, measure.LeadId ?? before.GetValueOrDefault(measure.Id)?.UnitId ?? fallback, ++order, before.GetValueOrDefault(measure.Id)));
        if (send)
        {
            round.Send(unit.Now);
        }

        unit.Audit(send ? "round.sent" : "round.begun", nameof(FollowUpRound), round.Id.Value, ("slug", round.Slug), ("rows", order.ToString(CultureInfo.InvariantCulture)));
        return $"/{scope.Partnership!.Slug}/uppfoljning/{round.Slug}";
    }

    // A strategy follows its own rounds, and the plans theirs.
    private Task<FollowUpRound?> LastAsync(ActionPlan plan, CancellationToken cancel) =>
        db.Set<FollowUpRound>().AsNoTracking().Where(r => plan.IsStrategy ? r.PlanId == plan.Id : db.Set<ActionPlan>().Any(p => p.Id == r.PlanId && p.Level != PlanLevel.Strategy)).OrderByDescending(r => r.Year).ThenByDescending(r => r.Kind).FirstOrDefaultAsync(cancel);

    private async Task OpenAsync(ActionPlan plan, CancellationToken cancel)
    {
        units = await db.UnitsAsync(cancel);
        measures = await db.Set<Measure>().AsNoTracking().Where(m => m.PlanId == plan.Id && m.Status != MeasureStatus.Stopped).ToListAsync(cancel);
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        Recipients = [.. measures.GroupBy(m => m.LeadId).Select(g => (g.Key is { } lead ? names[lead] : texts["FollowUps.Begin.NoLead"].Value, g.Count())).OrderBy(r => r.Item1, StringComparer.CurrentCulture)];
        Units = [.. units.Where(u => !u.IsClosed).OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => new SelectListItem(u.Name, u.Id.Value.ToString("N")))];
        Kinds = [.. Enum.GetValues<RoundKind>().Select(k => new SelectListItem(texts[$"FollowUps.Kind.{k}"], k.ToString()))];
        Plans = [.. (await db.Set<ActionPlan>().AsNoTracking().OrderByDescending(p => p.Number).ToListAsync(cancel)).Select(p => new SelectListItem(p.Title, $"{p.Number}"))];
    }
}
