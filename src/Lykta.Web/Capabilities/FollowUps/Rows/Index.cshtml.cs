using System.Globalization;
using Lykta.Web.Capabilities.FollowUps.Pass;
using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Rows;

/// <summary>Dina rader: only the own ones, last round's words beside, saved as one writes, next empty row offered.</summary>
[Needs(Permission.AnswerFollowUp)]
public sealed partial class IndexModel(LyktaDbContext db, LyktaScope scope, EntryDesk desk, PassDesk passes, MailDesk mail, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public FollowUpRound Round { get; private set; } = null!;

    public IReadOnlyList<RoundRow> Rows { get; private set; } = [];

    public RoundRow? Row { get; private set; }

    public FollowUpRound? LastRound { get; private set; }

    public IReadOnlyList<NamedUnit> Units { get; private set; } = [];

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public bool HasSoftWarning { get; private set; }

    public bool IsSent { get; private set; }

    public EntryForm? Typed { get; private set; }

    /// <summary>Rows where one is the ersättare are listed as well.</summary>
    [FromQuery(Name = "ersattare")]
    public bool AsDeputy { get; set; }

    public bool HasDeputyRows { get; private set; }

    public RowHands Hands { get; private set; } = new(null, null);

    public IReadOnlyList<Answerer> Candidates { get; private set; } = [];

    public RowPass? Passed { get; private set; }

    public IReadOnlyList<RowFigure> Figures { get; private set; } = [];

    /// <summary>A link just made; its address is shown this once.</summary>
    public string? NewLink { get; private set; }

    public bool MailIsOn => mail.IsOn;

    public int Filled => Rows.Count(r => r.Entry.IsFilled);

    public string Here => $"/{scope.Partnership!.Slug}/uppfoljning/{Round.Slug}";

    public bool IsOpen(RoundRow row) => row.Entry.IsOpenAt(Round, time.GetUtcNow());

    public string Stamp(DateTimeOffset at) => Present.ObservationTodos.Age(at, time.GetUtcNow(), texts);

    public string Value(string field) => field switch
    {
        "Status" => Typed?.Status ?? Row!.Entry.Status?.ToString() ?? "",
        "Work" => Typed?.Work ?? Row!.Entry.Work ?? "",
        "Plan" => Typed?.Plan ?? Row!.Entry.Plan ?? "",
        _ => Typed?.Method ?? Row!.Entry.Method ?? "",
    };

    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery] int? rad, CancellationToken cancel) =>
        await OpenAsync(slug, rad, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, [FromQuery] int? rad, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Row is null)
            return NotFound();
        var form = new EntryForm(
            Request.Form["Status"], Request.Form["Work"], Request.Form["Plan"], Request.Form["Method"],
            Request.Form["WasStatus"], Request.Form["WasWork"], Request.Form["WasPlan"], Request.Form["WasMethod"]);
        var isAutomatic = Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
        var saved = await desk.SaveAsync(Row.Entry.Id, Round, form, Request.Form["accepted"] == "true", cancel);
        if (isAutomatic)
            return await AnswerAsync(slug, rad, saved, cancel);
        if (saved.IsOk && Request.Form["Status"].ToString().Length == 0)
            saved = saved with { Errors = [FollowUpErrors.NoStatus] };
        return saved.IsOk ? LocalRedirect(await NextAsync(slug, cancel)) : await ShowAsync(slug, rad, form, saved, cancel);
    }

    /// <summary>One press: the row says what it said last time, and is shown so.</summary>
    public async Task<IActionResult> OnPostUnchangedAsync(string slug, [FromQuery] int? rad, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Row is null)
            return NotFound();
        var errors = await desk.KeepAsync(Row.Entry.Id, Round, cancel);
        if (errors.Count > 0)
            TempData.Flash(texts[errors[0].Key, errors[0].Arguments], FlashTone.Warning);
        return LocalRedirect(await NextAsync(slug, cancel));
    }

    /// <summary>To another unit, with a day.</summary>
    public async Task<IActionResult> OnPostHandAsync(string slug, [FromQuery] int? rad, Guid unit, DateOnly? dueOn, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Row is null || Units.All(u => u.Id.Value != unit))
            return NotFound();
        return await ChangeAsync("entry.handed", "FollowUps.Rows.Handed", e => e.HandTo(OrganisationId.From(unit), dueOn), cancel);
    }

    /// <summary>After the deadline: asks the coordinator to open this row.</summary>
    public async Task<IActionResult> OnPostAskAsync(string slug, [FromQuery] int? rad, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Row is null)
            return NotFound();
        var now = time.GetUtcNow();
        return await ChangeAsync("entry.opening.asked", "FollowUps.Rows.Asked", e => e.AskForOpening(now), cancel);
    }

    private async Task<IActionResult> ChangeAsync(string action, string doneKey, Action<FollowUpEntry> change, CancellationToken cancel)
    {
        var id = Row!.Entry.Id;
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            change(await unit.Db.Set<FollowUpEntry>().SingleAsync(e => e.Id == id, token));
            unit.Audit(action, nameof(FollowUpEntry), id.Value);
            return "";
        }, cancel);
        TempData.Flash(texts[doneKey]);
        return LocalRedirect(List);
    }

    private async Task<JsonResult> AnswerAsync(string slug, int? rad, EntrySaved saved, CancellationToken cancel)
    {
        await OpenAsync(slug, rad, cancel);
        var entry = Row!.Entry;
        var text = saved.Conflicts.Count > 0 ? texts["FollowUps.Rows.Conflict"].Value
            : saved.Errors.Count > 0 ? string.Join(' ', saved.Errors.Select(e => texts[e.Key, e.Arguments].Value))
            : texts["Plans.Edit.SavedAt", Stockholm.Local(time.GetUtcNow()).ToString("HH:mm", CultureInfo.InvariantCulture)].Value;
        return new(new
        {
            text,
            version = entry.Version.ToString(CultureInfo.InvariantCulture),
            fields = saved.IsOk ? new { WasStatus = entry.Status?.ToString() ?? "", WasWork = entry.Work ?? "", WasPlan = entry.Plan ?? "", WasMethod = entry.Method ?? "" } : null,
        })
        { StatusCode = saved.Conflicts.Count > 0 ? 409 : saved.Errors.Count > 0 ? 422 : 200 };
    }

    private async Task<IActionResult> ShowAsync(string slug, int? rad, EntryForm form, EntrySaved saved, CancellationToken cancel)
    {
        await OpenAsync(slug, rad, cancel);
        Typed = form;
        Conflicts = saved.Conflicts;
        HasSoftWarning = saved.Errors.HasSoftWarning();
        ModelState.Add(texts, saved.Errors);
        foreach (var conflict in Conflicts)
            ModelState.AddModelError(conflict.Field, texts["FollowUps.Rows.Conflict"]);
        Response.StatusCode = Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<string> NextAsync(string slug, CancellationToken cancel)
    {
        var now = Row!.Entry.Order;
        await OpenAsync(slug, null, cancel);
        var empty = Rows.Where(r => !r.Entry.IsFilled).ToList();
        var next = empty.FirstOrDefault(r => r.Entry.Order > now) ?? empty.FirstOrDefault();
        return next is null ? $"{Here}/granska{DeputyQuery('?')}" : $"{Here}/rader?rad={next.Measure.Number}{DeputyQuery('&')}#rad";
    }

    private async Task<bool> OpenAsync(string slug, int? rad, CancellationToken cancel)
    {
        Round = (await db.RoundAsync(slug, cancel))!;
        if (Round?.SentAt is null)
            return false;
        var mine = await db.MyRowsAsync(Round.Id, scope.Viewer, cancel);
        Rows = AsDeputy ? mine.All : mine.Own;
        HasDeputyRows = mine.All.Count > mine.Own.Count;
        Row = rad is { } number ? mine.All.FirstOrDefault(r => r.Measure.Number == number) : Rows.FirstOrDefault(r => !r.Entry.IsFilled) ?? (Rows.Count > 0 ? Rows[0] : null);
        Units = await db.UnitsAsync(cancel);
        if (Row is not null)
            await BesideAsync(mine.Answerers, cancel);
        Figures = Row is null ? [] : await db.FiguresAsync(Row.Measure.Id, scope.Viewer, texts, cancel);
        LastRound = Round.CopiedFromId is { } last ? await db.Set<FollowUpRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == last, cancel) : null;
        var round = Round.Id;
        var units = Rows.Select(r => r.Entry.UnitId).OfType<OrganisationId>().ToHashSet();
        IsSent = await db.Set<UnitReturn>().AnyAsync(r => r.RoundId == round && units.Contains(r.UnitId), cancel);
        return rad is null || Row is not null;
    }
}
