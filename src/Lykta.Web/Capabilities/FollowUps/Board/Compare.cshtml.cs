using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>Jämför: nämndens version as somebody edited it in Word against the one that is made. It is kept when somebody says that it is the official one.</summary>
[Needs(Permission.ReportFollowUp)]
[RequestFormLimits(MultipartBodyLengthLimit = 12 << 20)]
public sealed class CompareModel(LyktaDbContext db, LyktaScope scope, OfficialDesk desk, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public KeepInput Keep { get; set; } = new();

    public BoardTable Table { get; private set; } = null!;

    public OfficialDraft? Draft { get; private set; }

    public KeepView? Saving => Draft is { } draft && desk.MayKeep ? new(draft, Keep, name => ModelState[name]?.Errors.FirstOrDefault()?.ErrorMessage) : null;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await OpenAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        var made = await WrittenBytes.OfAsync(BoardDocument.Make(Table, scope.Partnership!.Name, time.GetUtcNow(), texts), cancel);
        var read = await desk.CompareAsync(Upload, made, Table.AsSubject(), texts["FollowUps.Board.Source", Table.Plan.Title].Value, cancel);
        if (!read.IsOk)
            return Refused(read.Errors.Select(e => e with { Field = "Upload" }));
        Draft = read.Value;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("board.compared", nameof(FollowUpRound), Table.Round.Id.Value, ("numbers", $"{Draft.Comparison.Numbers.Count}"), ("cells", $"{Draft.Comparison.Cells.Count}"));
            return Task.FromResult(true);
        }, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        if (!desk.MayKeep)
            return Forbid();
        Draft = desk.Find(Keep.Draft, Table.AsSubject());
        var kept = await desk.KeepAsync(Keep, Table.AsSubject(), Request.SubmissionKey(), (_, _) => Task.FromResult<Error?>(null), cancel);
        if (!kept.IsOk)
            return Refused(kept.Errors);
        TempData.Flash(texts["Official.Done", kept.Value]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{slug}/namnden");
    }

    private PageResult Refused(IEnumerable<Error> errors)
    {
        ModelState.Add(texts, errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel) => (Table = (await BoardTable.ReadAsync(db, slug, texts, cancel))!) is not null;
}
