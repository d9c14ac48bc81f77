using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Indicators.Detail;

/// <summary>One indicator: district by period, its series with the breaks, and for a share what chance allows for. Nobody is ranked.</summary>
[Needs(Permission.CompileCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    [FromQuery(Name = "period")]
    public string? AskedPeriod { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    public IndicatorTable Table { get; private set; } = null!;

    public int Chosen { get; private set; }

    public IReadOnlyList<ExpectedShare> Compared { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageCity);

    public string Reading(IndicatorRow row)
    {
        var last = row.Cells.Select((cell, i) => (Cell: cell, Column: Table.Columns[i])).Last(c => c.Cell is { State: FigureState.Told });
        return texts["Indicators.Series.Reading", last.Column.Period.Label, IndicatorTable.Show(last.Cell, last.Column.Under, texts)];
    }

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        reads.Note(nameof(CommonIndicator), Table.Indicator.Head.Id, "page");
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(int nr, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (EndsOn is not { } day || day < Table.Indicator.Latest.ValidFrom)
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(EndsOn), texts["Indicators.Error.EndsBefore"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var (id, latest) = (Table.Indicator.Head.Id, Table.Indicator.Latest.Id);
            var head = WriteUnit.Expect(await unit.Db.Set<CommonIndicator>().SingleAsync(i => i.Id == id, token), Request.RowVersion());
            (await unit.Db.Set<IndicatorDefinition>().SingleAsync(d => d.Id == latest, token)).EndOn(day);
            unit.Db.Entry(head).Property(i => i.LatestDefinition).IsModified = true;
            unit.Audit("indicator.ended", nameof(CommonIndicator), id);
            return "";
        }, cancel);
        TempData.Flash(texts["Indicators.End.Done"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/staden/indikatorer/{nr}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        await OpenAsync(Table.Indicator.Head.Number, cancel) ? new(new { EndsOn = Table.Indicator.Latest.ValidTo }, "") : null;

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        var districts = await directory.DistrictsAsync(scope.PartnershipId, cancel);
        if (districts.Count == 0 || (await db.IndicatorTablesAsync(scope.PartnershipId, districts, time.Today(), cancel)).Find(t => t.Indicator.Head.Number == nr) is not { } found)
            return false;
        Table = found;
        var asked = Table.Columns.ToList().FindIndex(c => c.Period.Slug == AskedPeriod);
        Chosen = asked >= 0 ? asked : Math.Max(0, Table.Columns.Count - 1);
        Compared = Table.Columns.Count == 0 ? [] : Table.Compare(Chosen);
        return true;
    }
}
