using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.DocumentTemplates.Detail;

/// <summary>One version: what was found in it, what is missing, and whether it is in use.</summary>
[Needs(Permission.ManageTemplates)]
public sealed class IndexModel(OfficeTemplates templates, LyktaScope scope, Writes writes, Texts texts) : PageModel
{
    [BindProperty]
    public bool Accepted { get; set; }

    public TemplateLine Line { get; private set; } = null!;

    public TemplateReading Reading { get; private set; } = null!;

    public string Root => $"/{scope.Partnership!.Slug}/dokumentmallar";

    public string Here => $"{Root}/{Line.Number}";

    public string Stamp(DateTimeOffset at) => Stockholm.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await OpenAsync(nr, cancel) ? Page() : NotFound();

    /// <summary>The one in use is replaced; an older version is taken up again in the same way.</summary>
    public async Task<IActionResult> OnPostActivateAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (Reading.Missing.Count > 0 && !Accepted)
        {
            ModelState.Add(texts, [TemplateErrors.NotAccepted]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            foreach (var one in await unit.Db.Set<DocumentTemplate>().Where(t => t.Number == nr || (t.ActivatedAt != null && t.ReplacedAt == null)).ToListAsync(token))
            {
                if (one.Number == nr)
                    one.Activate(unit.Now);
                else
                    one.Replace(unit.Now);
                unit.Audit(one.Number == nr ? "template.activated" : "template.replaced", nameof(DocumentTemplate), one.Id.Value, ("number", $"{one.Number}"), ("hash", one.Hash));
            }

            return Here;
        }, cancel);
        TempData.Flash(texts["Templates.Activated", nr]);
        return LocalRedirect(Root);
    }

    /// <summary>Only what has never been in use.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var removed = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var one = await unit.Db.Set<DocumentTemplate>().SingleOrDefaultAsync(t => t.Number == nr && t.ActivatedAt == null, token);
            if (one is null)
                return "";
            unit.Db.Remove(one);
            unit.Audit("template.removed", nameof(DocumentTemplate), one.Id.Value, ("number", $"{nr}"));
            return Root;
        }, cancel);
        TempData.Flash(texts[removed.Outcome.Length > 0 ? "Templates.Removed" : TemplateErrors.InUse.Key], removed.Outcome.Length > 0 ? FlashTone.Done : FlashTone.Warning);
        return LocalRedirect(Root);
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        if ((await templates.LinesAsync(cancel)).Find(l => l.Number == nr) is not { } line)
            return false;
        Line = line;
        Reading = TemplateReading.Of((await templates.ContentAsync(nr, cancel))!).Value;
        return true;
    }
}
