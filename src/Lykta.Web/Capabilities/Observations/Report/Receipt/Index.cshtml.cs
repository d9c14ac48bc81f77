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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Report.Receipt;

/// <summary>Kvitto: number and time, one more on the same round, undo, and the same thing seen before.</summary>
[Needs(Permission.Report)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, ReportForms forms, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public ReportReceipt Receipt { get; private set; } = null!;

    public ReportForm Form { get; private set; } = null!;

    /// <summary>Null when it is taken back, or sent by a link that sees no rows.</summary>
    public Observation? Sent { get; private set; }

    public SimilarObservation? Similar { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}";

    public bool MayUndo { get; private set; }

    /// <summary>A link opens no page of one's own reports.</summary>
    public bool MayFollow => scope.Viewer.May(Permission.SeeOwnReports);

    public bool MayCorrect => Sent is not null && Form.Reporter.HasAccount;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (await ReportReceipt.FindAsync(db, scope.Viewer, key, cancel) is not { } receipt)
            return NotFound();
        Receipt = receipt;
        Form = await forms.ReadAsync(cancel);
        if (receipt.Kind != ReceiptKind.Received)
            return Page();
        Sent = await db.Set<Observation>().AsNoTracking().IgnoreQueryFilters([LyktaDbContext.SharingFilter])
            .SingleOrDefaultAsync(o => o.Id == receipt.Observation, cancel);
        MayUndo = Sent is { Status: ObservationStatus.New } && time.GetUtcNow() - receipt.At <= Observation.UndoWindow;
        if (Sent is { Status: ObservationStatus.New })
            Similar = await db.FindSimilarAsync(Sent.TypeId, PlacementOf(Sent), time.GetUtcNow(), Sent.Id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(string key, CancellationToken cancel)
    {
        if (await ReportReceipt.FindAsync(db, scope.Viewer, key, cancel) is not { Kind: ReceiptKind.Received } receipt)
            return NotFound();
        var done = await writes.RunAsync((unit, token) => unit.WithdrawAsync(receipt, token), cancel);
        TempData.Flash(texts[done ? "Observations.Receipt.Undone" : "Observations.Receipt.TooLate"], done ? FlashTone.Done : FlashTone.Warning);
        return LocalRedirect(done ? $"{Root}/rapportera" : $"{Root}/rapportera/kvitto/{key}");
    }

    public async Task<IActionResult> OnPostSameAsync(string key, int number, CancellationToken cancel)
    {
        if (await ReportReceipt.FindAsync(db, scope.Viewer, key, cancel) is not { Kind: ReceiptKind.Received } receipt)
            return NotFound();
        var form = await forms.ReadAsync(cancel);
        var other = await writes.RunAsync((unit, token) => unit.MergeAsync(receipt.Observation, number, form.Reporter.Owner.Unit, token), cancel);
        if (other is null)
            return NotFound();
        TempData.Flash(texts["Observations.Receipt.Merged", other.Number, other.Sightings]);
        return LocalRedirect($"{Root}/rapportera/kvitto/{key}");
    }

    /// <summary>The form again with place, time and group of this one.</summary>
    public string AgainUrl(EventType? type)
    {
        if (Sent is null)
            return $"{Root}/rapportera" + QueryString.Create("typ", type?.Code ?? "");
        var local = Stockholm.Local(Sent.OccurredFrom);
        var isNow = Sent.OccurredTo is null && (Sent.ReceivedAt - Sent.OccurredFrom).Duration() < TimeSpan.FromMinutes(1);
        return $"{Root}/rapportera" + QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["typ"] = type?.Code,
            ["plats"] = Form.Index.Find(Sent.PlaceId)?.Slug ?? (Sent.AreaId is { } area ? ReportInput.AreaPrefix + area.Value : null),
            ["dag"] = isNow ? null : $"{local:yyyy-MM-dd}",
            ["fran"] = isNow ? null : $"{local:HH:mm}",
            ["till"] = Sent.OccurredTo is { } to ? $"{Stockholm.Local(to):HH:mm}" : null,
            ["grupp"] = Sent.GroupSize == GroupSize.None ? null : Sent.GroupSize.ToString(),
        }.Where(q => !string.IsNullOrEmpty(q.Value)));
    }

    private static Placement PlacementOf(Observation sent) => new(
        sent.PlaceId, sent.AreaId, sent is { Longitude: { } longitude, Latitude: { } latitude } ? new(longitude, latitude) : null);
}
