using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements;

/// <summary>What an area of the predecessor is now.</summary>
public enum Succession
{
    /// <summary>Areas of this agreement carry it on.</summary>
    Continued = 1,

    /// <summary>The list has it, but no area of this agreement.</summary>
    LeftOut,

    /// <summary>Ordinarie linjearbete.</summary>
    OrdinaryWork,

    /// <summary>It was never tied to an area of the list, so nothing can be said.</summary>
    Unknown,
}

/// <summary>An area of the predecessor, what it is now, and where: names of this agreement's areas, of the list's, or why it is ordinary work.</summary>
public sealed record SucceededArea(AgreementArea Old, Succession Is, IReadOnlyList<string> Where);

public static class AgreementQueries
{
    public static Task<CollaborationAgreement?> AgreementAsync(this LyktaDbContext db, int number, CancellationToken cancel) =>
        db.Set<CollaborationAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, cancel);

    public static Task<List<AgreementArea>> AgreementAreasAsync(this LyktaDbContext db, Guid agreement, CancellationToken cancel) =>
        db.Set<AgreementArea>().AsNoTracking().Where(a => a.AgreementId == agreement).OrderBy(a => a.Number).ToListAsync(cancel);

    /// <summary>The predecessor's areas by the list that is in force when this agreement is.</summary>
    public static IReadOnlyList<SucceededArea> Succeeded(IEnumerable<AgreementArea> before, IReadOnlyList<AgreementArea> now, PriorityReading priorities, DateOnly from)
    {
        var list = priorities.ListFor(from);
        return [.. before.Select(old => One(old, now, priorities, list))];
    }

    private static SucceededArea One(AgreementArea old, IReadOnlyList<AgreementArea> now, PriorityReading priorities, PriorityList? list)
    {
        if (list is null || priorities.Area(old.PriorityAreaId) is not { } area)
            return new(old, Succession.Unknown, []);
        var read = priorities.Read(area, list);
        var here = now.Where(a => read.Areas.Any(r => priorities.Counts(a.PriorityAreaId, r))).Select(a => a.Name).ToList();
        return here.Count > 0 ? new(old, Succession.Continued, here)
            : read.Areas.Count > 0 ? new(old, Succession.LeftOut, [.. read.Areas.Select(r => r.Name)])
            : read.OrdinaryWork.Count > 0 ? new(old, Succession.OrdinaryWork, read.OrdinaryWork)
            : new(old, Succession.Unknown, []);
    }
}
