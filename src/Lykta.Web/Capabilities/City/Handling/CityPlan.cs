using System.Text.Encodings.Web;
using System.Text.Json;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.City.Handling;

/// <summary>What becomes of a row next year.</summary>
public enum RowFate
{
    Carried = 1, Changed, Ended, New,
}

/// <summary>Handlingsplan: the city's plan of a year, made from the compilation of the year before. The city's own until it is decided and returned.</summary>
public sealed class CityPlan : IPartnershipOwned, IVersioned
{
    private CityPlan() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Year { get; private init; }

    /// <summary>The compilation that its rows come from; none for a plan that was begun empty.</summary>
    public Guid? CompilationId { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public DateOnly? AdoptedOn { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => AdoptedOn is null;

    public static CityPlan Begin(PartnershipId city, int year, Guid? compilation, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), PartnershipId = city, Year = year, CompilationId = compilation, MadeAt = now };

    internal void Adopt(DateOnly on) => AdoptedOn = on;
}

/// <summary>Rad i handlingsplanen: what shall be done, what became of the row that it comes from, and where that was reported.</summary>
public sealed class CityPlanRow : IPartnershipOwned, IVersioned
{
    public const int LongestText = 1000;

    private CityPlanRow() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid PlanId { get; private init; }
    public int Number { get; private init; }
    public string AreaCode { get; private set; } = "";
    public string AreaName { get; private set; } = "";
    public RowFate Fate { get; private set; }
    public string Text { get; private set; } = "";
    public string? Reason { get; private set; }

    /// <summary>The district that it is for; null is all of them.</summary>
    public PartnershipId? ForDistrictId { get; private set; }
    public PartnershipId? SourceDistrictId { get; private init; }
    public string? SourceDistrict { get; private init; }
    public Guid? SourceReportId { get; private init; }
    public DateOnly? SourceReportedOn { get; private init; }

    /// <summary>A-12 in the district's plan.</summary>
    public string? SourceMeasure { get; private init; }
    public string? SourcePlan { get; private init; }
    public int? SourcePlanVersion { get; private init; }
    public string? SourceText { get; private init; }
    public int Version { get; private set; }

    public bool HasSource => SourceReportId is not null;

    public static CityPlanRow From(CityPlan plan, int number, CompiledArea area, CompiledSentence sentence, DistrictReport report)
    {
        var content = report.Read();
        var name = sentence.Text.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end ? sentence.Text[..end] : sentence.Text;
        return new()
        {
            Id = Guid.CreateVersion7(),
            PlanId = plan.Id,
            Number = number,
            AreaCode = area.Code,
            AreaName = area.Name,
            Fate = RowFate.Carried,
            Text = name.Length > LongestText ? name[..LongestText] : name,
            ForDistrictId = report.PartnershipId,
            SourceDistrictId = report.PartnershipId,
            SourceDistrict = sentence.District,
            SourceReportId = report.Id,
            SourceReportedOn = report.ReportedOn,
            SourceMeasure = sentence.Measure,
            SourcePlan = content.PlanTitle,
            SourcePlanVersion = content.PlanVersion,
            SourceText = sentence.Text,
        };
    }

    public static CityPlanRow Empty(CityPlan plan, int number) => new() { Id = Guid.CreateVersion7(), PlanId = plan.Id, Number = number, Fate = RowFate.New };

    public Result<CityPlanRow> Describe(CityRowForm form)
    {
        if (form.Fate == RowFate.New == HasSource)
            return new Error("Handling.Error.Fate", "Input.Fate");
        if (form.Fate != RowFate.Carried && form.Reason is null)
            return new Error("Handling.Error.Reason", "Input.Reason");
        (AreaCode, AreaName, Fate, Text, Reason, ForDistrictId) = (form.AreaCode, form.AreaName, form.Fate, form.Text.Value, form.Reason?.Value, form.For);
        return this;
    }

    public FrozenRow Freeze() => new(Number, AreaCode, AreaName, Fate, Text, Reason, ForDistrictId?.Value, HasSource
        ? new(SourceDistrictId!.Value.Value, SourceDistrict!, SourceReportId!.Value, SourceReportedOn!.Value, SourceMeasure!, SourcePlan!, SourcePlanVersion ?? 0, SourceText!) : null);
}

/// <summary>What the form says of a row.</summary>
public sealed record CityRowForm(string AreaCode, string AreaName, RowFate Fate, ScreenedText Text, ScreenedText? Reason, PartnershipId? For);

/// <summary>Beslut om handlingsplanen: what the body decided; when it adopts, the plan frozen with a hash, and the day it was returned to the districts.</summary>
public sealed class CityPlanDecision : IReleasedDown
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CityPlanDecision() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid PlanId { get; private init; }
    public int Year { get; private init; }
    public string Body { get; private init; } = "";
    public DecisionOutcome Outcome { get; private init; }
    public DateOnly DecidedOn { get; private init; }
    public string? Paragraph { get; private init; }
    public string? DiaryNumber { get; private init; }
    public string? Wording { get; private init; }
    public bool IsAdjustedAtOnce { get; private init; }

