using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
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
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Partnerships.Collaborations.Edit;

/// <summary>The lead changes what the collaboration is: name, status, parties, goals, areas and who takes part.</summary>
[Needs(Permission.ManageCollaborations)]
public sealed class IndexModel(
    LyktaDbContext db, LyktaScope scope, PartnershipDirectory partnerships, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public CollaborationView View { get; private set; } = null!;

    public IReadOnlyDictionary<PartnershipId, string> Names { get; private set; } = new Dictionary<PartnershipId, string>();

    public IReadOnlyList<SelectListItem> Partnerships { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Statuses => Choices<CollaborationStatus>("Collaborations.Status.");

    public IReadOnlyList<SelectListItem> Categories => Choices<OrganisationCategory>("Collaborations.Category.");

    public IReadOnlyList<SelectListItem> GoalKinds => Choices<CollaborationGoalKind>("Collaborations.Goal.");

    [BindProperty]
    public DescribeForm Describe { get; set; } = new();

    [BindProperty]
    public PartyForm Party { get; set; } = new();

    [BindProperty]
    public GoalForm Goal { get; set; } = new();

    [BindProperty]
    public ScopeForm Area { get; set; } = new();

    [BindProperty]
    public ParticipantForm Participant { get; set; } = new();

    [BindProperty]
    public bool IsAboutNobody { get; set; }

    [BindProperty]
    public Guid Row { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (await db.CollaborationAsync((string)RouteData.Values["slug"]!, cancel) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        if (view.It.LeadId != scope.PartnershipId)
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        View = view;
        var all = await partnerships.AllAsync(cancel);
        Names = all.ToDictionary(p => p.Id, p => p.Name);
        Partnerships = [.. all.Where(p => view.Participants.All(t => t.PartnershipId != p.Id || t.LeftOn is not null))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new SelectListItem(p.Name, p.Slug))];
        await next();
    }

    public void OnGet() => Describe = Shown();

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (await db.CollaborationAsync(View.It.Slug, cancel) is not { } view)
            return null;
        View = view;
        return new(Shown(), "Describe.");
    }

    private DescribeForm Shown() => new()
    {
        Name = View.It.Name,
        Evaluator = View.It.Evaluator,
        Status = View.It.StatusOn(time.Today()),
        PermanentFrom = View.It.PermanentFrom,
    };

    public async Task<IActionResult> OnPostDescribeAsync(CancellationToken cancel)
    {
        var name = await TextAsync(Describe.Name, "Describe.Name", 120, true, cancel);
        var evaluator = await TextAsync(Describe.Evaluator, "Describe.Evaluator", 160, false, cancel);
        return await SaveAsync("collaboration.described", View.It.Id.Value, async (unit, token) =>
        {
            var it = WriteUnit.Expect(await unit.Db.Set<Collaboration>().SingleAsync(c => c.Id == View.It.Id, token), Request.RowVersion());
            it.Describe(name!.Value, evaluator);
            if (Describe is { Status: CollaborationStatus.Permanent or CollaborationStatus.Trial, PermanentFrom: { } from })
                it.MakePermanent(from);
            else
                it.SetStatus(Describe.Status);
        }, cancel);
    }

    public async Task<IActionResult> OnPostPartyAsync(CancellationToken cancel)
    {
        var name = await TextAsync(Party.Name, "Party.Name", 160, true, cancel);
        Demand(Party.Category is not null, "Party.Category");
        var id = Guid.CreateVersion7();
        return await SaveAsync("collaboration.party-added", id, (unit, _) =>
        {
            unit.Db.Add(new CollaborationParty { Id = id, CollaborationId = View.It.Id, Name = name!.Value.Value, Category = Party.Category!.Value });
            return Task.CompletedTask;
        }, cancel);
    }

    public async Task<IActionResult> OnPostGoalAsync(CancellationToken cancel)
    {
        var text = await TextAsync(Goal.Text, "Goal.Text", 300, true, cancel);
        Demand(Goal.Kind is not null, "Goal.Kind");
        return await SaveAsync("collaboration.goal-added", View.It.Id.Value, (unit, _) =>
        {
            unit.Db.Add(CollaborationGoal.Set(View.It.Id, Goal.Kind!.Value, text!.Value));
            return Task.CompletedTask;
        }, cancel);
    }

    public async Task<IActionResult> OnPostAreaAsync(CancellationToken cancel)
    {
        var name = await TextAsync(Area.AreaName, "Area.AreaName", 120, true, cancel);
        Demand(Area.From is not null, "Area.From");
        if (Area.To < Area.From)
            ModelState.Add(texts, [new("Collaborations.Error.Order", "Area.To")]);
        return await SaveAsync("collaboration.area-added", View.It.Id.Value, (unit, _) =>
        {
            unit.Db.Add(new CollaborationScope
            {
                CollaborationId = View.It.Id,
                AreaName = name!.Value.Value,
                IsWhole = Area.IsWhole,
                From = Area.From!.Value,
                To = Area.To,
            });
            return Task.CompletedTask;
        }, cancel);
    }

    public async Task<IActionResult> OnPostParticipantAsync(CancellationToken cancel)
    {
        Demand(Participant.Slug is not null && Partnerships.Any(p => p.Value == Participant.Slug), "Participant.Slug");
        var joining = Participant.Slug is null ? null : await partnerships.FindAsync(Participant.Slug, cancel);
        return await SaveAsync("collaboration.participant-added", joining?.Id.Value ?? default, async (unit, token) =>
        {
            // Taking part again after having left: the row begins anew.
            await unit.Db.Set<CollaborationParticipant>()
                .Where(p => p.CollaborationId == View.It.Id && p.PartnershipId == joining!.Id).ExecuteDeleteAsync(token);
            unit.Db.Add(new CollaborationParticipant
            {
                CollaborationId = View.It.Id,
                PartnershipId = joining!.Id,
                JoinedOn = Participant.JoinedOn ?? time.Today(),
            });
        }, cancel);
    }

    public Task<IActionResult> OnPostRemovePartyAsync(CancellationToken cancel) =>
        RemoveAsync<CollaborationParty>("collaboration.party-removed", p => p.Id == Row && p.CollaborationId == View.It.Id, cancel);

    public Task<IActionResult> OnPostRemoveGoalAsync(CancellationToken cancel) =>
        RemoveAsync<CollaborationGoal>("collaboration.goal-removed", g => g.Id == Row && g.CollaborationId == View.It.Id, cancel);

    public Task<IActionResult> OnPostRemoveAreaAsync(CancellationToken cancel) =>
        RemoveAsync<CollaborationScope>("collaboration.area-removed", s => s.Id == Row && s.CollaborationId == View.It.Id, cancel);

    /// <summary>The partnership leaves today: it sees no more, and nothing of its own is seen.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancel)
    {
        var leaving = PartnershipId.From(Row);
        if (leaving == View.It.LeadId || View.Participants.All(p => p.PartnershipId != leaving || p.LeftOn is not null))
            return BadRequest();
        return await SaveAsync("collaboration.participant-left", Row, async (unit, token) =>
        {
            var row = await unit.Db.Set<CollaborationParticipant>().SingleAsync(p => p.CollaborationId == View.It.Id && p.PartnershipId == leaving, token);
            row.LeftOn = time.Today();
        }, cancel);
    }

    private async Task<IActionResult> RemoveAsync<T>(
        string action, System.Linq.Expressions.Expression<Func<T, bool>> which, CancellationToken cancel) where T : class =>
        await db.Set<T>().AnyAsync(which, cancel)
            ? await SaveAsync(action, Row, (unit, token) => unit.Db.Set<T>().Where(which).ExecuteDeleteAsync(token), cancel)
            : NotFound();

    private async Task<IActionResult> SaveAsync(string action, Guid subject, Func<WriteUnit, CancellationToken, Task> work, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            if (action != "collaboration.described")
                OnGet();
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await work(unit, token);
            unit.Audit(action, nameof(Collaboration), View.It.Id.Value, ("subject", subject.ToString("N")));
            return "";
        }, cancel);
        TempData.Flash(texts["Collaborations.Saved"]);
        return Redirect($"/{scope.Partnership!.Slug}/samarbeten/{View.It.Slug}/andra");
    }

    private async Task<ScreenedText?> TextAsync(string? value, string field, int longest, bool isDemanded, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(value, field, "collaboration") { MaxLength = longest, IsAccepted = IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        Demand(!isDemanded || !passed.IsOk || passed.Value is not null, field);
        return passed.IsOk ? passed.Value : null;
    }

    private void Demand(bool isThere, string field)
    {
        if (!isThere)
            ModelState.Add(texts, new Error("Collaborations.Error.Missing", field));
    }

    private List<SelectListItem> Choices<T>(string prefix) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new SelectListItem(texts[prefix + v], v.ToString()))];
}
