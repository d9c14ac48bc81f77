using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>A warned text that nobody has looked at within a week goes by itself; its row stays. What was erased since the last round is cleared out of the file.</summary>
public sealed class TextReviewDuty(WriteQueue writes, LyktaStore store, Residue residue) : IDuty
{
    public string Name => "text-review";

    public async Task RunAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        await writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
        {
            var today = Stockholm.DayOf(unit.Now);
            var due = await unit.Db.Set<Observation>().Where(o => o.TextReviewDueOn != null && o.TextReviewDueOn <= today).ToListAsync(token);
            foreach (var observation in due)
                unit.RemoveText(observation, ErasureReason.ReviewTimeout);
            foreach (var text in await unit.Db.Set<WarnedText>().Where(t => t.DueOn <= today).ToListAsync(token))
                await unit.RemoveWarnedAsync(text, ErasureReason.ReviewTimeout, token);
            return due.Count;
        }, cancel);
        var cleared = residue.ClearedAt;
        if (await store.ReadAsync(LyktaScope.ForSystem(partnership), db => db.Set<ErasureRecord>().AnyAsync(e => e.At > cleared, cancel), cancel))
            await residue.RemoveAsync(cancel);
    }
}

public static class TextRemoval
{
    /// <summary>Every typed word of the observation goes, with its line in the erasure log and in the trail.</summary>
    public static void RemoveText(this WriteUnit unit, Observation observation, ErasureReason reason)
    {
        observation.DropText(unit.Now);
        unit.Db.Add(ErasureRecord.Note(RetentionClass.ObservationText, reason, 1, unit.Scope.Viewer.PrimaryMembership, unit.Now));
        unit.Audit("observation.text-removed", nameof(Observation), observation.Id.Value, ("reason", reason.ToString()));
    }
}
