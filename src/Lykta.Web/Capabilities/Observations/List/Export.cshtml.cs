using System.Globalization;
using System.Runtime.CompilerServices;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>What the viewer sees now, as a file: the same filter, the same gate, streamed; the export itself is audited first.</summary>
[Needs(Permission.ExportObservations)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, [FromQuery] ListQuery query, CancellationToken cancel)
    {
        var names = await ObservationNames.ReadAsync(db, cancel);
        var reading = new FilterReading(names, texts, time.GetUtcNow());
        var filter = reading.Read(query, Request.Query);
        if (!filter.IsOk)
            return LocalRedirect($"/{scope.Partnership!.Slug}/iakttagelser{Request.QueryString}");
        var now = time.GetUtcNow();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("observations.exported", nameof(Observation), scope.PartnershipId.Value, ("format", format), ("filtered", reading.InWords is null ? "no" : "yes"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("ObservationExport", scope.PartnershipId.Value, format);
        await reads.FlushAsync(cancel);
        var file = new ObservationFile(names, texts, $"{Request.PublicRoot()}/{scope.Partnership!.Slug}/iakttagelser/");
        var rows = filter.Value.Apply(db.Set<Observation>(), db).NewestFirst();
        return Write(format, file, rows, reading.InWords ?? texts["Observations.List.Words.All"], now);
    }

    private Download Write(string format, ObservationFile file, IQueryable<Observation> rows, string inWords, DateTimeOffset now)
    {
        var title = $"{texts["Observations.List.Title"]} – {scope.Partnership!.Name}";
        var suffix = format[(format.LastIndexOf('.') + 1)..];
        var name = ExportFileName.For(texts["Observations.List.Title"], scope.Partnership.Name, Stockholm.DayOf(now), suffix);
        var source = texts["Observations.List.Source", scope.Partnership.Name, Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)];
        if (format == "geojson")
            return Download.Of(new FeatureDocument(title, FeaturesAsync(file, rows), now) { Subtitle = inWords, Source = source }, name);
        var table = new TableDocument(title, file.Columns(), RowsAsync(file, rows), now) { Subtitle = inWords, Source = source, Language = CultureInfo.CurrentUICulture };
        return Download.Of(format == "rfc4180.csv" ? new CsvRfc4180Writer() : Download.WriterOf(suffix)!, table, name);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ObservationFile file, IQueryable<Observation> rows, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var (row, own) in ReadAsync(file, rows, cancel))
            yield return file.Cells(row, own);
    }

    private async IAsyncEnumerable<MapFeature> FeaturesAsync(ObservationFile file, IQueryable<Observation> rows, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var (row, own) in ReadAsync(file, rows, cancel))
            yield return file.Feature(row, own);
    }

    // Own fields are read a slice at a time, so that neither the rows nor the fields are held whole.
    private async IAsyncEnumerable<(ObservationRow Row, ILookup<ObservationId, OwnFields.OwnFieldValue> Own)> ReadAsync(
        ObservationFile file, IQueryable<Observation> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        const int slice = 500;
        Cursor? after = null;
        while (true)
        {
            var found = await rows.Page(after, null, slice).Rows().ToListAsync(cancel);
            var ids = found.Select(r => r.Id).ToList();
            var own = file.HasOwnFields
                ? (await db.Set<OwnFields.OwnFieldValue>().AsNoTracking().Where(v => ids.Contains(v.ObservationId)).ToListAsync(cancel)).ToLookup(v => v.ObservationId)
                : Array.Empty<OwnFields.OwnFieldValue>().ToLookup(v => v.ObservationId);
            foreach (var row in found.Take(slice))
                yield return (row, own);
            if (found.Count <= slice)
                yield break;
            after = new(found[slice - 1].From, found[slice - 1].Number);
        }
    }
}
