using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Answers.Appendix;

/// <summary>Bilaga 1 as Word, Excel or CSV.</summary>
[Needs(Permission.SeeCases)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, string format, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole)
            return NotFound();
        var content = await db.ContentAsync(whole, scope.Viewer, time.Today(), texts, cancel);
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("case.appendix.exported", nameof(AnswerCase), whole.Case.Id.Value, ("format", format));
            return Task.FromResult(true);
        }, cancel);
        var title = texts["Answers.Appendix.Short"].Value;
        var name = ExportFileName.For(title, scope.Partnership!.Name, time.Today(), format);
        if (format == "docx")
        {
            var document = new WordDocument(title, AnswerDocument.Appendix(content, texts)) { IsLandscape = true, Footer = texts["FollowUps.Statement.Diary", content.OwnDiary ?? "–"], Language = CultureInfo.CurrentUICulture.Name };
            return new Download(DocxWriter.MediaType, name, (to, token) => DocxWriter.WriteAsync(document, to, token));
        }

        return Download.Of(Download.WriterOf(format)!, AnswerDocument.Sheet(content, time.GetUtcNow(), texts), name);
    }
}
