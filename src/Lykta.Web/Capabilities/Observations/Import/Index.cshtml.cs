using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>Importera: choose the file; it is read in memory and shown before anything is stored.</summary>
[Needs(Permission.ImportObservations)]
[RequestSizeLimit(TableLimits.RequestBytes), RequestFormLimits(MultipartBodyLengthLimit = TableLimits.RequestBytes)]
public sealed class IndexModel(ImportDrafts drafts, LyktaScope scope, LyktaDbContext db, TextWall wall, Texts texts) : PageModel
{
    [BindProperty]
    public Upload Input { get; set; } = new();

    /// <summary>Earlier imports, which may be taken back.</summary>
    public Task<IReadOnlyList<PastImport>> PastAsync() => db.PastImportsAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Input.File is not { } file)
            return Refused("Import.File.Missing");
        var name = Path.GetFileName(file.FileName);
        var screened = await wall.PassAsync(new(name, "Input.File", "import") { Kind = FieldKind.FileName, MaxLength = 160 }, cancel);
        if (!screened.IsOk)
            return Refused("Import.File.Name");
        await using var stream = file.OpenReadStream();
        using var copy = new MemoryStream((int)Math.Min(file.Length, TableLimits.RequestBytes));
        await stream.CopyToAsync(copy, cancel);
        copy.Position = 0;
        var opened = TableReader.Open(copy, name);
        if (!opened.IsOk)
            return Refused(opened.Errors[0].Key, opened.Errors[0].Arguments);
        try
        {
            List<TableRow> rows = [.. opened.Value.Rows.Take(TableLimits.MostRows + 2)];
            if (rows.Count < 2)
                return Refused(rows.Count == 0 ? FileErrors.Empty.Key : "Import.File.NoRows");
            if (rows.Count > TableLimits.MostRows + 1)
                return Refused("Files.TooManyRows", TableLimits.MostRows);
            var draft = new ImportDraft(Guid.NewGuid(), name, opened.Value.Format, rows[0].Cells, rows.GetRange(1, rows.Count - 1));
            drafts.Keep(draft, scope);
            return RedirectToPage("/Observations/Import/Check/Index", new { partnership = scope.Partnership!.Slug, id = draft.Id });
        }
        catch (FileRefusedException refused)
        {
            return Refused(refused.Error.Key, refused.Error.Arguments);
        }
    }

    private PageResult Refused(string key, params object[] arguments)
    {
        ModelState.AddModelError("Input.File", texts[key, arguments]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public sealed class Upload
    {
        public IFormFile? File { get; set; }
    }
}
