using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>An area as another list has it: one or several areas of that list, or ordinarie linjearbete with the reasons given.</summary>
public sealed record AreaReading(IReadOnlyList<PriorityArea> Areas, IReadOnlyList<string> OrdinaryWork);

/// <summary>All lists of the partnership. What was written under an old one keeps its area and is read by a later one through the mappings.</summary>
public sealed class PriorityReading(IReadOnlyList<PriorityList> all, IReadOnlyList<PriorityArea> areas, IReadOnlyList<AreaMapping> mappings)
{
    /// <summary>In an address: what has become ordinarie linjearbete.</summary>
    public const string OrdinaryWorkCode = "ordinarie-linjearbete";

    private readonly ILookup<Guid, PriorityArea> areasOf = areas.OrderBy(a => a.Order).ToLookup(a => a.ListId);
    private readonly Dictionary<PriorityAreaId, PriorityArea> byId = areas.ToDictionary(a => a.Id);
    private readonly ILookup<(Guid List, PriorityAreaId From), AreaMapping> mapped = mappings.ToLookup(m => (m.ListId, m.FromId));

    /// <summary>Drafts too, the newest first.</summary>
    public IReadOnlyList<PriorityList> All { get; } = [.. all.OrderByDescending(l => l.Number)];

    /// <summary>Those that have been made current, the newest first.</summary>
    public IReadOnlyList<PriorityList> Lists { get; } = [.. all.Where(l => !l.IsDraft).OrderByDescending(l => l.Number)];

    /// <summary>Areas of all lists but drafts, the newest list first.</summary>
    public IReadOnlyList<PriorityArea> Areas => [.. Lists.SelectMany(l => AreasOf(l))];

    public PriorityList? Newest => Lists.Count > 0 ? Lists[0] : null;

    public static async Task<PriorityReading> ReadAsync(LyktaDbContext db, CancellationToken cancel) => new(
        await db.Set<PriorityList>().AsNoTracking().ToListAsync(cancel),
        await db.Set<PriorityArea>().AsNoTracking().ToListAsync(cancel),
        await db.Set<AreaMapping>().AsNoTracking().ToListAsync(cancel));

    public PriorityList? InForceOn(DateOnly day) => Lists.FirstOrDefault(l => l.ValidFrom <= day && (l.ValidTo is null || l.ValidTo >= day));

    /// <summary>The list that a plan is written under: the one in force when it begins, or the first of all.</summary>
    public PriorityList? ListFor(DateOnly begins) => InForceOn(begins) ?? (Lists.Count > 0 ? Lists[^1] : null);

    public IReadOnlyList<PriorityArea> AreasOf(PriorityList? list) => list is null ? [] : [.. areasOf[list.Id]];

    public PriorityArea? Area(PriorityAreaId? id) => id is { } known ? byId.GetValueOrDefault(known) : null;

    public PriorityList? ListOf(PriorityArea? area) => area is null ? null : All.FirstOrDefault(l => l.Id == area.ListId);

    public IReadOnlyList<AreaMapping> Mapped(PriorityList list, PriorityArea old) => [.. mapped[(list.Id, old.Id)].OrderBy(m => Area(m.ToId)?.Order)];

    /// <summary>Areas of the list before that nobody has said anything of.</summary>
    public IReadOnlyList<PriorityArea> Unmapped(PriorityList list) =>
        [.. AreasOf(All.FirstOrDefault(l => l.Id == list.BeforeId)).Where(a => Mapped(list, a).Count == 0)];

    /// <summary>How a list of the same day or later reads the area; an earlier one does not have it.</summary>
    public AreaReading Read(PriorityArea area, PriorityList by)
    {
        List<PriorityArea> now = [area];
        List<string> ordinary = [];
        foreach (var list in Lists.Reverse().Where(l => l.Number > (ListOf(area)?.Number ?? int.MaxValue) && l.Number <= by.Number))
        {
            var steps = now.SelectMany(a => Mapped(list, a)).ToList();
            ordinary.AddRange(steps.Where(s => s.ToId is null).Select(s => s.Reason ?? ""));
            now = [.. steps.Select(s => Area(s.ToId)).OfType<PriorityArea>().DistinctBy(a => a.Id).OrderBy(a => a.Order)];
        }

        return new(now.Exists(a => a.ListId != by.Id) ? [] : now, ordinary);
    }

    /// <summary>Whether a row written under one area counts in another: the same, or one that either has become.</summary>
    public bool Counts(PriorityAreaId? written, PriorityArea wanted) => Area(written) is { } area
        && (area.Id == wanted.Id || Reads(area, wanted) || Reads(wanted, area));

    /// <summary>Areas whose rows belong to a code: those that have it, and those that have become one that has it.</summary>
    public IReadOnlySet<PriorityAreaId> WithCode(string code) => Areas.Where(a => a.Code == code || Lists.Any(l => Read(a, l) is var read
        && (code == OrdinaryWorkCode ? read.OrdinaryWork.Count > 0 : read.Areas.Any(x => x.Code == code)))).Select(a => a.Id).ToHashSet();

    private bool Reads(PriorityArea from, PriorityArea to) => ListOf(to) is { IsDraft: false } list && Read(from, list).Areas.Any(a => a.Id == to.Id);
}
