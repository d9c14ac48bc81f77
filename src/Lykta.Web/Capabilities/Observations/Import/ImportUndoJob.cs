using System.Globalization;
using System.Text.Json;
using Lykta.Web.Data;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>Which import, and when it was ordered.</summary>
public sealed record ImportUndoOrder(Guid Import, DateTimeOffset At);

/// <summary>Takes an import back in slices; a row that is assessed while it runs is kept.</summary>
public sealed class ImportUndoJob : JobKind
{
    public const string JobName = "observations.import-undo";
    private const int Slice = 500;

    public override string Name => JobName;

    public override async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel)
    {
        var order = JsonSerializer.Deserialize<ImportUndoOrder>(run.Parameters)!;
        var gone = int.Parse(run.Checkpoint ?? "0", CultureInfo.InvariantCulture);
        for (var last = -1; last != 0;)
        {
            var before = gone;
            await run.SaveAsync(async (unit, token) =>
            {
                last = await TakeAsync(unit, order, token);
                return Text(before + last);
            }, gone, cancel);
            gone += last;
        }

        var id = JobId.From(order.Import);
        var left = await run.Store.ReadAsync(run.Scope, db => db.Set<Observation>().IgnoreQueryFilters([LyktaDbContext.SharingFilter])
            .CountAsync(o => o.ImportId == id, cancel), cancel);
        return new("Import.Undo.Outcome", Text(gone), Text(left));
    }

    private static async Task<int> TakeAsync(WriteUnit unit, ImportUndoOrder order, CancellationToken cancel)
    {
        var frozen = await ImportUndo.FrozenDaysAsync(unit.Db, order.At, cancel);
        var rows = await ImportUndo.Going(unit.Db, JobId.From(order.Import), frozen).OrderBy(o => o.Number).Take(Slice).ToListAsync(cancel);
        if (rows.Count == 0)
            return 0;
        await CountsAhead.ApplyAsync(unit.Db, [.. rows.Select(r => (r, -1))], cancel);
        unit.Db.RemoveRange(rows);
        unit.Audit("observations.import-undone", nameof(Job), order.Import, ("rows", Text(rows.Count)));
        return rows.Count;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
