using System.Globalization;
using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>The round as rows to be taken into ILS: activity, verdict, indicator with target and outcome. docs/ils.md tells each column.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class IlsModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    private static readonly string[] Columns =
        ["Period", "Goals", "Area", "Code", "Activity", "Unit", "From", "To", "State", "Verdict", "Comment", "Next", "Indicator", "Target", "Outcome", "Method"];

    public async Task<IActionResult> OnGetAsync(string slug, string format, CancellationToken cancel)
    {
        if (await db.RoundAsync(slug, cancel) is not { SentAt: not null } round)
            return NotFound();
        var plan = await db.Set<ActionPlan>().AsNoTracking().SingleAsync(p => p.Id == round.PlanId, cancel);
        var names = await MeasureNames.ReadAsync(db, texts, plan, cancel);
        var indicators = (await db.MeasuresAsync(plan.Id, cancel)).ToDictionary(m => m.Measure.Id, m => m.Indicators);
        List<IReadOnlyList<object?>> rows = [];
        foreach (var row in (await db.RowsAsync(round.Id, cancel)).Where(r => r.Measure.Sharing >= SharingLevel.Partnership))
            rows.AddRange(RowsOf(round, row, names, indicators.GetValueOrDefault(row.Measure.Id) ?? []));
        foreach (var line in await db.ProgrammeLinesOutsideAsync(round.Year, texts, cancel))
            rows.Add([line.Period, null, null, null, line.Programme, null, null, null, null, null, null, null, line.Target, null, line.Outcome, null]);
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("round.ils.exported", nameof(FollowUpRound), round.Id.Value, ("format", format), ("rows", $"{rows.Count}"));
            return Task.FromResult(true);
        }, cancel);
        var title = texts["FollowUps.Ils.Title", round.Title].Value;
        var table = new TableDocument(title, [.. Columns.Select(c => new TableColumn(texts[$"FollowUps.Ils.{c}"], c is "From" or "To" ? ColumnKind.Day : ColumnKind.Text))], ToAsync(rows), time.GetUtcNow())
        { Language = CultureInfo.CurrentUICulture };
        return Download.Of(Download.WriterOf(format)!, table, ExportFileName.For("ils " + round.Title, scope.Partnership!.Name, time.Today(), format));
    }

    // One row for each indicator; a measure without any has one row.
    private IEnumerable<IReadOnlyList<object?>> RowsOf(FollowUpRound round, RoundRow row, MeasureNames names, IReadOnlyList<MeasureIndicator> indicators)
    {
        var (m, e) = (row.Measure, row.Entry);
        var verdict = texts[$"Programmes.IlsVerdict.{ReportMaker.VerdictOf(e)}"].Value;
        foreach (var indicator in indicators.Count > 0 ? indicators.Cast<MeasureIndicator?>() : [null])
        {
            yield return
            [
                round.Title, m.GoverningDocuments, names.PriorityArea(m.PriorityAreaId), m.Code, m.Name, names.Unit(m.LeadId), m.StartOn, m.EndOn,
                e.Status is { } status ? texts[$"FollowUps.Status.{status}"].Value : texts["FollowUps.Board.Missing"].Value, verdict, e.Work, e.Plan,
                indicator?.Name, Number(indicator?.Target), indicator is null ? null : Number(indicator.Outcome) ?? texts["Programmes.Outcome.NotMeasured"].Value, e.Method ?? m.FollowUpMethod,
            ];
        }
    }

    private static string? Number(double? value) => value?.ToString("0.##", CultureInfo.CurrentCulture);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> ToAsync(List<IReadOnlyList<object?>> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
            yield return row;
    }
}
