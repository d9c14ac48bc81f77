using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers.Question;

/// <summary>One question: the answer in words, and the list that the register gives live until the case is dispatched.</summary>
[Needs(Permission.SeeCases)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, CaseText text, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public WholeCase Whole { get; private set; } = null!;

    public CaseQuestion Kept { get; private set; } = null!;

    public ContentQuestion Said { get; private set; } = null!;

    public IReadOnlyList<NamedUnit> Units { get; private set; } = [];

    public bool MayAnswer { get; private set; }

    public bool MayWrite => MayAnswer && !Whole.Case.IsDispatched;

    /// <summary>An answer that was sent when the case had been dispatched.</summary>
    public string? Unsaved { get; private set; }

    public bool HasSoftWarning => text.HasSoftWarning;

    public string? AnswerError => ModelState["Answer"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public string Case => $"/{scope.Partnership!.Slug}/arenden/{Whole.Case.Number}";

    public string Typed => IsPosted ? Request.Form["Answer"].ToString() : Kept.Answer ?? "";

    private bool IsPosted => Request.HasFormContentType && Request.Form.ContainsKey("Answer");

    /// <summary>The list's filter, as chosen when the form came back.</summary>
    public string Filter => RegisterFilter.Chosen(Request, Kept.Filter ?? $"ar={Whole.Case.ReceivedOn.Year}");

    public bool HasList => IsPosted ? Request.Form["lista"] == "true" : Kept.Filter is not null;

    public async Task<IActionResult> OnGetAsync(int nr, int fraga, CancellationToken cancel) => await OpenAsync(nr, fraga, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, int fraga, [FromForm] bool sign, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, fraga, cancel))
            return NotFound();
        if (!MayAnswer)
            return Forbid();
        text.IsAccepted = Request.Form["accepted"] == "true";
        var answer = MayWrite ? await text.PassAsync(Request.Form["Answer"], "Answer", 8000, cancel, sign ? CaseErrors.NoAnswer : null) : null;
        if (text.Errors.Count > 0)
        {
            ModelState.Add(texts, text.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var chosen = RegisterFilter.Write(RegisterFilter.Read(Request.Form));
        var filter = Request.Form["lista"] == "true" ? chosen : null;
        var id = Kept.Id;
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var question = await unit.Db.Set<CaseQuestion>().SingleAsync(q => q.Id == id, token);
            if (await unit.Db.Set<AnswerCase>().AnyAsync(c => c.Id == question.CaseId && c.DispatchedAt != null, token))
                throw new ChangedMeanwhileException();
            WriteUnit.Expect(question, Request.RowVersion()).Write(answer, filter);
            if (sign)
                question.SignOff(scope.Viewer.PrimaryMembership, unit.Now);
            unit.Audit(sign ? "case.question.signed" : "case.question.written", nameof(AnswerCase), question.CaseId.Value, ("question", $"{question.Order}"));
            return "";
        }, cancel);
        TempData.Flash(texts[sign ? "Answers.Question.SignedNow" : "Programmes.Saved"]);
        return LocalRedirect(sign ? Case : $"{Case}/fraga/{fraga}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(Whole.Case.Number, Kept.Order, cancel))
            return null;
        if (!MayWrite)
        {
            Unsaved = Typed;
            return StoredForm.Closed(texts[CaseErrors.Dispatched.Key]);
        }

        // A list that nobody keeps has no filter to compare with.
        var fields = Kept.Filter is { } filter ? RegisterFilter.Controls(filter) : [];
        (fields["Answer"], fields["lista"]) = (Kept.Answer, Kept.Filter is not null);
        return new(fields, "");
    }

    private async Task<bool> OpenAsync(int nr, int fraga, CancellationToken cancel)
    {
        Whole = (await db.CaseAsync(nr, cancel))!;
        Kept = Whole?.Questions.FirstOrDefault(q => q.Order == fraga)!;
        if (Kept is null)
            return false;
        Said = (await db.ContentAsync(Whole!, scope.Viewer, time.Today(), texts, cancel)).Questions.First(q => q.Order == fraga);
        Units = await db.UnitsAsync(cancel);
        MayAnswer = scope.Viewer.May(Permission.ManageCases)
            || (scope.Viewer.May(Permission.AnswerCases) && Kept.OwnerId is { } owner && (await db.OwnUnitsAsync(scope.Viewer, cancel)).Contains(owner));
        return true;
    }
}
