using Lykta.Web.Capabilities.Answers.Compare;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>Jämför: nämndens version as somebody edited it in Word against the one that is made. Nothing of the file is kept.</summary>
[Needs(Permission.ReportFollowUp)]
[RequestFormLimits(MultipartBodyLengthLimit = 12 << 20)]
public sealed class CompareModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public BoardTable Table { get; private set; } = null!;

    public DocumentComparison? Comparison { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await OpenAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        var read = await EditedDocument.CompareAsync(Upload, await WrittenBytes.OfAsync(BoardDocument.Make(Table, scope.Partnership!.Name, time.GetUtcNow(), texts), cancel), cancel, texts["FollowUps.Board.Source", Table.Plan.Title].Value);
        if (!read.IsOk)
        {
            ModelState.AddModelError("Upload", texts[read.Errors[0].Key, read.Errors[0].Arguments]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Comparison = read.Value;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("board.compared", nameof(FollowUpRound), Table.Round.Id.Value, ("numbers", $"{Comparison.Numbers.Count}"), ("cells", $"{Comparison.Cells.Count}"));
            return Task.FromResult(true);
        }, cancel);
        return Page();
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel) => (Table = (await BoardTable.ReadAsync(db, slug, texts, cancel))!) is not null;
}
