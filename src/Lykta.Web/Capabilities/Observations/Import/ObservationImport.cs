using System.Globalization;
using System.Text.Json;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Data.Bulk;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>What the job needs beside the rows.</summary>
public sealed record ImportOrder(SharingLevel Sharing);

/// <summary>Stores an import's rows in slices; each slice is whole, noted, and not doubled when it is taken up again.</summary>
public sealed class ObservationImport(TextWallContext wall, ImportHandover handover) : JobKind
{
    public const string JobName = "observations.import";
    private const int Slice = 5000;

    public override string Name => JobName;

    public override async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
    {
        var rows = handover.Take(run.Id) ?? ImportHandover.Unpack(await run.InputAsync(cancel));
        var order = JsonSerializer.Deserialize<ImportOrder>(run.Parameters)!;
        var progress = Progress.Read(run.Checkpoint);
        var context = await wall.InsideAsync(run.Scope, cancel);
        var units = await run.Store.ReadAsync(run.Scope, db => db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, cancel), cancel);
        // The wall reads the next slice's texts while the database stores this one.
        var coming = DraftsAsync(progress.Done);
        while (progress.Done < rows.Count)
        {
            var drafts = await coming;
            var next = progress with { Done = progress.Done + drafts.Count };
            coming = DraftsAsync(next.Done);
            await run.SaveAsync(async (unit, token) =>
            {
                var added = await StoreAsync(unit, drafts, token);
                next = next with { Added = progress.Added + added };
                return JsonSerializer.Serialize(next);
            }, next.Done, cancel);
            progress = next;
        }

        return new("Import.Outcome", Text(progress.Added), Text(rows.Count - progress.Added));

        Task<List<ObservationDraft>> DraftsAsync(int from) => Task.Run(
            () => rows.GetRange(from, Math.Min(Slice, rows.Count - from)).AsParallel().AsOrdered().WithCancellation(cancel)
                .Select(r => DraftOf(r, order, units, context, run.Id)).ToList(), cancel);
    }

    private static async Task<int> StoreAsync(WriteUnit unit, List<ObservationDraft> drafts, CancellationToken cancel)
    {
        var known = await unit.Db.KnownRowsAsync([.. drafts.Select(d => (d.ExternalKey!, d.ContentKey!))], cancel);
        var fresh = drafts.FindAll(d => known.Add(d.ExternalKey!, d.ContentKey!));
        var added = new List<Observation>(fresh.Count);
        if (fresh.Count > 0)
        {
            var first = await unit.NextNumbersAsync("observation", fresh.Count, cancel);
            added.AddRange(fresh.Select((draft, i) => Observation.Receive(draft, first + i, unit.Now)));
            await unit.Db.InsertManyAsync(added, cancel);
            await CountsAhead.ApplyManyAsync(unit.Db, added, cancel);
        }

        unit.Audit("observations.imported", nameof(Job), drafts[0].Import!.Value.Value, ("rows", Text(added.Count)));
        return added.Count;
    }

    private static ObservationDraft DraftOf(
        ImportedRow row, ImportOrder order, Dictionary<OrganisationId, Organisation> units, ScreeningContext context, JobId job)
    {
        var unit = units[OrganisationId.From(row.Unit)];
        return new(EventTypeId.From(row.Type), row.From, new(unit.Id, unit.RootId, unit.BranchId), ObservationSource.Import)
        {
            Place = row.Place is { } place ? PlaceId.From(place) : null,
            Area = row.Area is { } area ? AreaId.From(area) : null,
            Longitude = row.Longitude,
            Latitude = row.Latitude,
            To = row.To,
            IsRecurring = row.IsRecurring,
            GroupSize = row.GroupSize,
            Unsafety = row.Unsafety,
            Text = Passed(row.Text, context),
            ActionTaken = Passed(row.ActionTaken, context),
            Sharing = order.Sharing,
            Import = job,
            ExternalKey = row.Key,
            ContentKey = row.ContentKey,
        };
    }

    private static ScreenedText? Passed(string? text, ScreeningContext context) =>
        text is not null && ScreenedText.TryPass(text, context with { Field = FieldKind.ImportCell }, Nothing, out var passed, out _) ? passed : null;

    private static readonly HashSet<FindingKind> Nothing = [];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where the run is; the number of rows done is the job's own.</summary>
    private sealed record Progress(int Done, int Added)
    {
        public static Progress Read(string? checkpoint) =>
            checkpoint is null ? new(0, 0) : JsonSerializer.Deserialize<Progress>(checkpoint)!;
    }
}
