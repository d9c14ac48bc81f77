using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.City.Matrix;

/// <summary>Staden: districts by priority area from what they have released, and who is missing. 404 where there are no districts below.</summary>
[Needs(Permission.CompileCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Texts texts, TimeProvider time) : PageModel
{
    [FromQuery(Name = "ar")]
    public int? AskedYear { get; set; }

    public int Year => AskedYear is >= 2000 and <= 2100 ? AskedYear.Value : time.Today().Year;

    public IReadOnlyList<DistrictRow> Rows { get; private set; } = [];

    /// <summary>What districts have reported of strategies, each by its own headings.</summary>
    public IReadOnlyList<DistrictRow> Strategies { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Areas { get; private set; } = [];

    /// <summary>Whether any report was written under an older list.</summary>
    public bool IsMapped { get; private set; }

    public IReadOnlyList<string> Missing => [.. Rows.Where(r => r.Report is null).Select(r => r.District.Name)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var districts = await directory.DistrictsAsync(scope.PartnershipId, cancel);
        if (districts.Count == 0)
            return NotFound();
        ModelState.Clear();
        Rows = await db.DistrictRowsAsync(districts, Year, cancel);
        var matrix = MatrixAreas.Of(await PriorityReading.ReadAsync(db, cancel), Year, texts);
        Rows = matrix.Read(Rows);
        Areas = matrix.Columns(Rows);
        IsMapped = matrix.HasMapped;
        Strategies = await db.StrategyRowsAsync(districts, Year, cancel);
        return Page();
    }
}
