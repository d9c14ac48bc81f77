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
    Texts texts, ActionPlan plan, IReadOnlyList<PlanSection> sections, IReadOnlyList<PriorityArea> priorityAreas,
    IReadOnlyList<NamedUnit> units, Dictionary<Guid, string> places, Dictionary<Guid, string> areas)
{
    private readonly Dictionary<Guid, string> unitNames = units.ToDictionary(u => u.Id.Value, u => u.Name);
    private readonly Dictionary<Guid, string> sectionNames = sections.ToDictionary(s => s.Id.Value, s => s.Name);
    private readonly Dictionary<Guid, string> priorityNames = priorityAreas.ToDictionary(a => a.Id.Value, a => a.Name);

    public ActionPlan Plan => plan;

    public IReadOnlyList<PlanSection> Sections => sections;

    public IReadOnlyList<PriorityArea> PriorityAreas => priorityAreas;

    public IReadOnlyList<NamedUnit> Units => units;

    public static async Task<MeasureNames> ReadAsync(LyktaDbContext db, Texts texts, ActionPlan plan, CancellationToken cancel) => new(
        texts, plan,
        await db.Set<PlanSection>().AsNoTracking().Where(s => s.PlanId == plan.Id).OrderBy(s => s.Order).ToListAsync(cancel),
        await db.Set<PriorityArea>().AsNoTracking().OrderByDescending(a => a.ListYear).ThenBy(a => a.Order).ToListAsync(cancel),
        await db.UnitsAsync(cancel),
        (await db.Set<Place>().AsNoTracking().Select(p => new { p.Id, p.Name }).ToListAsync(cancel)).ToDictionary(p => p.Id.Value, p => p.Name),
        (await db.Set<Area>().AsNoTracking().Select(a => new { a.Id, a.Name }).ToListAsync(cancel)).ToDictionary(a => a.Id.Value, a => a.Name));

    public string Unit(OrganisationId? id) => id is { } known ? unitNames.GetValueOrDefault(known.Value) ?? "" : "";

    public string Section(PlanSectionId? id) => id is { } known ? sectionNames.GetValueOrDefault(known.Value) ?? "" : "";

    public string PriorityArea(PriorityAreaId? id) => id is { } known ? priorityNames.GetValueOrDefault(known.Value) ?? "" : "";

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
        [.. (part.IsAlwaysSet ? [] : new[] { ("", texts["Plans.Choose"].Value) }).Concat(Choices(part)).Select(c => new SelectListItem(c.Item2, c.Item1, c.Item1 == chosen))];

    private IEnumerable<KeyValuePair<Guid, string>> Ordered(PartKind kind) => kind switch
    {
        PartKind.Section => sectionNames,
        PartKind.PriorityArea => priorityAreas.Where(a => a.EndedOn is null).Select(a => KeyValuePair.Create(a.Id.Value, a.Name)),
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
