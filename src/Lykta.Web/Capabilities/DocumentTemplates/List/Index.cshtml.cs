using System.Globalization;
using Lykta.Web.Capabilities.Shared;
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

namespace Lykta.Web.Capabilities.DocumentTemplates.List;

/// <summary>Dokumentmallar: the office's own template for tjänsteutlåtanden, its versions, and which is in use.</summary>
[Needs(Permission.ManageTemplates)]
[RequestFormLimits(MultipartBodyLengthLimit = 16 << 20)]
public sealed class IndexModel(OfficeTemplates templates, TemplateIntake intake, LyktaScope scope, Writes writes, Texts texts) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<TemplateLine> Lines { get; private set; } = [];

    public TemplateLine? InUse => Lines.Where(l => l.State == TemplateState.InUse).MaxBy(l => l.ActivatedAt);

    public string Here => $"/{scope.Partnership!.Slug}/dokumentmallar";

    public string Stamp(DateTimeOffset at) => Stockholm.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await templates.LinesAsync(cancel);

    /// <summary>Kept as a version that is not in use; its page tells what was found before it is taken into use.</summary>
    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancel)
    {
        var taken = await intake.TakeAsync(Upload, cancel);
        Lines = await templates.LinesAsync(cancel);
        if (!taken.IsOk)
        {
            ModelState.Add(texts, taken.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var read = taken.Value;
        var hash = DocumentTemplate.HashOf(read.Content);
        if (Lines.FirstOrDefault(l => l.Hash == hash) is { } same)
        {
            TempData.Flash(texts["Templates.Same", same.Number], FlashTone.Warning);
            return LocalRedirect($"{Here}/{same.Number}");
        }

        var kept = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var made = DocumentTemplate.Receive(
                await unit.NextNumberAsync("document-template", token), read.FileName, read.Content, read.Reading.Found.Count, (scope.Viewer.PrimaryMembership, scope.Viewer.FunctionTitle), unit.Now);
            unit.Db.Add(made);
            unit.Audit("template.uploaded", nameof(DocumentTemplate), made.Id.Value, ("number", $"{made.Number}"), ("hash", hash));
            return $"{Here}/{made.Number}";
        }, cancel);
        return LocalRedirect(kept.Outcome);
    }

    /// <summary>Back to Lykta's own document.</summary>
    public async Task<IActionResult> OnPostBuiltInAsync(CancellationToken cancel)
    {
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            foreach (var one in await unit.Db.Set<DocumentTemplate>().Where(t => t.ActivatedAt != null && t.ReplacedAt == null).ToListAsync(token))
            {
                one.Replace(unit.Now);
                unit.Audit("template.replaced", nameof(DocumentTemplate), one.Id.Value, ("number", $"{one.Number}"));
            }

            return Here;
        }, cancel);
        TempData.Flash(texts["Templates.BuiltIn.Done"]);
        return LocalRedirect(Here);
    }
}
