using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>The state of the list's address.</summary>
public sealed record MeasureQuery
{
    [FromQuery(Name = "plan")] public int? Plan { get; init; }
    [FromQuery(Name = "q")] public string? Text { get; init; }
    [FromQuery(Name = "typ")] public MeasureKind? Kind { get; init; }
    [FromQuery(Name = "status")] public MeasureStatus? Status { get; init; }
    [FromQuery(Name = "ansvarig")] public Guid? Lead { get; init; }
    [FromQuery(Name = "omrade")] public string? Area { get; init; }
    [FromQuery(Name = "avsnitt")] public Guid? Section { get; init; }
    [FromQuery(Name = "prevention")] public Approach? Approach { get; init; }
    [FromQuery(Name = "niva")] public PreventionLevel? Level { get; init; }
    [FromQuery(Name = "form")] public WorkForm? Form { get; init; }
    [FromQuery(Name = "triangel")] public TriangleSide? Side { get; init; }
    [FromQuery(Name = "radighet")] public Control? Control { get; init; }
    [FromQuery(Name = "lucka")] public Gap? Gap { get; init; }
    [FromQuery(Name = "roll")] public string? Role { get; init; }
    [FromQuery(Name = "kalla")] public string? Source { get; init; }
    [FromQuery(Name = "ar")] public int? Year { get; init; }
    [FromQuery(Name = "mal")] public GoalType? Goal { get; init; }
    [FromQuery(Name = "utforare")] public Together? Together { get; init; }
    [FromQuery(Name = "skede")] public Phase? Phase { get; init; }
    [FromQuery(Name = "plats")] public string? PlaceWords { get; init; }
    [FromQuery(Name = "betalare")] public Guid? Payer { get; init; }
    [FromQuery(Name = "utbildning")] public bool IsTraining { get; init; }
}

/// <summary>Whether other authorities, companies or associations take part.</summary>
public enum Together
{
    Own = 1, Joint,
}

/// <summary>Ongoing work is both: it has been carried out and it goes on.</summary>
public enum Phase
{
    Carried = 1, Planned,
}

/// <summary>Which measures: everything that was asked for must hold.</summary>
public sealed class MeasureFilter(MeasureQuery query, MeasureNames names, IReadOnlySet<OrganisationId> ours, DateOnly today)
{
    /// <summary>Vi betalade, andra utförde.</summary>
    public const string WePaid = "vi-betalade";

    private readonly string wanted = SwedishFolding.Fold(query.Text?.Trim() ?? "");
    private readonly IReadOnlySet<PriorityAreaId>? inArea = query.Area is { Length: > 0 } code ? names.Priorities.WithCode(code) : null;
    private readonly Dictionary<OrganisationId, OrganisationId> roots = names.Units.ToDictionary(u => u.Id, u => u.RootId);

    public IEnumerable<WholeMeasure> Apply(IEnumerable<WholeMeasure> rows) => rows.Where(Holds);

    private bool Holds(WholeMeasure row) => HoldsSort(row.Measure) && HoldsWho(row)
        && (query.Gap is not { } gap || Gaps.Of(row, today).Contains(gap))
        && (query.Year is not { } year || IsActiveIn(row.Measure, year))
        && (query.Source is not { Length: > 0 } source || row.Funding.Any(f => string.Equals(f.Source, source, StringComparison.OrdinalIgnoreCase)))
        && (wanted.Length == 0 || HasWords(row.Measure)) && HoldsAnswer(row);

    // What questions from the nämnd ask for.
    private bool HoldsAnswer(WholeMeasure row) =>
        (query.Goal is not { } goal || row.Measure.Goal == goal)
        && (query.Together is not { } together || (together == Plans.Together.Joint) == IsJoint(row))
        && (query.Phase is not { } phase || IsIn(phase, row.Measure))
        && (!query.IsTraining || row.Measure.Kind == MeasureKind.Training || row.Measure.TrainingTopic is { Length: > 0 })
        && (query.Payer is not { } payer || row.Parties.Any(p => p.OrganisationId.Value == payer && p.Roles.HasFlag(PartyRoles.Payer)))
        && (query.PlaceWords is not { Length: > 0 } place || SwedishFolding.Fold(PlaceOf(row.Measure)).Contains(SwedishFolding.Fold(place.Trim()), StringComparison.Ordinal));

    private bool IsJoint(WholeMeasure row)
    {
        var lead = row.Measure.LeadId is { } unit && roots.TryGetValue(unit, out var root) ? root : row.Measure.OwnerOrganisationId;
        return row.Parties.Any(p => !roots.TryGetValue(p.OrganisationId, out var other) || other != lead);
    }

