using System.Text;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Import;

/// <summary>Läs in en plan eller uppföljningstabell: a file, or a table pasted from Word or Excel; shown before anything is stored.</summary>
[Needs(Permission.ManagePlan)]
[RequestSizeLimit(32 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 32 * 1024 * 1024, ValueLengthLimit = 8 * 1024 * 1024)]
public sealed class IndexModel(LyktaDbContext db, ImportDrafts drafts, LyktaScope scope, TextWall wall, Texts texts) : PageModel
{
    private static readonly TableLimits Limits = new() { Rows = 5_000, Columns = 100 };

    [BindProperty]
    public Upload Input { get; set; } = new();

    public ActionPlan Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await OpenAsync(nr, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var name = Input.File is { Length: > 0 } ? Path.GetFileName(Input.File.FileName) : "";
        var screened = await wall.PassAsync(new(name, "Input.File", "import") { Kind = FieldKind.FileName, MaxLength = 160 }, cancel);
        if (!screened.IsOk)
            return Refused("Import.File.Name");
        var read = await ReadAsync(name, cancel);
        if (!read.IsOk)
            return Refused(read.Errors[0].Key, read.Errors[0].Arguments);
        var draft = new ImportDraft(Guid.NewGuid(), name.Length > 0 ? name : texts["Plans.Import.Pasted"], TableFormat.Csv, [], read.Value);
        drafts.Keep(draft, scope);
        return LocalRedirect($"/{scope.Partnership!.Slug}/atgardsplan/{nr}/importera/{draft.Id}");
    }

    private async Task<Result<List<TableRow>>> ReadAsync(string name, CancellationToken cancel)
    {
        using var copy = new MemoryStream();
        if (Input.File is { Length: > 0 } file)
            await file.CopyToAsync(copy, cancel);
        else if (!string.IsNullOrWhiteSpace(Input.Pasted))
            copy.Write(Encoding.UTF8.GetBytes((Input.Pasted.Contains('\t', StringComparison.Ordinal) ? "sep=\t\n" : "") + Input.Pasted.ReplaceLineEndings("\n")));
        else
            return new Error("Plans.Import.Missing");
        copy.Position = 0;
        return TableReader.ReadAll(copy, name, Limits);
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel) =>
        (Plan = (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel))!) is not null;

    private PageResult Refused(string key, params object[] arguments)
    {
        ModelState.AddModelError("Input.File", texts[key, arguments]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public sealed class Upload
    {
        public IFormFile? File { get; set; }

        public string? Pasted { get; set; }
    }
}
