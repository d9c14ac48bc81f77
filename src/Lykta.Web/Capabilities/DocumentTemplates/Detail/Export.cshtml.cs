using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.DocumentTemplates.Detail;

/// <summary>A version as it was handed in, or filled with made-up words.</summary>
[Needs(Permission.ManageTemplates)]
public sealed class ExportModel(OfficeTemplates templates, TemplateIntake intake, LyktaScope scope, Writes writes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, string what, CancellationToken cancel)
    {
        if (await templates.ContentAsync(nr, cancel) is not { } content)
            return NotFound();
        var file = what == "prov" ? intake.Sample(content) : content;
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("template.exported", nameof(DocumentTemplate), scope.PartnershipId.Value, ("number", $"{nr}"), ("what", what));
            return Task.FromResult(true);
        }, cancel);
        return new Download(DocxWriter.MediaType, $"{(what == "prov" ? "provutskrift" : "mall")}-{nr}.docx", (to, token) => to.WriteAsync(file, token).AsTask());
    }
}
