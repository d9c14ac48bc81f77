using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Priorities;

/// <summary>A draft as its form says: the names of areas that it has, null for those to take away, and new ones.</summary>
public sealed record DraftForm(ScreenedText Name, IReadOnlyDictionary<PriorityAreaId, ScreenedText?> Areas, IReadOnlyList<ScreenedText> Added);

/// <summary>What one old area has become.</summary>
public sealed record MappedTo(PriorityAreaId From, IReadOnlyList<PriorityAreaId> To, ScreenedText? OrdinaryWork);

/// <summary>Writes the lists, inside the unit of the one who asks.</summary>
internal static class PriorityDesk
{
    private const string Series = "prioritylist";

    /// <summary>The first list: the city's of 2024, or an empty draft.</summary>
    public static async Task<PriorityList> StartAsync(WriteUnit unit, bool isStandard, string name, CancellationToken cancel)
    {
        var number = await unit.NextNumberAsync(Series, cancel);
        var (list, areas) = isStandard ? PriorityList.Standard2024(number, null, unit.Now) : (PriorityList.Draft(number, name, null, unit.Now), []);
        unit.Db.Add(list);
        unit.Db.AddRange(areas);
        unit.Audit("priorities.begun", nameof(PriorityList), list.Id);
        return list;
    }

    /// <summary>A draft with the areas of the newest list, each mapped to itself.</summary>
    public static async Task<PriorityList> NewVersionAsync(WriteUnit unit, PriorityReading known, string name, CancellationToken cancel)
    {
        var before = known.Newest!;
        var list = PriorityList.Draft(await unit.NextNumberAsync(Series, cancel), name, before, unit.Now);
        unit.Db.Add(list);
        foreach (var old in known.AreasOf(before))
        {
            var made = PriorityArea.Of(list.Id, old.Order, old.Code, old.Name);
            unit.Db.Add(made);
            unit.Db.Add(AreaMapping.To(old, made));
        }

        unit.Audit("priorities.begun", nameof(PriorityList), list.Id);
        return list;
    }

    public static async Task SaveAsync(WriteUnit unit, PriorityList list, DraftForm form, CancellationToken cancel)
    {
        list.Rename(form.Name, unit.Now);
        var areas = await unit.Db.Set<PriorityArea>().ToListAsync(cancel);
        var mine = areas.Where(a => a.ListId == list.Id).OrderBy(a => a.Order).ToList();
        foreach (var area in mine)
        {
            if (!form.Areas.TryGetValue(area.Id, out var name))
                continue;
            if (name is { } given)
                area.Rename(given);
            else
                unit.Db.Remove(area);
        }

        var order = mine.Count > 0 ? mine[^1].Order : 0;
        var taken = areas.Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var added in form.Added)
            unit.Db.Add(PriorityArea.Of(list.Id, ++order, FreeCode(added.Value, taken), added.Value));
        unit.Audit("priorities.changed", nameof(PriorityList), list.Id);
    }

    public static async Task MapAsync(WriteUnit unit, PriorityList list, IReadOnlyList<MappedTo> rows, CancellationToken cancel)
    {
        unit.Db.RemoveRange(await unit.Db.Set<AreaMapping>().Where(m => m.ListId == list.Id).ToListAsync(cancel));
        var areas = await unit.Db.Set<PriorityArea>().ToDictionaryAsync(a => a.Id, cancel);
        foreach (var row in rows.Where(r => areas.ContainsKey(r.From)))
        {
            unit.Db.AddRange(row.To.Where(t => areas.TryGetValue(t, out var to) && to.ListId == list.Id).Select(t => AreaMapping.To(areas[row.From], areas[t])));
            if (row.OrdinaryWork is { } why)
                unit.Db.Add(AreaMapping.ToOrdinaryWork(list.Id, areas[row.From], why));
        }

        list.Touch(unit.Now);
        unit.Audit("priorities.mapped", nameof(PriorityList), list.Id);
    }

    // A code is the area's through all lists: one that an earlier area has had is not given to another.
    private static string FreeCode(string name, HashSet<string> taken)
    {
        var slug = Slugs.From(name) is { Length: > 0 } made ? made : "omrade";
        slug = slug[..Math.Min(slug.Length, PriorityArea.LongestCode - 3)].Trim('-');
        var code = slug;
        for (var i = 2; !taken.Add(code); i++)
            code = $"{slug}-{i}";
        return code;
    }
}
