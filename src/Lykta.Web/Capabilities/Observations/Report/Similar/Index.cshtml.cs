using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Observations.Report.Similar;

/// <summary>Asks, while the report is being written, whether the same is known already; "+1" adds a sighting instead of a row.</summary>
[Needs(Permission.Report)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Reporters reporters, ReportDesk desk, Writes writes, TimeProvider time) : PageModel
{
    public SimilarObservation? Found { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    /// <summary>A fragment for the form; empty when nothing is like it.</summary>
    /// <param name="typ">Code of the type.</param>
    /// <param name="plats">As in the form.</param>
    /// <param name="lon">Longitude with a decimal point.</param>
    /// <param name="lat">Latitude with a decimal point.</param>
    /// <param name="cancel">The request.</param>
    public async Task OnGetAsync(string? typ, string? plats, string? lon, string? lat, CancellationToken cancel)
    {
        var tiles = await ReportTiles.ReadAsync(db, await reporters.CurrentAsync(cancel), time.GetUtcNow(), cancel);
        if (tiles.All.FirstOrDefault(t => t.Code == typ) is not { } type)
            return;
        var placement = await desk.PlaceAsync(type.Precision, new() { Place = plats, Longitude = lon, Latitude = lat }, cancel);
        if (placement.IsOk)
            Found = await db.FindSimilarAsync(type.Id, placement.Value, time.GetUtcNow(), null, cancel);
    }

    public async Task<IActionResult> OnPostAsync(int number, CancellationToken cancel)
    {
        var unitId = (await reporters.CurrentAsync(cancel)).Owner.Unit;
        // Once a day from the same account or phone: +1 is another who has seen it, not another press.
        var key = new SubmissionKey(string.Create(CultureInfo.InvariantCulture, $"igen-{number}-{time.Today():yyyyMMdd}"), "seen-again");
        var submitted = await writes.RunOnceAsync(key, async (unit, token) =>
            await unit.SeeAgainAsync(number, unitId, token) is { } seen
                ? new ReportReceipt(ReceiptKind.SeenAgain, seen.Id, seen.Number, unit.Now).ToString()
                : "", cancel);
        return submitted.Outcome.Length == 0 ? NotFound() : LocalRedirect($"{Root}/rapportera/kvitto/{key.Key}");
    }
}
