using Lykta.Analysis.Trends;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>Indikatorvärde: what a district has entered for a period. Its own until it is released.</summary>
public sealed class IndicatorValue : IPartnershipOwned, IVersioned
{
    private IndicatorValue() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }

    /// <summary>The city's indicator; it lies in the city's own partnership.</summary>
    public Guid IndicatorId { get; private init; }
    public PeriodKind PeriodKind { get; private init; }
    public int Year { get; private init; }
    public int Part { get; private init; }
    public double? Value { get; private set; }
    public int? Base { get; private set; }

    /// <summary>Why it cannot be had; then there is no value.</summary>
    public string? WhyNot { get; private set; }
    public string? Note { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When what stands here was released; null while it is not.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }
    public int Version { get; private set; }

    public IndicatorPeriod Period => new(PeriodKind, Year, Part);

    public static IndicatorValue For(PartnershipId district, Guid indicator, IndicatorPeriod period) =>
        new() { Id = Guid.CreateVersion7(), PartnershipId = district, IndicatorId = indicator, PeriodKind = period.Kind, Year = period.Year, Part = period.Part };

    public void Enter(IndicatorFigures figures, DateTimeOffset now)
    {
        (Value, Base, WhyNot, Note) = (figures.Value, figures.Base, figures.WhyNot?.Value, figures.Note?.Value);
        (ChangedAt, ReleasedAt) = (now, null);
    }

    /// <summary>What leaves, under the definition of its period; small figures stay behind.</summary>
    public IndicatorRelease Release(IndicatorDefinition under, int smallNumberLimit, MembershipId? by, DateOnly on, DateTimeOffset now)
    {
        ReleasedAt = now;
        return IndicatorRelease.Of(this, under, ToldFigure.Of(under, this, smallNumberLimit), by, on, now);
    }
}

/// <summary>What the form says of a value.</summary>
public sealed record IndicatorFigures(double? Value, int? Base, ScreenedText? WhyNot, ScreenedText? Note);

/// <summary>How a released figure may be shown.</summary>
public enum FigureState
{
    Told = 1,

    /// <summary>Below the limit, or so near all that the rest would be.</summary>
    Few,

    /// <summary>För litet underlag.</summary>
    SmallBase,

    /// <summary>Går inte att ta fram.</summary>
    NotPossible,
}

/// <summary>The one rule of small numbers: what it hides is not in the released row at all, so that no page or file can tell it.</summary>
public sealed record ToldFigure(FigureState State, double? Value, int? Base)
{
    public static ToldFigure Of(IndicatorDefinition under, IndicatorValue entered, int limit)
    {
        if (entered.Value is not { } value)
            return new(FigureState.NotPossible, null, null);
        if (!under.IsAboutPeople)
            return new(FigureState.Told, value, entered.Base);
        if (under.Kind == IndicatorKind.Count)
            return value > 0 && value < limit ? new(FigureState.Few, null, null) : new(FigureState.Told, value, TellsTheRest(entered.Base, value, limit) ? null : entered.Base);
        if (entered.Base is not { } answers || answers < Shares.DefaultLeastBase)
            return new(FigureState.SmallBase, null, null);
        var part = Numerator(value, answers);
        return under.Kind == IndicatorKind.Share && (part < limit || answers - part < limit) ? new(FigureState.Few, null, answers) : new(FigureState.Told, value, answers);
    }

    // Of 20, 18: the base would tell of the two.
    private static bool TellsTheRest(int? all, double value, int limit) => all is < Shares.DefaultLeastBase || (all - value is > 0 and var rest && rest < limit);

    public static int Numerator(double percent, int answers) => (int)Math.Round(percent * answers / 100, MidpointRounding.AwayFromZero);
}

/// <summary>Släppt indikatorvärde: what the city sees of a district's figure; a later one of the same period takes its place.</summary>
public sealed class IndicatorRelease : IReleasedUp
{
    private IndicatorRelease() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid IndicatorId { get; private init; }

    /// <summary>The definition that it was made under.</summary>
    public int Definition { get; private init; }
    public PeriodKind PeriodKind { get; private init; }
    public int Year { get; private init; }
    public int Part { get; private init; }
    public FigureState State { get; private init; }
    public double? Value { get; private init; }
    public int? Base { get; private init; }
    public string? WhyNot { get; private set; }
    public string? Note { get; private set; }
    public DateOnly ReleasedOn { get; private init; }
    public DateTimeOffset ReleasedAt { get; private init; }
    public MembershipId? ReleasedBy { get; private init; }

    public IndicatorPeriod Period => new(PeriodKind, Year, Part);

    /// <summary>Words that may point somebody out are taken out after review; the figure stays.</summary>
    public void Forget(string property)
    {
        if (property == nameof(WhyNot))
            WhyNot = null;
        else if (property == nameof(Note))
            Note = null;
    }

    public static IndicatorRelease Of(IndicatorValue entered, IndicatorDefinition under, ToldFigure told, MembershipId? by, DateOnly on, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartnershipId = entered.PartnershipId,
        IndicatorId = entered.IndicatorId,
        Definition = under.Number,
        PeriodKind = entered.PeriodKind,
        Year = entered.Year,
        Part = entered.Part,
        State = told.State,
        Value = told.Value,
        Base = told.Base,
        WhyNot = entered.WhyNot,
        Note = entered.Note,
        ReleasedOn = on,
        ReleasedAt = now,
        ReleasedBy = by,
    };
}