    /// <summary>The frozen plan as JSON; null when it was not adopted.</summary>
    public string? Frozen { get; private init; }

    /// <summary>SHA-256 of it, in hexadecimal.</summary>
    public string? Hash { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public MembershipId? RecordedBy { get; private init; }

    /// <summary>When the districts got it; before that they see nothing.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }
    public DateOnly? ReturnedOn { get; private set; }

    public bool IsIntact => Frozen is not null && PlanDecision.HashOf(Frozen) == Hash;

    public static CityPlanDecision Record(CityPlan plan, DecisionMinutes minutes, FrozenCityPlan? adopted, MembershipId? by, DateTimeOffset now)
    {
        var frozen = adopted is null ? null : JsonSerializer.Serialize(adopted, Options);
        if (frozen is not null)
            plan.Adopt(minutes.DecidedOn);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            PartnershipId = plan.PartnershipId,
            PlanId = plan.Id,
            Year = plan.Year,
            Body = minutes.Body.Value,
            Outcome = minutes.Outcome,
            DecidedOn = minutes.DecidedOn,
            Paragraph = minutes.Paragraph?.Value,
            DiaryNumber = minutes.DiaryNumber?.Value,
            Wording = minutes.Wording?.Value,
            IsAdjustedAtOnce = minutes.IsAdjustedAtOnce,
            Frozen = frozen,
            Hash = frozen is null ? null : PlanDecision.HashOf(frozen),
            RecordedAt = now,
            RecordedBy = by,
        };
    }

    public void Return(DateOnly on, DateTimeOffset now) => (ReturnedOn, ReturnedAt) = (on, now);

    public FrozenCityPlan Read() => JsonSerializer.Deserialize<FrozenCityPlan>(Frozen!, Options)!;
}

/// <summary>The plan as it was decided: words and sources, so that it reads the same whatever happens to the districts' own plans.</summary>
public sealed record FrozenCityPlan(string City, int Year, Guid? Compilation, string? CompilationHash, IReadOnlyList<FrozenRow> Rows)
{
    public IEnumerable<FrozenRow> For(PartnershipId district) => Rows.Where(r => r.For is null || r.For == district.Value);
}

public sealed record FrozenRow(int Number, string AreaCode, string AreaName, RowFate Fate, string Text, string? Reason, Guid? For, FrozenSource? Source)
{
    /// <summary>A row that has ended is told, not asked about.</summary>
    public bool WantsAnswer => Fate != RowFate.Ended;
}

/// <summary>District, report, plan version and measure that a row comes from.</summary>
public sealed record FrozenSource(Guid DistrictId, string District, Guid Report, DateOnly ReportedOn, string Measure, string Plan, int PlanVersion, string Text);

/// <summary>Svar på handlingsplanen: a district has taken a row up as a measure of its own, or says why not. Read by the city.</summary>
public sealed class CityPlanAnswer : IReleasedUp, IVersioned
{
    private CityPlanAnswer() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }

    /// <summary>The city's decision; it lies in the city's own partnership.</summary>
    public Guid DecisionId { get; private init; }
    public int RowNumber { get; private init; }

    /// <summary>Of the district's measure; null when it is not done.</summary>
    public int? MeasureNumber { get; private set; }
    public string? PlanTitle { get; private set; }

    /// <summary>Why it is not done.</summary>
    public string? Reason { get; private set; }
    public DateOnly AnsweredOn { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }
    public MembershipId? AnsweredBy { get; private set; }
    public int Version { get; private set; }

    public bool IsTaken => MeasureNumber is not null;

    public static CityPlanAnswer To(PartnershipId district, Guid decision, int row) => new() { Id = Guid.CreateVersion7(), PartnershipId = district, DecisionId = decision, RowNumber = row };

    public void Take(int measure, string plan, Answering by) => (MeasureNumber, PlanTitle, Reason, AnsweredOn, AnsweredAt, AnsweredBy) = (measure, plan, null, by.On, by.At, by.Member);

    public void Decline(ScreenedText reason, Answering by) => (MeasureNumber, PlanTitle, Reason, AnsweredOn, AnsweredAt, AnsweredBy) = (null, null, reason.Value, by.On, by.At, by.Member);
}

/// <summary>Who answers, and when.</summary>
public sealed record Answering(DateOnly On, DateTimeOffset At, MembershipId? Member);
