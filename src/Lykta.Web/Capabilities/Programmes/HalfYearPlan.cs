using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Programmes;

/// <summary>Halvårsplan: what a programme intends in a half-year, its counts, and the analysis that closes it. The next opens after that.</summary>
public sealed class HalfYearPlan : IPartnershipOwned, IVersioned
{
    private HalfYearPlan() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ProgrammeId ProgrammeId { get; private init; }
    public int Year { get; private init; }

    /// <summary>1 or 2.</summary>
    public int Half { get; private init; }
    public string? Intention { get; private init; }
    public int? Enrolled { get; private set; }
    public int? Started { get; private set; }
    public int? Ended { get; private set; }
    public string? Analysis { get; private set; }
    public DateTimeOffset? AnalysedAt { get; private set; }
    public MembershipId? AnalysedBy { get; private set; }
    public int Version { get; private set; }

    public bool IsAnalysed => AnalysedAt is not null;

    public static Result<HalfYearPlan> Open(ProgrammeId programme, int year, int half, ScreenedText? intention, IReadOnlyCollection<HalfYearPlan> before)
    {
        if (before.Any(p => !p.IsAnalysed))
            return ProgrammeErrors.NotAnalysed;
        if (year is < 2000 or > 2100 || half is not (1 or 2) || before.Any(p => (p.Year, p.Half).CompareTo((year, half)) >= 0))
            return ProgrammeErrors.AlreadyThere;
        return new HalfYearPlan { Id = Guid.CreateVersion7(), ProgrammeId = programme, Year = year, Half = half, Intention = intention?.Value };
    }

    public Result<HalfYearPlan> Count(int? enrolled, int? started, int? ended)
    {
        if (IsAnalysed)
            return ProgrammeErrors.Closed;
        (Enrolled, Started, Ended) = (enrolled, started, ended);
        return this;
    }

    public Result<HalfYearPlan> Analyse(ScreenedText? analysis, MembershipId? by, DateTimeOffset now)
    {
        if (IsAnalysed)
            return ProgrammeErrors.Closed;
        if (analysis is not { IsEmpty: false } words)
            return ProgrammeErrors.NoAnalysis;
        (Analysis, AnalysedAt, AnalysedBy) = (words.Value, now, by);
        return this;
    }
}

/// <summary>Utfall: how many of the ended cases reached one target in one half-year; nothing is "not measured".</summary>
public sealed class TargetOutcome : IPartnershipOwned
{
    private TargetOutcome() { }

    public PartnershipId PartnershipId { get; private init; }
    public Guid TargetId { get; private init; }
    public Guid PlanId { get; private init; }
    public int? Reached { get; private set; }
    public int? Base { get; private set; }

    public static TargetOutcome For(Guid target, Guid plan) => new() { TargetId = target, PlanId = plan };

    public Result<TargetOutcome> Record(int? reached, int? of, string field)
    {
        if (reached is < 0 or > 10_000 || of is < 0 or > 10_000 || reached > of || reached is null != of is null)
            return ProgrammeErrors.Count(field);
        (Reached, Base) = (reached, of);
        return this;
    }
}
