using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Sharing;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Share;

/// <summary>Shares measures with named partnerships, lets them follow what changes, and withdraws them.</summary>
public sealed class ShareDesk(Writes writes)
{
    public static readonly Error TooNarrow = new("Plans.Share.Error.TooNarrow", "to");
    public static readonly Error NotBeside = new("Plans.Share.Error.NotBeside", "to");

    /// <summary>The same again is no change.</summary>
    public Task<Error?> ShareAsync(int number, PartnershipId to, CancellationToken cancel) => writes.RunAsync(async (unit, token) =>
    {
        var measure = await unit.Db.Set<Measure>().SingleAsync(m => m.Number == number, token);
        if (!SharingGate.MayReachOthers(measure))
            return (Error?)TooNarrow;
        var beside = await unit.Db.BesideAsync(token);
        if (!beside.Exists(p => p.Id == to))
            return NotBeside;
        var id = measure.Id;
        if (await unit.Db.Set<SharedMeasure>().AnyAsync(s => s.MeasureId == id && s.ToPartnershipId == to, token))
            return null;
        unit.Db.Add(SharedMeasure.Of(measure, await unit.Db.LeadAsync(measure, token), unit.Scope.PartnershipId, to, unit.Now));
        unit.Audit("measure.shared", nameof(Measure), id.Value, ("to", to.Value.ToString("N")));
        return null;
    }, cancel);

    public Task<bool> WithdrawAsync(int number, PartnershipId to, CancellationToken cancel) => writes.RunAsync(async (unit, token) =>
    {
        var measure = await unit.Db.Set<Measure>().SingleAsync(m => m.Number == number, token);
        var id = measure.Id;
        if (await unit.Db.Set<SharedMeasure>().SingleOrDefaultAsync(s => s.MeasureId == id && s.ToPartnershipId == to, token) is not { } shared)
            return false;
        unit.Db.Remove(shared);
        unit.Audit("measure.unshared", nameof(Measure), id.Value, ("to", to.Value.ToString("N")));
        return true;
    }, cancel);

    /// <summary>After a unit got another name: what others read says who leads by the new one. Locked versions and sent reports keep theirs.</summary>
    internal static async Task FollowNameAsync(WriteUnit unit, Organisation lead, CancellationToken cancel)
    {
        var (owner, id) = (unit.Scope.PartnershipId, lead.Id);
        // Whoever renames units need not see the measures.
        var led = unit.Db.Set<Measure>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).Where(m => m.LeadId == id).Select(m => m.Id);
        foreach (var shared in await unit.Db.Set<SharedMeasure>().Where(s => s.PartnershipId == owner && led.Contains(s.MeasureId)).ToListAsync(cancel))
            shared.RenameLead(lead.Name);
    }

    /// <summary>After any change of measures: the shared copies say the same, and one that may no longer leave is withdrawn.</summary>
    internal static async Task FollowAsync(WriteUnit unit, IReadOnlyCollection<Measure> changed, CancellationToken cancel)
    {
        var ids = changed.Select(m => m.Id).ToList();
        var owner = unit.Scope.PartnershipId;
        var measures = changed.ToDictionary(m => m.Id);
        foreach (var shared in await unit.Db.Set<SharedMeasure>().Where(s => s.PartnershipId == owner && ids.Contains(s.MeasureId)).ToListAsync(cancel))
        {
            var measure = measures[shared.MeasureId];
            if (SharingGate.MayReachOthers(measure))
            {
                shared.Follow(measure, await unit.Db.LeadAsync(measure, cancel));
                continue;
            }

            unit.Db.Remove(shared);
            unit.Audit("measure.unshared", nameof(Measure), measure.Id.Value, ("to", shared.ToPartnershipId.Value.ToString("N")), ("why", "ring"));
        }
    }
}

public static class ShareQueries
{
    /// <summary>Those that a measure may be shared with: children of the same parent, and those in a collaboration with us.</summary>
    public static async Task<List<Partnership>> BesideAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var own = db.Scope.PartnershipId;
        var parent = db.Scope.Partnership!.ParentId;
        return await db.Set<Partnership>().AsNoTracking().Where(p => p.Id != own && ((parent != null && p.ParentId == parent)
            || db.Set<CollaborationParticipant>().Any(mine => mine.PartnershipId == own && mine.LeftOn == null
                && db.Set<CollaborationParticipant>().Any(theirs => theirs.CollaborationId == mine.CollaborationId && theirs.PartnershipId == p.Id && theirs.LeftOn == null))))
            .OrderBy(p => p.Name).ToListAsync(cancel);
    }

    internal static async Task<string> LeadAsync(this LyktaDbContext db, Measure measure, CancellationToken cancel) =>
        measure.LeadId is { } lead ? await db.Set<Organisation>().Where(o => o.Id == lead).Select(o => o.Name).SingleOrDefaultAsync(cancel) ?? "" : "";
}
