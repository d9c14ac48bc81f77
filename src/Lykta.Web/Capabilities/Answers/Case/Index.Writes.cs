using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers.Case;

/// <summary>What the coordinator and the secretary change, the sign-off and the dispatch.</summary>
public sealed partial class IndexModel
{
    private static readonly string[] Written = ["Proposal", "Summary", "Background", "Preparation", "Views", "Input.Title", "body", "note", "recipient", "attachment"];

    /// <summary>What was typed for a case that had been dispatched when it was sent.</summary>
    public string? Unsaved { get; private set; }

    /// <summary>Title, dnr and dates.</summary>
    public async Task<IActionResult> OnPostHeadAsync(int nr, New.CaseInput input, CancellationToken cancel)
    {
        Wrote = "head";
        text.IsAccepted = Request.Form["accepted"] == "true";
        var head = await input.ReadAsync(text, cancel);
        return await ManageAsync(nr, "case.described", (unit, whole, _) => Task.FromResult<Error?>(Do(() => WriteUnit.Expect(whole, Request.RowVersion()).Describe(head!))), cancel);
    }

    /// <summary>The words under the office's headings, and what bilaga 1 lists.</summary>
    public async Task<IActionResult> OnPostWordsAsync(int nr, CancellationToken cancel)
    {
        Wrote = "words";
        text.IsAccepted = Request.Form["accepted"] == "true";
        var words = new CaseWords(
            await PassAsync("Proposal", 2000), await PassAsync("Summary", 4000), await PassAsync("Background", 8000), await PassAsync("Preparation", 4000), await PassAsync("Views", 8000));
        var filter = RegisterFilter.Write(RegisterFilter.Read(Request.Form));
        return await ManageAsync(nr, "case.written", (unit, whole, _) => Task.FromResult<Error?>(Do(() =>
        {
            WriteUnit.Expect(whole, Request.RowVersion()).Write(words);
            whole.ListIn(filter);
        })), cancel);

        Task<Platform.Privacy.ScreenedText?> PassAsync(string field, int most) => text.PassAsync(Request.Form[field], field, most, cancel);
    }

