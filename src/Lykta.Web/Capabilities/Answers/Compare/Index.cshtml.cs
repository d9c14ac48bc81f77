using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers.Compare;

/// <summary>Jämför: the edited Word file against what was made of the case. Nothing of the file is kept.</summary>
[Needs(Permission.SeeCases)]
[RequestFormLimits(MultipartBodyLengthLimit = 12 << 20)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, OfficeTemplates templates, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public WholeCase Whole { get; private set; } = null!;

    public DocumentComparison? Comparison { get; private set; }

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await OpenAsync(nr, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var content = await db.ContentAsync(Whole, scope.Viewer, time.Today(), texts, cancel);
        var on = Whole.Case.DispatchedAt is { } sent ? Stockholm.DayOf(sent) : time.Today();
        var partnership = scope.Partnership!;
        var authority = await db.Set<Partnership>().Where(p => p.Id == partnership.Id).Select(p => p.AuthorityName).SingleAsync(cancel);
        var made = await templates.OfCaseAsync(Whole, content, (partnership.Name, authority), on, texts, cancel);
        var read = await EditedDocument.CompareAsync(Upload, await made.WordAsync(cancel), cancel);
        if (!read.IsOk)
        {
            ModelState.AddModelError("Upload", texts[read.Errors[0].Key, read.Errors[0].Arguments]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Comparison = read.Value;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("case.compared", nameof(AnswerCase), Whole.Case.Id.Value, ("numbers", $"{Comparison.Numbers.Count}"), ("cells", $"{Comparison.Cells.Count}"));
            return Task.FromResult(true);
        }, cancel);
        return Page();
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel) => (Whole = (await db.CaseAsync(nr, cancel))!) is not null;
}

/// <summary>An edited file against the document as it is made now.</summary>
public static class EditedDocument
{
    public static async Task<Result<DocumentComparison>> CompareAsync(IFormFile? file, byte[] made, CancellationToken cancel, string? moving = null)
    {
        if (file is not { Length: > 0 })
            return new Error("Plans.Import.Missing");
        using var edited = new MemoryStream();
        await file.CopyToAsync(edited, cancel);
        var read = DocumentText.Read(edited, file.FileName);
        if (!read.IsOk)
            return read.Errors.ToList();
        using var own = new MemoryStream(made);
        return DocumentComparison.Of(DocumentText.Read(own, "made.docx").Value, read.Value, moving);
    }
}
