using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Rows;

/// <summary>Who answers a row, and the colleague who may write it through a link.</summary>
public sealed partial class IndexModel
{
    private string List => $"{Here}/rader{DeputyQuery('?')}";

    public string DeputyQuery(char before) => AsDeputy ? $"{before}ersattare=true" : "";

    /// <summary>Responsible and ersättare of this row.</summary>
    public async Task<IActionResult> OnPostHandsAsync(string slug, [FromQuery] int? rad, Guid? answerer, Guid? deputy, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Row is null)
            return NotFound();
        MembershipId? Known(Guid? id) => Candidates.FirstOrDefault(c => c.Id.Value == id)?.Id;
        return await ChangeAsync("entry.hands", "FollowUps.Hands.Saved", e => e.Name(Known(answerer), Known(deputy)), cancel);
    }

    /// <summary>Makes the link; the page that answers is the only one that shows it.</summary>
    public async Task<IActionResult> OnPostPassAsync(string slug, [FromQuery] int? rad, string? toTitle, string? toEmail, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Row is null || !IsOpen(Row))
            return NotFound();
        var made = await passes.PassAsync(Row, Round, toTitle, mail.IsOn ? toEmail : null, Request.SubmissionKey(), cancel);
        if (!made.IsOk)
        {
            ModelState.Add(texts, made.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await OpenAsync(slug, rad, cancel);
        if (made.Value.Length == 0)
            return LocalRedirect($"{Here}/rader?rad={rad}{DeputyQuery('&')}");
        NewLink = $"{Request.PublicRoot()}/t/{made.Value}/rad";
        return Page();
    }

    public async Task<IActionResult> OnPostApproveAsync(string slug, [FromQuery] int? rad, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Passed is null)
            return NotFound();
        var errors = await passes.ApproveAsync(Passed.Id, cancel);
        if (errors.Count > 0)
            TempData.Flash(texts[errors[0].Key, errors[0].Arguments], FlashTone.Warning);
        else
            TempData.Flash(texts["FollowUps.Pass.Approved"]);
        return LocalRedirect(List);
    }

    public async Task<IActionResult> OnPostSendBackAsync(string slug, [FromQuery] int? rad, string? request, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Passed is null)
            return NotFound();
        var errors = await passes.SendBackAsync(Passed.Id, request, cancel);
        if (errors.Count > 0)
        {
            ModelState.Add(texts, errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        TempData.Flash(texts["FollowUps.Pass.Returned"]);
        return LocalRedirect(List);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string slug, [FromQuery] int? rad, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, rad, cancel) || Passed is null)
            return NotFound();
        await passes.TakeBackAsync(Passed.Id, cancel);
        TempData.Flash(texts["FollowUps.Pass.TakenBack"]);
        return LocalRedirect(List);
    }

    private async Task BesideAsync(Answerers answerers, CancellationToken cancel)
    {
        var entry = Row!.Entry;
        Hands = answerers.Of(entry);
        Candidates = answerers.InTurn(entry.UnitId);
        Passed = await db.Set<RowPass>().AsNoTracking().Where(p => p.EntryId == entry.Id && p.ClosedAt == null).FirstOrDefaultAsync(cancel);
    }
}
