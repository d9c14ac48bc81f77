using Lykta.Web.Capabilities.Links;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
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
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Pass;

/// <summary>En rad by link: one row and nothing else, until the deadline, without an account.</summary>
[OpenToAll("The token is the key.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(Doors doors, LyktaStore store, LyktaScope scope, Writes writes, TextWall wall, MailDesk mail, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public PassInput Input { get; set; } = new();

    public PassedRow? Row { get; private set; }

    public DateOnly LastDay { get; private set; }

    public bool HasSoftWarning { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (!await OpenAsync(token, cancel))
            return Closed();
        Input = Shown();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, [FromForm] bool leave, CancellationToken cancel)
    {
        if (!await OpenAsync(token, cancel))
            return Closed();
        List<Error> errors = [];
        var (work, plan, method) = (await PassAsync(Input.Work, "Work"), await PassAsync(Input.Plan, "Plan"), await PassAsync(Input.Method, "Method"));
        if (Input.Status is { } given && !Enum.IsDefined(given))
            errors.Add(FollowUpErrors.NoStatus with { Field = "Input.Status" });
        if (leave && Input.Status is null)
            errors.Add(FollowUpErrors.NoStatus with { Field = "Input.Status" });
        if (leave && Input.Status is EntryStatus.AsPlanned or EntryStatus.Done && method is null)
            errors.Add(FollowUpErrors.DoneWithoutMethod with { Field = "Input.Method" });
        if (errors.Count > 0)
        {
            HasSoftWarning = errors.HasSoftWarning();
            ModelState.Add(texts, errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await KeepAsync(work, plan, method, leave, cancel);
        TempData.Flash(texts[leave ? "FollowUps.Pass.Left" : "FollowUps.Pass.Kept"]);
        return LocalRedirect($"/t/{token}/rad");

        async Task<ScreenedText?> PassAsync(string? text, string field)
        {
            var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), $"Input.{field}", "followup-link") { MaxLength = 4000, IsAccepted = Input.IsAccepted }, cancel);
            errors.AddRange(passed.Errors);
            return passed.IsOk ? passed.Value : null;
        }
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        await OpenAsync((string)RouteData.Values["token"]!, cancel) ? new(Shown()) : null;

    private PassInput Shown() => new() { Status = Row!.Pass.Status, Work = Row.Pass.Work, Plan = Row.Pass.Plan, Method = Row.Pass.Method };

    private async Task KeepAsync(ScreenedText? work, ScreenedText? plan, ScreenedText? method, bool leave, CancellationToken cancel)
    {
        var id = Row!.Pass.Id;
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, cancelWork) =>
        {
            var pass = await unit.Db.Set<RowPass>().SingleAsync(p => p.Id == id, cancelWork);
            if (!pass.IsOpen)
                return "";
            WriteUnit.Expect(pass, Request.RowVersion()).Write(Input.Status, work, plan, method, leave, unit.Now);
            unit.Audit(leave ? "entry.pass.left" : "entry.pass.written", nameof(FollowUpEntry), pass.EntryId.Value);
            if (leave && pass.PassedBy is { } by)
                mail.Order(unit, PassWrittenMail.Kind, pass.Id, by);
            return "";
        }, cancel);
    }

    private async Task<bool> OpenAsync(string token, CancellationToken cancel)
    {
        if (await doors.FindAsync(token, cancel) is not { Link.Kind: AccessLinkKind.Row } door
            || await store.PassedRowAsync(door.Partnership, door.Link.Id, cancel) is not { } row)
            return false;
        scope.Enter(door.Partnership, new(PrincipalKind.Unit, $"row:{door.Link.Id.Value:N}", [], [], [], [], Viewer.Nothing, DateTimeOffset.MinValue, door.Link.Label));
        (Row, LastDay) = (row, Stockholm.DayOf(door.Link.ExpiresAt!.Value.AddMinutes(-1)));
        return true;
    }

    private PageResult Closed()
    {
        Row = null;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}

public sealed record PassInput
{
    public EntryStatus? Status { get; init; }
    public string? Work { get; init; }
    public string? Plan { get; init; }
    public string? Method { get; init; }
    public bool IsAccepted { get; init; }
}