    public async Task<Shared.Conflicts.StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(Whole.Case.Number, cancel))
            return null;
        var c = Whole.Case;
        if (Wrote == "head")
            return new(new { c.Title, c.OwnDiary, c.TheirDiary, c.Sender, c.ReceivedOn, c.DueOn, c.UnionOn, c.CouncilOn, c.BoardOn });
        var fields = RegisterFilter.Controls(c.AppendixFilter);
        (fields["Proposal"], fields["Summary"], fields["Background"], fields["Preparation"], fields["Views"]) = (c.Proposal, c.Summary, c.Background, c.Preparation, c.Views);
        return new(fields, "");
    }

    public Task<IActionResult> OnPostOwnerAsync(int nr, int question, Guid? owner, CancellationToken cancel) => ManageAsync(nr, "case.question.owner", async (unit, whole, token) =>
    {
        var found = await unit.Db.Set<CaseQuestion>().SingleOrDefaultAsync(q => q.CaseId == whole.Id && q.Order == question, token);
        found?.Own(Units.Any(u => u.Id.Value == owner) ? OrganisationId.From(owner!.Value) : null);
        return null;
    }, cancel);

    public async Task<IActionResult> OnPostBodyAsync(int nr, string? body, DateOnly? heldOn, ConsultationInput input, string? note, CancellationToken cancel)
    {
        var (name, said) = (await text.PassAsync(body, "body", 160, cancel, CaseErrors.NoBody), await text.PassAsync(note, "note", 1000, cancel));
        return await ManageAsync(nr, "case.consulted", (unit, whole, _) => Task.FromResult<Error?>(Do(() =>
            unit.Db.Add(CaseConsultation.With(whole.Id, name!.Value, heldOn, Enum.IsDefined(input) ? input : ConsultationInput.NotYet, said)))), cancel);
    }

    public Task<IActionResult> OnPostInputAsync(int nr, Guid id, ConsultationInput input, CancellationToken cancel) => ManageAsync(nr, "case.consulted", async (unit, whole, token) =>
    {
        if (Enum.IsDefined(input))
            (await unit.Db.Set<CaseConsultation>().SingleOrDefaultAsync(c => c.Id == id && c.CaseId == whole.Id, token))?.Say(input);
        return null;
    }, cancel);

    public async Task<IActionResult> OnPostRecipientAsync(int nr, string? recipient, CancellationToken cancel)
    {
        var names = await text.LinesAsync(recipient, "recipient", 160, isNumbered: false, cancel);
        if (names.Count == 0 && text.Errors.Count == 0)
            text.Errors.Add(CaseErrors.NoName);
        return await ManageAsync(nr, "case.recipients", (unit, whole, _) => Task.FromResult<Error?>(Do(() => unit.Db.AddRange(names.Select(n => CaseRecipient.Of(whole.Id, n))))), cancel);
    }

    /// <summary>Also after the dispatch: who has answered is known later.</summary>
    public Task<IActionResult> OnPostAnsweredAsync(int nr, Guid id, DateOnly? on, CancellationToken cancel) => ManageAsync(nr, "case.recipient.answered", async (unit, whole, token) =>
    {
        (await unit.Db.Set<CaseRecipient>().SingleOrDefaultAsync(r => r.Id == id && r.CaseId == whole.Id, token))?.Answered(on);
        return null;
    }, cancel, evenDispatched: true);

    public async Task<IActionResult> OnPostAttachmentAsync(int nr, string? attachment, CancellationToken cancel)
    {
        var title = await text.PassAsync(attachment, "attachment", 300, cancel, CaseErrors.NoTitle);
        return await ManageAsync(nr, "case.attachment", async (unit, whole, token) =>
        {
            var order = await unit.Db.Set<CaseAttachment>().CountAsync(a => a.CaseId == whole.Id, token) + 1;
            unit.Db.Add(CaseAttachment.Of(whole.Id, order, title!.Value, isGenerated: false));
            return null;
        }, cancel);
    }

    /// <summary>The check list: everything that is ticked, and only that.</summary>
    public Task<IActionResult> OnPostTickAsync(int nr, [FromForm] Guid[] ticked, CancellationToken cancel) => ManageAsync(nr, "case.ticked", async (unit, whole, token) =>
    {
        var id = whole.Id;
        foreach (var attachment in await unit.Db.Set<CaseAttachment>().Where(a => a.CaseId == id).ToListAsync(token))
            attachment.Tick(ticked.Contains(attachment.Id), unit.Now);
        foreach (var body in await unit.Db.Set<CaseConsultation>().Where(c => c.CaseId == id).ToListAsync(token))
            body.Tick(ticked.Contains(body.Id) && body.Input != ConsultationInput.NotYet, unit.Now);
        foreach (var recipient in await unit.Db.Set<CaseRecipient>().Where(r => r.CaseId == id).ToListAsync(token))
            recipient.Tick(ticked.Contains(recipient.Id), unit.Now);
        return null;
    }, cancel);

    public async Task<IActionResult> OnPostSignAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (!MaySign || scope.Viewer.PrimaryMembership is not { } me)
            return Forbid();
        return await KeepAsync("case.signed", (unit, whole, _) => Task.FromResult<Error?>(Do(() => unit.Db.Add(CaseSignOff.By(whole.Id, me, scope.Viewer.FunctionTitle, unit.Now)))), cancel);
    }

    /// <summary>Refused until everything is ticked and signed off; then the whole answer is frozen.</summary>
    public Task<IActionResult> OnPostDispatchAsync(int nr, CancellationToken cancel) => ManageAsync(nr, "case.dispatched", async (unit, whole, token) =>
    {
        if (Whole.Stops.Count > 0)
            return CaseErrors.NotReady;
        whole.Dispatch(Said.Write(), await templates.NumberInUseAsync(token), scope.Viewer.PrimaryMembership, unit.Now);
        return null;
    }, cancel);

    private static Error? Do(Action change)
    {
        change();
        return null;
    }

    private async Task<IActionResult> ManageAsync(
        int nr, string action, Func<WriteUnit, AnswerCase, CancellationToken, Task<Error?>> change, CancellationToken cancel, bool evenDispatched = false)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (!scope.Viewer.May(Platform.Auth.Permission.ManageCases))
            return Forbid();
        if (Whole.Case.IsDispatched && !evenDispatched)
            text.Errors.Add(CaseErrors.Dispatched);
        return await KeepAsync(action, async (unit, whole, token) => whole.IsDispatched && !evenDispatched ? CaseErrors.Dispatched : await change(unit, whole, token), cancel);
    }

    private async Task<IActionResult> KeepAsync(string action, Func<WriteUnit, AnswerCase, CancellationToken, Task<Error?>> change, CancellationToken cancel)
    {
        var number = Whole.Case.Number;
        if (text.Errors.Count == 0)
        {
            var refused = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
            {
                var found = await unit.Db.Set<AnswerCase>().SingleAsync(c => c.Number == number, token);
                if (await change(unit, found, token) is { } error)
                    return error.Key;
                unit.Audit(action, nameof(AnswerCase), found.Id.Value, ("hash", found.Hash ?? "none"));
                return "";
            }, cancel);
            if (refused.Outcome.Length > 0)
                text.Errors.Add(new(refused.Outcome));
        }

        if (text.Errors.Count == 0)
        {
            TempData.Flash(texts[action == "case.dispatched" ? "Answers.Dispatch.Done" : "Programmes.Saved"]);
            return LocalRedirect(Here);
        }

        // Dispatched it has no forms: what was typed for one stands by itself.
        if (text.Errors.Any(e => e.Key == CaseErrors.Dispatched.Key))
            Unsaved = string.Join("\n\n", Written.Select(f => Request.Form[f].ToString()).Where(t => !string.IsNullOrWhiteSpace(t)));
        ModelState.Add(texts, text.Errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
