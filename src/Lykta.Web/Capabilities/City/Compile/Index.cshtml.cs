using Lykta.Web.Capabilities.City.Indicators;
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

namespace Lykta.Web.Capabilities.City.Compile;

/// <summary>Sammanställning: the districts' own sentences, chosen one by one, each with its source; sent back to the districts.</summary>
[Needs(Permission.CompileCity)]
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    [FromQuery(Name = "ar")]
    public int? AskedYear { get; set; }

    public int Year => AskedYear is >= 2000 and <= 2100 ? AskedYear.Value : time.Today().Year;

    public CompilationContent Said { get; private set; } = null!;

    private IReadOnlyList<DistrictRow> rows = [];
    private IReadOnlyList<DistrictRow> strategies = [];
    private IReadOnlyList<CompiledIndicator> indicators = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await OpenAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm] string[] mening, CancellationToken cancel)
    {
        if (!await OpenAsync(cancel))
            return NotFound();
        var chosen = mening.ToHashSet(StringComparer.Ordinal);
        var content = CityQueries.Compile(scope.Partnership!.Name, Year, rows, strategies, s => chosen.Contains(s.Key)) with { Indicators = indicators };
        if (content.Areas.Concat(content.Strategies).All(a => a.Sentences.Count == 0))
        {
            ModelState.AddModelError("", texts["City.Error.NothingChosen"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var done = await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
        {
            var sent = CityCompilation.Send(unit.Scope.PartnershipId, content, time.Today(), scope.Viewer.PrimaryMembership, unit.Now);
            unit.Db.Add(sent);
            unit.Audit("city.compiled", nameof(CityCompilation), sent.Id, ("year", $"{Year}"), ("missing", $"{content.Missing.Count}"), ("hash", sent.Hash));
            return Task.FromResult($"/{scope.Partnership.Slug}/sammanstallningar/{sent.Id:N}");
        }, cancel);
        TempData.Flash(texts["City.Compile.Done"]);
        return LocalRedirect(done.Outcome);
    }

    private async Task<bool> OpenAsync(CancellationToken cancel)
    {
        var districts = await directory.DistrictsAsync(scope.PartnershipId, cancel);
        if (districts.Count == 0)
            return false;
        rows = await db.DistrictRowsAsync(districts, Year, cancel);
        strategies = await db.StrategyRowsAsync(districts, Year, cancel);
        indicators = IndicatorCompiling.Of(await db.IndicatorTablesAsync(scope.PartnershipId, districts, time.Today(), cancel), Year, texts);
        Said = CityQueries.Compile(scope.Partnership!.Name, Year, rows, strategies, _ => true) with { Indicators = indicators };
        return true;
    }
}
