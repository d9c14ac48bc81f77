using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Programmes;

/// <summary>What sort of programme it is (insatsprogram): MST brings its four targets with it.</summary>
public enum ProgrammeKind
{
    SocialInterventionGroup = 1, Mst, Trefas, SchoolSocialTeam, ExitSupport, IntimateViolence, Other,
}

/// <summary>Insatsprogram: sociala insatsgrupper, MST, Trefas. Only the programme's own level: never who takes part.</summary>
public sealed class Programme : IPartnershipOwned, IVersioned
{
    public const int LongestName = 160;

    private Programme() { }

    public ProgrammeId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Number { get; private init; }
    public string Name { get; private set; } = "";
    public ProgrammeKind Kind { get; private init; }

    /// <summary>The unit that runs it; it and the coordinator see figures, others a verdict.</summary>
    public OrganisationId UnitId { get; private init; }
    public string? Aim { get; private set; }

    /// <summary>The measure in the plan that it is.</summary>
    public MeasureId? MeasureId { get; private set; }
    public DateOnly StartedOn { get; private init; }
    public DateOnly? EndedOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>Våld i nära relation: no address in any text, never on a map, and no count below five, not even inside.</summary>
    public bool IsProtected => Kind == ProgrammeKind.IntimateViolence;

    public static Programme Begin(int number, ScreenedText name, ProgrammeKind kind, OrganisationId unit, ScreenedText? aim, DateOnly on) => new()
    {
        Id = ProgrammeId.New(),
        Number = number,
        Name = name.Value,
        Kind = kind,
        UnitId = unit,
        Aim = aim?.Value,
        StartedOn = on,
    };

    /// <summary>SST becomes SST+; what it was called is kept.</summary>
    public ProgrammeName? Rename(ScreenedText name, DateTimeOffset now)
    {
        if (name.Value == Name)
            return null;
        var before = ProgrammeName.Was(Id, Name, now);
        Name = name.Value;
        return before;
    }

    public void Describe(ScreenedText? aim) => Aim = aim?.Value;

    /// <summary>A protected programme is not tied to a measure that has a place.</summary>
    public Result<Programme> Belong(Plans.Measure? measure)
    {
        if (IsProtected && measure is { PlaceId: not null } or { AreaId: not null })
            return ProgrammeErrors.NeverOnAMap;
        MeasureId = measure?.Id;
        return this;
    }

    public void End(DateOnly on) => EndedOn = on;
}

/// <summary>What a programme was called before.</summary>
public sealed class ProgrammeName : IPartnershipOwned
{
    private ProgrammeName() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ProgrammeId ProgrammeId { get; private init; }
    public string Name { get; private init; } = "";
    public DateTimeOffset UntilAt { get; private init; }

    public static ProgrammeName Was(ProgrammeId programme, string name, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ProgrammeId = programme, Name = name, UntilAt = now };
}

/// <summary>Mål för utfall: a share of the ended cases, and how it is measured.</summary>
public sealed class OutcomeTarget : IPartnershipOwned, IVersioned
{
    private OutcomeTarget() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ProgrammeId ProgrammeId { get; private init; }
    public int Order { get; private init; }
    public string Name { get; private init; } = "";
    public int Percent { get; private init; }

    /// <summary>Without one the target cannot be green.</summary>
    public string? Method { get; private set; }

    public int Version { get; private set; }

    public static OutcomeTarget Of(ProgrammeId programme, int order, ScreenedText name, int percent, ScreenedText? method) =>
        new() { Id = Guid.CreateVersion7(), ProgrammeId = programme, Order = order, Name = name.Value, Percent = percent, Method = method?.Value };

    public void MeasureBy(ScreenedText? method) => Method = method?.Value;
}

public static class ProgrammeErrors
{
    public static readonly Error NoName = new("Programmes.Error.NoName", "Input.Name");
    public static readonly Error NoUnit = new("Programmes.Error.NoUnit", "Input.Unit");
    public static readonly Error NeverOnAMap = new("Programmes.Error.NeverOnAMap", "measure");
    public static readonly Error NotAnalysed = new("Programmes.Error.NotAnalysed", "year");
    public static readonly Error AlreadyThere = new("Programmes.Error.AlreadyThere", "year");
    public static readonly Error NoAnalysis = new("Programmes.Error.NoAnalysis", "analysis");
    public static readonly Error Closed = new("Programmes.Error.Closed");
    public static readonly Error Percent = new("Programmes.Error.Percent", "percent");
    public static readonly Error NoTarget = new("Programmes.Error.NoTarget", "name");

    public static Error Count(string field) => new("Programmes.Error.Count", field);

    public static Error Address(string field) => new("Programmes.Error.Address", field);
}
