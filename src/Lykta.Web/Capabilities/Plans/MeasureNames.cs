using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>An organisation as plans speak of it.</summary>
public sealed record NamedUnit(OrganisationId Id, string Name, OrganisationId? ParentId, OrganisationId RootId, OrganisationCategory Category, bool IsClosed);

/// <summary>The names that stand for ids in a plan, and the choices of each part.</summary>
public sealed class MeasureNames(
    Texts texts, ActionPlan plan, IReadOnlyList<PlanSection> sections, PriorityReading priorities,
    IReadOnlyList<NamedUnit> units, Dictionary<Guid, string> places, Dictionary<Guid, string> areas)
{
    private readonly Dictionary<Guid, string> unitNames = units.ToDictionary(u => u.Id.Value, u => u.Name);
    private readonly Dictionary<Guid, string> sectionNames = sections.ToDictionary(s => s.Id.Value, s => s.Name);
    private readonly Dictionary<Guid, string> priorityNames = priorities.Areas.ToDictionary(a => a.Id.Value, a => a.Name);

    public ActionPlan Plan => plan;

    public IReadOnlyList<PlanSection> Sections => sections;

    public PriorityReading Priorities => priorities;

    /// <summary>The list that the plan is written under.</summary>
    public PriorityList? PlanList => priorities.ListFor(plan.From);

    public IReadOnlyList<NamedUnit> Units => units;

    public static async Task<MeasureNames> ReadAsync(LyktaDbContext db, Texts texts, ActionPlan plan, CancellationToken cancel) => new(
        texts, plan,
        await db.Set<PlanSection>().AsNoTracking().Where(s => s.PlanId == plan.Id).OrderBy(s => s.Order).ToListAsync(cancel),
        await PriorityReading.ReadAsync(db, cancel),
        await db.UnitsAsync(cancel),
        (await db.Set<Place>().AsNoTracking().Select(p => new { p.Id, p.Name }).ToListAsync(cancel)).ToDictionary(p => p.Id.Value, p => p.Name),
        (await db.Set<Area>().AsNoTracking().Select(a => new { a.Id, a.Name }).ToListAsync(cancel)).ToDictionary(a => a.Id.Value, a => a.Name));

    public string Unit(OrganisationId? id) => id is { } known ? unitNames.GetValueOrDefault(known.Value) ?? "" : "";

    public string Section(PlanSectionId? id) => id is { } known ? sectionNames.GetValueOrDefault(known.Value) ?? "" : "";

    public string PriorityArea(PriorityAreaId? id) => id is { } known ? priorityNames.GetValueOrDefault(known.Value) ?? "" : "";

    /// <summary>What the newest list says of an area of an older one; null when it says the same.</summary>
    public string? ReadNow(PriorityAreaId? id)
    {
        if (priorities.Area(id) is not { } area || priorities.Newest is not { ValidFrom: { } from } newest || area.ListId == newest.Id)
            return null;
        var read = priorities.Read(area, newest);
        IEnumerable<string> names = [.. read.Areas.Select(a => a.Name), .. read.OrdinaryWork.Count > 0 ? [texts["Priorities.OrdinaryWork"].Value] : Array.Empty<string>()];
        return texts["Plans.List.ReadNow", from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), string.Join("; ", names)];
    }

    /// <summary>Areas to filter by: the plan's own list, and what later ones have made of it.</summary>
    public IEnumerable<PriorityArea> AreasToChoose() =>
        priorities.Lists.Where(l => l.Number >= (PlanList?.Number ?? 0)).OrderBy(l => l.Number).SelectMany(priorities.AreasOf).DistinctBy(a => a.Code, StringComparer.Ordinal);

    public bool HasOrdinaryWork => priorities.Newest is { } newest && priorities.AreasOf(PlanList).Any(a => priorities.Read(a, newest).OrdinaryWork.Count > 0);

    public string Label(MeasurePart part) => part.Group == PartGroup.Own
        ? plan.OwnFieldNames.ElementAtOrDefault(part.Key[^1] - '1') ?? texts[$"Plans.Part.{part.Key}"].Value
        : texts[$"Plans.Part.{part.Key}"].Value;

    /// <summary>The parts that this plan uses: own fields only as many as it has named.</summary>
    public IEnumerable<MeasurePart> Parts => Measure.Parts.Where(p => p.Group != PartGroup.Own || p.Key[^1] - '0' <= plan.OwnFieldNames.Count);

    /// <summary>What a reader sees in place of what is kept.</summary>
    public string Show(MeasurePart part, Measure measure) => Show(part, part.Read(measure));

    public string Show(MeasurePart part, string kept)
    {
        if (kept.Length == 0 || part.IsWords || part.Kind is PartKind.Day or PartKind.Count)
            return kept;
        if (part.Choices is { } choices)
            return texts[$"Plans.{choices.Name}.{kept}"];
        return Guid.TryParseExact(kept, "N", out var id) ? NamesOf(part.Kind).GetValueOrDefault(id) ?? "" : "";
    }

    /// <summary>The choices of a part, by what is kept and what is shown; none for words, days and counts.</summary>
    public IEnumerable<(string Kept, string Shown)> Choices(MeasurePart part) => part.Choices is { } choices
        ? Enum.GetNames(choices).Where(n => choices != typeof(SharingLevel) || n != nameof(SharingLevel.Open)).Select(n => (n, texts[$"Plans.{choices.Name}.{n}"].Value))
        : part.IsWords || part.Kind is PartKind.Day or PartKind.Count ? []
        : Ordered(part.Kind).Select(n => (n.Key.ToString("N"), n.Value));

    public IReadOnlyList<SelectListItem> Items(MeasurePart part, string chosen) =>
        [.. (part.IsAlwaysSet ? [] : new[] { ("", texts["Plans.Choose"].Value) }).Concat(Choices(part)).Concat(Kept(part, chosen)).Select(c => new SelectListItem(c.Item2, c.Item1, c.Item1 == chosen))];

    // An area of another list is no longer offered, but stays where it is chosen.
    private IEnumerable<(string, string)> Kept(MeasurePart part, string chosen) =>
        part.Kind == PartKind.PriorityArea && chosen.Length > 0 && Choices(part).All(c => c.Kept != chosen) ? [(chosen, Show(part, chosen))] : [];

    private IEnumerable<KeyValuePair<Guid, string>> Ordered(PartKind kind) => kind switch
    {
        PartKind.Section => sectionNames,
        PartKind.PriorityArea => priorities.AreasOf(PlanList).Select(a => KeyValuePair.Create(a.Id.Value, a.Name)),
        PartKind.Organisation => units.Where(u => !u.IsClosed).Select(u => KeyValuePair.Create(u.Id.Value, u.Name)).OrderBy(n => n.Value, SwedishFolding.Order),
        _ => NamesOf(kind).OrderBy(n => n.Value, SwedishFolding.Order),
    };

    private Dictionary<Guid, string> NamesOf(PartKind kind) => kind switch
    {
        PartKind.Organisation => unitNames,
        PartKind.Place => places,
        PartKind.Area => areas,
        PartKind.PriorityArea => priorityNames,
        PartKind.Section => sectionNames,
        _ => [],
    };
}
