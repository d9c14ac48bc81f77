using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Documents;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.DocumentTemplates.List;

/// <summary>Startmall: every place under the usual headings.</summary>
[Needs(Permission.ManageTemplates)]
public sealed class StartModel : PageModel
{
    public IActionResult OnGet() => new Download(DocxWriter.MediaType, "startmall-tjansteutlatande.docx", (to, cancel) => to.WriteAsync(StartingTemplate.Make(), cancel).AsTask());
}
