using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Handling.Return;

/// <summary>The decided plan as Word: the whole of it in the city, what concerns it in a district.</summary>
[Needs(Permission.SeeCity)]
public sealed class WordModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    private static readonly int[] Widths = [8, 42, 25, 25];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<CityPlanDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.ReturnedAt != null, cancel) is not { } decision)
            return NotFound();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("cityplan.exported", nameof(CityPlanDecision), id, ("format", "docx"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("CityPlanExport", id, "docx");
        await reads.FlushAsync(cancel);
        var document = Make(decision);
        return new Download(DocxWriter.MediaType, ExportFileName.For(document.Title, scope.Partnership!.Name, time.Today(), "docx"), (to, token) => DocxWriter.WriteAsync(document, to, token));
    }

    private WordDocument Make(CityPlanDecision decision)
    {
        var frozen = decision.Read();
        var rows = decision.PartnershipId == scope.PartnershipId ? frozen.Rows : [.. frozen.For(scope.PartnershipId)];
        var title = texts["Handling.Name", decision.Year].Value;
        List<WordBlock> blocks =
        [
            new WordHeading(1, title), new WordParagraph(frozen.City),
            new WordParagraph(texts["Handling.Return.On", decision.Body, Day(decision.DecidedOn), Day(decision.ReturnedOn!.Value)] + (decision.Paragraph is null ? "" : $" § {decision.Paragraph}.") + $" {decision.DiaryNumber}"),
        ];
        foreach (var area in rows.GroupBy(r => (r.AreaCode, r.AreaName)))
        {
            blocks.Add(new WordHeading(2, area.Key.AreaName));
            blocks.Add(new WordTable([texts["Handling.Row"], texts["Handling.Text"], texts["Handling.Fate"], texts["City.Word.Source"]], [.. area.Select(Cells)], Widths));
        }

        blocks.Add(new WordParagraph(texts["City.Word.Hash", decision.Hash!]));
        return new(title, blocks) { Footer = $"{title} · {frozen.City}", Language = CultureInfo.CurrentUICulture.Name };
    }

    private IReadOnlyList<string> Cells(FrozenRow row) =>
    [
        row.Number.ToString(CultureInfo.InvariantCulture), row.Text, texts[$"Handling.Fate.{row.Fate}"] + (row.Reason is null ? "" : $": {row.Reason}"),
        row.Source is not { } source ? "–" : $"{texts["Handling.Source", source.District, Day(source.ReportedOn), source.Measure, source.Plan].Value} {(source.PlanVersion > 0 ? texts["Handling.Source.Version", source.PlanVersion] : texts["Handling.Source.Draft"]).Value}",
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
