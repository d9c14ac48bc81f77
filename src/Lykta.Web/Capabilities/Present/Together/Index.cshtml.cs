using System.Globalization;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Present.Together;

/// <summary>Samlat: the district in months, for those who see aggregates and never a row.</summary>
[Needs(Permission.SeeAggregates)]
public sealed class IndexModel(MonthTables tables) : PageModel
{
    public MonthTable Table { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Table = await tables.ReadAsync(cancel);

    public static string Head(DateOnly month) => month.ToString("MMM yy", CultureInfo.CurrentCulture).Replace(".", "", StringComparison.Ordinal);
}
