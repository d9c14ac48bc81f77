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

namespace Lykta.Web.Capabilities.Plans.List;

/// <summary>The measures one sees now as a file; edited in Excel it can be read back and compared row by row.</summary>
[Needs(Permission.SeePlan)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, [FromQuery] MeasureQuery query, CancellationToken cancel)
    {
        if (await db.CurrentPlanAsync(time.Today(), query.Plan, cancel) is not { } plan)
            return NotFound();
        var names = await MeasureNames.ReadAsync(db, texts, plan, cancel);
        var filter = new MeasureFilter(query, names, await db.OurRootsAsync(scope.Viewer, cancel), time.Today());
        var rows = MeasureOrder.Sorted(filter.Apply(await db.MeasuresAsync(plan.Id, cancel)), names);
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("measures.exported", nameof(ActionPlan), plan.Id.Value, ("format", format), ("rows", $"{rows.Count}"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("MeasureExport", plan.Id.Value, format);
        await reads.FlushAsync(cancel);
        var now = time.GetUtcNow();
        var table = new TableDocument(plan.Title, Columns(names), RowsAsync(rows, names), now)
        {
            Subtitle = filter.InWords(texts) ?? texts["Plans.List.All"],
            Source = texts["Plans.Export.Source", scope.Partnership!.Name, Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)],
            Language = CultureInfo.CurrentUICulture,
        };
        return Download.Of(Download.WriterOf(format)!, table, ExportFileName.For(plan.Title, scope.Partnership.Name, Stockholm.DayOf(now), format));
    }

    private IReadOnlyList<TableColumn> Columns(MeasureNames names) =>
    [
        new(texts["Plans.Column.Number"]),
        .. names.Parts.Select(p => new TableColumn(names.Label(p), p.Kind switch { PartKind.Day => ColumnKind.Day, PartKind.Count => ColumnKind.Integer, _ => ColumnKind.Text })),
        new(texts["Plans.Column.Parties"]), new(texts["Plans.Column.Funding"]), new(texts["Plans.Column.Indicators"]), new(texts["Plans.Column.Gaps"]),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IReadOnlyList<WholeMeasure> rows, MeasureNames names)
    {
        await Task.CompletedTask;
        var today = time.Today();
        foreach (var row in rows)
            yield return
            [
                row.Measure.Code,
                .. names.Parts.Select(p => Value(p, row.Measure, names)),
                string.Join("; ", row.Parties.Select(p => $"{names.Unit(p.OrganisationId)} ({RolesOf(p.Roles)})")),
                string.Join("; ", row.Funding.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Source} {f.Year}: {f.Amount} kr"))),
                string.Join("; ", row.Indicators.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Name}: {i.Baseline} → {i.Outcome} ({i.Target})"))),
                string.Join("; ", Gaps.Of(row, today).Select(g => texts[$"Plans.Gap.{g}"].Value)),
            ];
    }

    private static object? Value(MeasurePart part, Measure measure, MeasureNames names) => (part.Kind, part.Read(measure)) switch
    {
        (_, "") => null,
        (PartKind.Day, var day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (PartKind.Count, var count) => int.Parse(count, CultureInfo.InvariantCulture),
        _ => names.Show(part, measure),
    };

    private string RolesOf(PartyRoles roles) => string.Join(", ", Enum.GetValues<PartyRoles>()
        .Where(r => r != PartyRoles.None && roles.HasFlag(r)).Select(r => texts[$"Plans.PartyRoles.{r}"].Value));
}
