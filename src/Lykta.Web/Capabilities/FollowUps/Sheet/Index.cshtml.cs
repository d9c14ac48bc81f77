using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.FollowUps.Sheet;

/// <summary>Läs in tabellen: the round's own table back from Excel. A file that is not it is refused here, with the reason.</summary>
[Needs(Permission.AnswerFollowUp)]
[RequestSizeLimit(32 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 32 * 1024 * 1024)]
public sealed class IndexModel(LyktaDbContext db, ImportDrafts drafts, LyktaScope scope, TextWall wall, Texts texts) : PageModel
{
    private static readonly TableLimits Limits = new() { Rows = 5_000, Columns = 100 };

    [BindProperty]
    public Upload Input { get; set; } = new();

    public FollowUpRound Round { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await OpenAsync(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (!await OpenAsync(slug, cancel))
            return NotFound();
        if (Input.File is not { Length: > 0 } file)
            return Refused([new("FollowUps.Table.Error.Missing", "Input.File")]);
        var name = Path.GetFileName(file.FileName);
        var screened = await wall.PassAsync(new(name, "Input.File", "import") { Kind = FieldKind.FileName, MaxLength = 160 }, cancel);
        if (!screened.IsOk)
            return Refused([new("Import.File.Name", "Input.File")]);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancel);
        copy.Position = 0;
        var read = TableReader.ReadAll(copy, name, Limits);
        if (!read.IsOk)
            return Refused(read.Errors);
        var table = RoundTable.Read(read.Value, Round);
        if (!table.IsOk)
            return Refused(table.Errors);
        var draft = new ImportDraft(Guid.NewGuid(), name, TableFormat.Csv, [], read.Value);
        drafts.Keep(draft, scope);
        return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{Round.Slug}/las-in/{draft.Id}");
    }

    private async Task<bool> OpenAsync(string slug, CancellationToken cancel) => (Round = (await db.RoundAsync(slug, cancel))!) is { SentAt: not null };

    private PageResult Refused(IEnumerable<Error> errors)
    {
        ModelState.Add(texts, errors.Select(e => new Error(e.Key, "Input.File", e.Arguments)));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public sealed class Upload
    {
        public IFormFile? File { get; set; }
    }
}
