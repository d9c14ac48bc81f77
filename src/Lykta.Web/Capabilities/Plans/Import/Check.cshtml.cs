using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
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

namespace Lykta.Web.Capabilities.Plans.Import;

/// <summary>What was understood, every cell that was not, and what differs from Lykta; each row is accepted or left.</summary>
[Needs(Permission.ManagePlan)]
[RequestFormLimits(ValueCountLimit = 20_000)]
public sealed class CheckModel(ImportDrafts drafts, LyktaScope scope, LyktaDbContext db, Writes writes, TextWall wall, TimeProvider time, Texts texts) : PageModel
{
    [BindProperty]
    public Choices Input { get; set; } = new();

    public ActionPlan Plan { get; private set; } = null!;

    public MeasureNames Names { get; private set; } = null!;

    public ImportDraft Draft { get; private set; } = null!;

    public PlanTable Table { get; private set; } = null!;

    public PlanReading Reading { get; private set; } = null!;

    /// <summary>The round that the headings speak of, when they do.</summary>
    public RoundGuess? Guess { get; private set; }

    public FollowUpRound? Round { get; private set; }

    /// <summary>Rows that are taken unless they are unticked.</summary>
    public HashSet<int> Accepted { get; private set; } = [];

    private PlanReader reader = null!;

    public async Task<IActionResult> OnGetAsync(int nr, Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, id, cancel))
            return Plan is null ? NotFound() : Lost(nr);
        Accepted = [.. Reading.Rows.Select(r => r.Row.Row)];
        return Page();
    }

    /// <summary>Reads anew with the changed choices.</summary>
    public async Task<IActionResult> OnPostLookAsync(int nr, Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, id, cancel))
            return Plan is null ? NotFound() : Lost(nr);
        Accepted = [.. Reading.Rows.Select(r => r.Row.Row)];
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostImportAsync(int nr, Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, id, cancel))
            return Plan is null ? NotFound() : Lost(nr);
        Accepted = [.. Input.Rows];
        if (Reading.HasStop || !Table.HasNames)
        {
            ModelState.AddModelError("", texts[Reading.Faults.Count > 0 ? "Plans.Import.Faults" : "Plans.Import.NotReady"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var form = Guess is not null && Input.ReadsRound && Round is null ? Guess.Form(texts["Plans.Import.RoundTitle", texts[$"FollowUps.Kind.{Guess.Kind}"], Guess.Year]) : null;
        var order = new PlanImportOrder(Plan.Id, Reading, Accepted, form, Input.ReadsRound ? Round?.Id : null);
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var (added, changed) = await new PlanImport(unit, order).StoreAsync(reader, token);
            return $"{added} {changed}";
        }, cancel);
        drafts.Forget(id, scope);
        var counts = done.Outcome.Split(' ');
        TempData.Flash(texts["Plans.Import.Done", counts[0], counts[1], Reading.Count(ProposalState.Same)]);
        return LocalRedirect(order is { NewRound: null, Round: null }
            ? $"/{scope.Partnership!.Slug}/atgarder?plan={nr}" : $"/{scope.Partnership!.Slug}/uppfoljning/{Guess!.Slug}");
    }

    private async Task<bool> OpenAsync(int nr, Guid id, CancellationToken cancel)
    {
        Plan = (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel))!;
        if (Plan is null || drafts.Find(id, scope) is not { } draft)
            return false;
        Draft = draft;
        Names = await MeasureNames.ReadAsync(db, texts, Plan, cancel);
        Table = PlanTable.Read(draft.Rows, new(Names), Input.Columns);
        Guess = RoundGuess.From(Table, time.Today().Year) is { } guess ? guess with { Strategy = Plan.IsStrategy ? Plan.Number : null } : null;
        var slug = Guess?.Slug;
        Round = slug is null ? null : await db.Set<FollowUpRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Slug == slug && r.PlanId == Plan.Id, cancel);
        await ReadAsync(cancel);
        return true;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var plan = Plan.Id;
        var measures = await db.Set<Measure>().AsNoTracking().Where(m => m.PlanId == plan).ToListAsync(cancel);
        var round = Round?.Id;
        var entries = round is null ? [] : await db.Set<FollowUpEntry>().AsNoTracking().Where(e => e.RoundId == round).ToDictionaryAsync(e => e.MeasureId, cancel);
        reader = new(new(
            Names, measures, entries, Guess is not null && Input.ReadsRound, await wall.ContextAsync(FieldKind.FreeText, cancel), Input.AcceptsWarnings, Input.DropsStopped));
        Reading = reader.Read(Table);
    }

    private LocalRedirectResult Lost(int nr)
    {
        TempData.Flash(texts["Import.Lost"], FlashTone.Warning);
        return LocalRedirect($"/{scope.Partnership!.Slug}/atgardsplan/{nr}/importera");
    }

    public sealed class Choices
    {
        public List<string> Columns { get; set; } = [];

        public List<int> Rows { get; set; } = [];

        public bool ReadsRound { get; set; } = true;

        public bool AcceptsWarnings { get; set; }

        public bool DropsStopped { get; set; }
    }
}
