using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Triage;

/// <summary>Reports that are counted as another.</summary>
public static class Merged
{
    private const int MostSteps = 20;

    /// <summary>All that were merged into one, those that had been merged into them before as well.</summary>
    public static async Task<List<Observation>> MergedIntoAsync(this LyktaDbContext db, ObservationId kept, CancellationToken cancel)
    {
        var all = new List<Observation>();
        List<ObservationId?> found = [kept];
        for (var step = 0; found.Count > 0 && step < MostSteps; step++)
        {
            var into = found;
            var next = await db.Set<Observation>().Where(o => into.Contains(o.DuplicateOfId) && o.Status == ObservationStatus.Duplicate).OrderBy(o => o.Number).ToListAsync(cancel);
            all.AddRange(next);
            found = [.. next.Select(o => (ObservationId?)o.Id)];
        }

        return all;
    }

    /// <summary>Whether somebody has reported this one, or one that is counted as it, already.</summary>
    public static async Task<bool> HasReportedAsync(this LyktaDbContext db, MembershipId? reporter, Observation kept, CancellationToken cancel) =>
        reporter is not null && (kept.WrittenBy == reporter || (await db.MergedIntoAsync(kept.Id, cancel)).Exists(o => o.WrittenBy == reporter));
}