    private bool IsIn(Phase phase, Measure m) => phase == Plans.Phase.Carried
        ? m.Status == MeasureStatus.Done || (m.Status == MeasureStatus.Ongoing && (m.StartOn is null || m.StartOn <= today))
        : m.Status is MeasureStatus.Planned or MeasureStatus.Paused || (m.Status == MeasureStatus.Ongoing && (m.EndOn is null || m.EndOn >= today));

    private string PlaceOf(Measure m) => string.Join(' ', names.Show(Measure.PartOf(nameof(Measure.PlaceId))!, m), names.Show(Measure.PartOf(nameof(Measure.AreaId))!, m), m.Name);

    private bool HoldsSort(Measure m) =>
        (query.Kind is null || m.Kind == query.Kind) && (query.Status is null || m.Status == query.Status)
        && (query.Approach is not { } approach || m.Approach == approach || m.Approach == Plans.Approach.Both)
        && (query.Level is null || m.Level == query.Level) && (query.Form is null || m.Form == query.Form)
        && (query.Side is null || m.Side == query.Side) && (query.Control is null || m.Control == query.Control)
        && (query.Section is not { } section || m.SectionId?.Value == section)
        && (inArea is null || (m.PriorityAreaId is { } area && inArea.Contains(area)));

    private bool HoldsWho(WholeMeasure row) =>
        (query.Lead is not { } lead || row.Measure.LeadId?.Value == lead || row.Parties.Any(p => p.OrganisationId.Value == lead))
        && (query.Role != WePaid || IsPaidByUs(row));

    private bool IsPaidByUs(WholeMeasure row)
    {
        const PartyRoles doing = PartyRoles.Driver | PartyRoles.Participant;
        var weDo = IsOurs(row.Measure.LeadId) || row.Parties.Any(p => IsOurs(p.OrganisationId) && (p.Roles & doing) != PartyRoles.None);
        var wePay = row.Parties.Any(p => IsOurs(p.OrganisationId) && p.Roles.HasFlag(PartyRoles.Payer));
        return wePay && !weDo;
    }

    private bool IsOurs(OrganisationId? unit) => unit is { } id && roots.TryGetValue(id, out var root) && ours.Contains(root);

    private static bool IsActiveIn(Measure m, int year) =>
        (m.StartOn is null || m.StartOn.Value.Year <= year) && (m.EndOn is null || m.EndOn.Value.Year >= year);

    private bool HasWords(Measure m) => SwedishFolding.Fold(string.Join(' ', new[]
    {
        m.Code, m.Name, m.Description, m.How, m.Problem, m.Cause, m.TimePlan, m.LeadFunction, names.Unit(m.LeadId),
    }.OfType<string>())).Contains(wanted, StringComparison.Ordinal);

    /// <summary>The filter in words, for files and print; null when there is none.</summary>
    public string? InWords(Texts texts)
    {
        var parts = new List<string>();
        Add(query.Text is { Length: > 0 }, $"”{query.Text}”");
        foreach (var choice in new Enum?[] { query.Kind, query.Status, query.Approach, query.Level, query.Form, query.Side, query.Control, query.Gap, query.Goal, query.Together, query.Phase }.OfType<Enum>())
            parts.Add(texts[$"Plans.{choice.GetType().Name}.{choice}"]);
        Add(query.Area is { Length: > 0 }, query.Area == PriorityReading.OrdinaryWorkCode ? texts["Priorities.OrdinaryWork"].Value : names.Priorities.Areas.FirstOrDefault(a => a.Code == query.Area)?.Name);
        Add(query.Section is not null, names.Sections.FirstOrDefault(s => s.Id.Value == query.Section)?.Name);
        Add(query.Lead is not null, names.Unit(query.Lead is { } id ? new(id) : null));
        Add(query.Role == WePaid, texts["Plans.Filter.WePaid"]);
        Add(query.Source is { Length: > 0 }, query.Source);
        Add(query.Payer is not null, texts["Plans.Filter.Payer"] + " " + names.Unit(query.Payer is { } payer ? new(payer) : null));
        Add(query.PlaceWords is { Length: > 0 }, query.PlaceWords);
        Add(query.IsTraining, texts["Plans.Filter.Training"]);
        Add(query.Year is not null, $"{query.Year}");
        return parts.Count == 0 ? null : string.Join(", ", parts);

        void Add(bool isSet, string? words)
        {
            if (isSet && words is { Length: > 0 })
                parts.Add(words);
        }
    }
}
