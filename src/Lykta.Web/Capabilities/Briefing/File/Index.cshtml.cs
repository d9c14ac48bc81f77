using System.Text;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Briefing.File;

/// <summary>
/// A version as a file for the night: one HTML file or one A4. What is not public-safe leaves only by an active choice,
/// and says for whom it is and when it is thrown away.
/// </summary>
[Needs(Permission.ManageBriefings)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, AreaLookup areas, PdfPrinter printer, Writes writes, ReadLog reads, Texts texts) : PageModel
{
    public string Address { get; private set; } = "";

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (await db.SharedSheetAsync(key, cancel) is not { } sheet)
            return NotFound();
        return Redirect($"/{scope.Partnership!.Slug}/utsattning/{sheet.Key}/dela");
    }

    public async Task<IActionResult> OnPostAsync(string key, [FromForm] BriefingAudience version, [FromForm] string? format, [FromForm] bool isChosen, CancellationToken cancel)
    {
        if (format is not ("pdf" or "html") || await db.SharedSheetAsync(key, cancel) is not { } sheet || await db.VersionAsync(sheet, version, cancel) is not { } shared)
            return NotFound();
        Address = $"/{scope.Partnership!.Slug}/utsattning/{sheet.Key}/dela";
        if (version != BriefingAudience.NightPatrols && !isChosen)
        {
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var file = new BriefingHtml(shared, texts, await areas.MapAsync(cancel));
        byte[]? bytes = format == "html" ? Encoding.UTF8.GetBytes(file.Screen()) : await printer.OnePageAsync(file.Print, cancel);
        if (bytes is null)
        {
            TempData.Flash(texts["Briefing.Files.NoPrinter"], FlashTone.Warning);
            return Redirect(Address);
        }

        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("briefing.file", nameof(BriefingVersion), shared.Version.Id, ("version", version.ToString()), ("format", format));
            return Task.FromResult(true);
        }, cancel);
        reads.Note(nameof(BriefingVersion), shared.Version.Id, format);
        await reads.FlushAsync(cancel);
        var name = ExportFileName.For($"{texts["Briefing.Nav"]} {texts["Briefing.Audience." + version]}", scope.Partnership.Name, sheet.Day, format);
        return File(bytes, format == "pdf" ? "application/pdf" : "text/html; charset=utf-8", name);
    }
}
