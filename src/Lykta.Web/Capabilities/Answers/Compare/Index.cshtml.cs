using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers.Compare;

/// <summary>Jämför: the edited Word file against what was made of the case. It is kept when somebody says that it is the official one.</summary>
[Needs(Permission.SeeCases)]
[RequestFormLimits(MultipartBodyLengthLimit = 12 << 20)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, OfficeTemplates templates, OfficialDesk desk, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public KeepInput Keep { get; set; } = new();

    public WholeCase Whole { get; private set; } = null!;

    public OfficialDraft? Draft { get; private set; }

    public KeepView? Saving => Draft is { } draft && desk.MayKeep && !Whole.Case.IsDispatched ? new(draft, Keep, name => ModelState[name]?.Errors.FirstOrDefault()?.ErrorMessage) : null;

    private CaseContent Said { get; set; } = null!;

    private OfficialSubject Subject => Whole.AsSubject();

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await OpenAsync(nr, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var on = Whole.Case.DispatchedAt is { } sent ? Stockholm.DayOf(sent) : time.Today();
        var partnership = scope.Partnership!;
        var authority = await db.Set<Partnership>().Where(p => p.Id == partnership.Id).Select(p => p.AuthorityName).SingleAsync(cancel);
        var made = await templates.OfCaseAsync(Whole, Said, (partnership.Name, authority), on, texts, cancel);
        var read = await desk.CompareAsync(Upload, await made.WordAsync(cancel), Subject, null, cancel);
        if (!read.IsOk)
            return Refused(read.Errors.Select(e => e with { Field = "Upload" }));
        Draft = read.Value;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("case.compared", nameof(AnswerCase), Whole.Case.Id.Value, ("numbers", $"{Draft.Comparison.Numbers.Count}"), ("cells", $"{Draft.Comparison.Cells.Count}"));
            return Task.FromResult(true);
        }, cancel);
        return Page();
    }

    /// <summary>Not after the dispatch: what was sent is frozen.</summary>
    public async Task<IActionResult> OnPostKeepAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (!desk.MayKeep)
            return Forbid();
        Draft = desk.Find(Keep.Draft, Subject);
        var kept = await desk.KeepAsync(Keep, Subject, Request.SubmissionKey(), async (unit, token) =>
            (await unit.Db.Set<AnswerCase>().SingleAsync(c => c.Number == nr, token)).IsDispatched ? CaseErrors.Dispatched : null, cancel);
        if (!kept.IsOk)
            return Refused(kept.Errors);
        TempData.Flash(texts["Official.Done", kept.Value]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/arenden/{nr}");
    }

    private PageResult Refused(IEnumerable<Error> errors)
    {
        ModelState.Add(texts, errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole)
            return false;
        Whole = whole;
        Said = await db.ContentAsync(whole, scope.Viewer, time.Today(), texts, cancel);
        return true;
    }
}
